//! An occurrence as a response, and the event that belongs to it.

pub(crate) mod answer;
pub(crate) mod log;
#[cfg(any(
    feature = "actix-web",
    feature = "poem",
    feature = "rocket",
    feature = "salvo",
    feature = "tower",
    feature = "warp"
))]
pub(crate) mod refused;
