//! The TypeScript of a catalogue, by the compiler of TypeScript: what a client may write compiles,
//! what it may not does not.

#[path = "../tools/mod.rs"]
mod tools;

mod catalog;
mod clients;
mod compiler;
mod documents;
mod hostile;
mod module;
