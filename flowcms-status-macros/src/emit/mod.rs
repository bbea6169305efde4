//! What all kinds of declarations emit.

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
pub(crate) use roots::{Roots, at_path, binding, hygienic, relocate};
pub(crate) use statics::{cells, of_map, statics};
pub(crate) use target::{Catalog, Target, is_unsized};
