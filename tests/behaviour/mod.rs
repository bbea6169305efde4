//! The wire, byte for byte, and what each key of the derive does to it.

mod axum;
mod cfg;
mod delegation;
mod demands;
mod descriptions;
mod downcast;
mod functions;
mod grpc;
mod keys;
mod maps;
mod run_time_status;
pub(crate) mod support;
mod tables;
mod texts;
mod type_keys;
mod voice;
mod wire;
