//! `ProblemLayer` around real servers: what comes back over the wire, whatever went wrong inside.

mod bodies;
mod bridges;
#[path = "../adapters/client.rs"]
mod client;
mod conversions;
mod forms;
mod hooks;
mod instance;
mod properties;
mod relayed;
mod sent;
mod services;
mod simulate;
#[cfg(feature = "tools")]
#[path = "../tools/mod.rs"]
mod tools;
mod world;
#[cfg(feature = "tools")]
mod xml_schema;
