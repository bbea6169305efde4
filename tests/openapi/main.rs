//! The `OpenAPI` documents: what stands in them, that real responses are as they say, and what three
//! validators and schemathesis find in them.

#[path = "../../examples/content_api/app/mod.rs"]
#[allow(dead_code)] // not all of it is needed here
mod app;
#[path = "../../examples/tour/client.rs"]
#[allow(dead_code)]
mod client;
#[cfg(feature = "tools")]
#[path = "../tools/mod.rs"]
mod tools;

#[cfg(feature = "aide")]
mod aide;
mod components;
mod every_key;
mod live;
mod many_types;
mod responses;
mod schemas;
#[cfg(feature = "tools")]
mod schemathesis;
#[cfg(feature = "utoipa")]
mod utoipa;
#[cfg(feature = "tools")]
mod validators;
