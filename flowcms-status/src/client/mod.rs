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
#[cfg(feature = "tonic")]
mod tonic;

pub use advice::{LONGEST_WAIT, RetryAdvice};
pub use answer::Answer;
pub use api_error::{ApiError, read};
pub use decode::{Decode, HasClient};
pub use document::ProblemDocument;
pub use header_field::FromHeaderField;

/// What the expansions need of the caller's side.
#[doc(hidden)]
pub mod private {
    pub use super::decode::{Decode, HasClient, Reading};
    pub use super::header_field::FromHeaderField;
}
