//! The errors of the single fields of a request.

mod declared;
#[cfg(feature = "tonic")]
mod grpc;
mod list;
#[cfg(any(feature = "garde", feature = "validator"))]
mod readers;
