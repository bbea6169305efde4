//! What a service sends, its client types read.

mod document;
#[cfg(feature = "tonic")]
mod grpc;
mod kit;
mod maps;
mod retry;
mod types;

use flowcms_status::FlowError;
use flowcms_status::client::{ApiError, Decode, read};

/// What a caller makes of the response to `error`.
fn answer<E: Decode>(error: &impl FlowError) -> ApiError<E> {
    let response = error.to_response();
    read(response.status(), response.headers(), response.body())
}

/// The problem that a caller reads.
#[track_caller]
fn known<E: Decode + std::fmt::Debug>(error: &impl FlowError) -> E {
    match answer(error) {
        ApiError::Known(problem, _) => problem,
        other => panic!("{other:?}"),
    }
}
