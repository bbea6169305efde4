//! The TypeScript of a catalogue, by the compiler of TypeScript: what a client may write compiles,
//! what it may not does not.

#[cfg_attr(
    not(feature = "tools"),
    allow(dead_code, reason = "what its errors send is tested with tools")
)]
mod catalog;
#[cfg(feature = "tools")]
mod clients;
mod compiler;
#[cfg(feature = "tools")]
mod documents;
#[cfg(feature = "tools")]
mod errors;
#[cfg(feature = "tools")]
mod forms;
mod hostile;
mod module;
