//! The service of a catalogue, mounted in real servers of axum, actix-web, hyper and others: what a
//! client gets over the wire.

mod addresses;
#[allow(dead_code)] // `fetch`
#[path = "../adapters/client.rs"]
pub(crate) mod client;
mod conditional;
mod made_once;
mod mounted;
mod negotiation;
mod refusals;
mod world;
