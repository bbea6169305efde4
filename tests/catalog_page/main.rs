//! The HTML page of a catalogue: what it says, and in a real browser how it looks and works.

mod access;
mod anchors;
mod appearance;
mod browser;
mod declared;
mod hostile;
mod keyboard;
mod many;
mod markup;
mod search;
mod server;
#[path = "../tools/mod.rs"]
mod tools;
