//! The example `parcels`, an API of many types, over real servers and a real client: whatever it
//! answers is what its documents, its lock and its catalogue say, and whatever they say was seen.

#[path = "../../examples/parcels/app/mod.rs"]
mod app;
#[path = "../../examples/parcels/carrier.rs"]
mod carrier;
#[path = "../../examples/parcels/client/mod.rs"]
mod client;
#[path = "../tools/mod.rs"]
mod tools;

mod client_calls;
mod composition;
mod documents;
mod everything;
mod requests;
mod samples;
mod schemathesis;
mod service;
