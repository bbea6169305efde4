//! An occurrence as bytes, in the form that is asked for.

#[cfg(feature = "_layer")]
pub(crate) mod format;
#[cfg(feature = "_layer")]
pub(crate) mod html;
pub(crate) mod json;
#[cfg(any(feature = "html", feature = "_layer"))]
pub(crate) mod negotiate;
pub(crate) mod scratch;
#[cfg(feature = "json")]
mod serialize;
#[cfg(feature = "_layer")]
pub(crate) mod write;
#[cfg(feature = "_layer")]
pub(crate) mod xml;
