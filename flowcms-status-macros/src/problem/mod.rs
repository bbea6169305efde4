//! One problem type as tokens: variants of errors and rows of maps alike.

mod declared;
mod occurrence;
mod roots;

pub(crate) use occurrence::Occurrence;
pub(crate) use roots::{Roots, at_path, binding, call_by_ref, relocate};
