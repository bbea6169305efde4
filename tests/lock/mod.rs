//! The lock of a catalogue: each change that breaks callers is found, and what is new passes; and
//! committed files that cannot be stale.

mod changes;
mod environment;
mod files;
mod folder;
mod members;
mod retired;
mod text;
