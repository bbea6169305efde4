//! The conformance kit: honest errors pass, and each thing that can be wrong is found in a response
//! that has just that wrong.

mod body;
mod catalogue;
mod content;
mod headers;
mod honest;
mod members;
mod privacy;
mod watch;
