//! What all kinds of declarations emit.

pub(crate) mod client;
mod leaf;
pub(crate) mod markdown;
mod occurrence;
mod problem_type;
mod roots;
pub(crate) mod rustdoc;
mod statics;
mod target;

pub(crate) use leaf::{Leaf, schema};
pub(crate) use occurrence::Occurrence;
pub(crate) use problem_type::RowOf;
pub(crate) use roots::{Roots, at_path, binding, field_values, hygienic, last_span, relocate};
pub(crate) use statics::{cells, of_map, statics};
pub(crate) use target::{Catalog, Target, is_unsized};

/// What comes of a declaration.
pub(crate) struct Expansion {
    /// What it defines, which an editor reads too.
    pub(crate) items: proc_macro2::TokenStream,
    /// What its types implement.
    pub(crate) impls: proc_macro2::TokenStream,
}
