//! An occurrence as bytes, in the form that is asked for.

#[cfg(feature = "tower")]
pub(crate) mod format;
#[cfg(feature = "tower")]
pub(crate) mod html;
pub(crate) mod json;
#[cfg(any(feature = "html", feature = "tower"))]
pub(crate) mod negotiate;
pub(crate) mod scratch;
#[cfg(feature = "tower")]
pub(crate) mod write;
#[cfg(feature = "tower")]
pub(crate) mod xml;
