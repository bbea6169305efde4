//! What all kinds of declarations emit.

mod occurrence;
mod problem_type;
mod roots;
pub(crate) mod rustdoc;

pub(crate) use occurrence::Occurrence;
pub(crate) use roots::{Roots, at_path, binding, relocate};
