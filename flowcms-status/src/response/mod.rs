//! An occurrence as a response, and the event that belongs to it.

pub(crate) mod allow;
pub(crate) mod answer;
#[cfg(feature = "_layer")]
pub(crate) mod content;
pub(crate) mod event;
#[cfg(feature = "_layer")]
pub(crate) mod mark;
#[cfg(feature = "_layer")]
#[allow(dead_code, reason = "only some frameworks ask for it")]
pub(crate) mod marks;
#[cfg(any(feature = "_layer", feature = "warp"))]
pub(crate) mod refused;
#[cfg(feature = "_layer")]
pub(crate) mod sending;
