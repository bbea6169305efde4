//! The caller's side (feature `client`): what a response says, as the types that the declaration makes.
//!
//! `#[flow(client = NoteProblem)]` on an error type or a map makes the caller's side of it, and
//! [`read`] finds in a response which of its problems it is:
//!
//! ```
//! use std::time::Duration;
//!
//! use flowcms_status::FlowError;
//! use flowcms_status::client::{ApiError, RetryAdvice, read};
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! #[flow(type_base = "https://docs.example.com/errors#", client = NoteProblem)]
//! pub enum NoteError {
//!     #[error("note `{slug}` does not exist")]
//!     #[flow(code = 404)]
//!     NotFound {
//!         #[flow(member)]
//!         slug: String,
//!     },
//!     #[error("too many requests")]
//!     #[flow(code = 429)]
//!     RateLimited {
//!         #[flow(header = "Retry-After")]
//!         wait: Duration,
//!     },
//! }
//!
//! let response = NoteError::NotFound { slug: "intro".into() }.to_response();
//! let error = read::<NoteProblem>(response.status(), response.headers(), response.body());
//! match error {
//!     ApiError::Known(NoteProblem::NotFound { slug }, _) => assert_eq!(slug, "intro"),
//!     other => panic!("{other}"),
//! }
//!
//! let response = NoteError::RateLimited { wait: Duration::from_secs(3) }.to_response();
//! let error = read::<NoteProblem>(response.status(), response.headers(), response.body());
//! assert_eq!(error.retry(), RetryAdvice::After(Duration::from_secs(3)));
//! ```
//!
//! Nothing here does any I/O. A [`ProblemDocument`] is of use alone, for every API that sends
//! `application/problem+json`.

mod advice;
mod answer;
mod api_error;
mod decode;
mod document;
mod header_field;
pub mod maps;
mod member;
mod rate_limit;
#[cfg(any(feature = "reqwest", feature = "reqwest-012"))]
mod reqwest;
#[cfg(feature = "tower")]
mod retry;
mod shape;
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
    pub use std::boxed::Box;
    pub use std::string::String;
    pub use std::vec::Vec;

    pub use super::decode::{Decode, DecodeRow, FromMember, HasClient, Reading, retry_of_row};
    pub use super::header_field::FromHeaderField;
    pub use super::shape::Shape;
    pub use serde_json::Value;
}
