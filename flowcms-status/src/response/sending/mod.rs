//! What is done to each response when it is sent, whatever framework sends it.

mod at_once;
pub(crate) mod body;
pub(crate) mod config;
pub(crate) mod finish;
mod foreign;
pub(crate) mod instance;
mod relayed;
pub(crate) mod requested;
