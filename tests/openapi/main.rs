//! The `OpenAPI` documents: what stands in them, and that real responses are as they say.

mod aide;
mod every_key;
mod schemas;
mod utoipa;
