//! The errors of the single fields of a request (RFC 9457, section 3).

#[cfg(feature = "json")]
mod list;
mod names;
mod source;

#[cfg(feature = "json")]
#[allow(unused_imports, reason = "only some frameworks name a place")]
pub(crate) use list::Place;
#[cfg(feature = "json")]
pub use list::{FieldError, FieldErrors};
pub use names::FieldNames;
pub use source::{ErrorsOf, FieldErrorSource, OtherErrors};
