//! The caller's side (feature `client`): what a response says, as the types that the declaration makes.
//!
//! Nothing here does any I/O. A [`ProblemDocument`] is of use alone, for every API that sends
//! `application/problem+json`.

mod advice;
mod answer;
mod api_error;
mod decode;
mod document;
mod header_field;
mod member;
mod rate_limit;
#[cfg(any(feature = "reqwest", feature = "reqwest-012"))]
mod reqwest;
#[cfg(feature = "tower")]
mod retry;
#[cfg(feature = "tonic")]
mod tonic;

pub use advice::{LONGEST_WAIT, RetryAdvice};
pub use answer::Answer;
pub use api_error::{ApiError, read};
pub use decode::{Decode, HasClient};
pub use document::ProblemDocument;
pub use header_field::FromHeaderField;
#[cfg(any(feature = "reqwest", feature = "reqwest-012"))]
pub use reqwest::ResponseExt;
#[cfg(feature = "tower")]
pub use retry::{ByStatus, Declared, RetryPolicy};

/// The error of a call through reqwest 0.13.
#[cfg(feature = "reqwest")]
pub type CallError<E> = reqwest::CallError<E, ::reqwest::Error>;

/// The caller's side over reqwest 0.12.
#[cfg(feature = "reqwest-012")]
pub mod reqwest_012 {
    pub use super::ResponseExt;

    /// The error of a call through reqwest 0.12.
    pub type CallError<E> = super::reqwest::CallError<E, ::reqwest_012::Error>;
}

/// What the expansions need of the caller's side.
#[doc(hidden)]
pub mod private {
    pub use super::decode::{Decode, HasClient, Reading};
    pub use super::header_field::FromHeaderField;
    pub use serde_json::Value;
}
