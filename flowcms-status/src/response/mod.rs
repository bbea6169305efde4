//! An occurrence as a response, and the event that belongs to it.

pub(crate) mod answer;
pub(crate) mod event;
#[allow(dead_code, reason = "only frameworks and the layer refuse anything")]
pub(crate) mod refused;
pub(crate) mod surroundings;
