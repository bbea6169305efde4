//! `ResponseExt`: what the responses of reqwest say.

use std::error::Error;
use std::fmt;

use super::advice::RetryAdvice;
use super::answer::Answer;
use super::api_error::ApiError;
use super::decode::Decode;
#[cfg(not(target_family = "wasm"))]
use super::document::LONGEST_BODY;

/// The error of a call through reqwest: no response, or one that is an error.
#[derive(Debug)]
pub enum CallError<E, T> {
    /// No response came.
    Transport(T),
    /// A response that is an error.
    Api(ApiError<E>),
}

impl<E: Decode, T> CallError<E, T> {
    /// Whether, and when, the same request is worth sending again ([`ApiError::retry`]); later, if no
    /// response came.
    #[must_use]
    pub fn retry(&self) -> RetryAdvice {
        match self {
            Self::Transport(_) => RetryAdvice::Backoff,
            Self::Api(error) => error.retry(),
        }
    }

    /// The same with the wait that the server asks for, however long.
    #[cfg(feature = "tower")]
    pub(super) fn uncapped_retry(&self) -> RetryAdvice {
        match self {
            Self::Transport(_) => RetryAdvice::Backoff,
            Self::Api(error) => error.uncapped_retry(),
        }
    }
}

impl<E, T> From<ApiError<E>> for CallError<E, T> {
    fn from(error: ApiError<E>) -> Self {
        Self::Api(error)
    }
}

impl<E: fmt::Display, T: fmt::Display> fmt::Display for CallError<E, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Transport(error) => error.fmt(f),
            Self::Api(error) => error.fmt(f),
        }
    }
}

impl<E: fmt::Debug + fmt::Display, T: Error> Error for CallError<E, T> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Transport(error) => error.source(),
            Self::Api(error) => error.source(),
        }
    }
}

/// Reads the response of a call, of reqwest 0.13 (feature `reqwest`) or 0.12 (feature `reqwest-012`).
///
/// ```no_run
/// use flowcms_status::FlowError;
/// use flowcms_status::client::{ApiError, CallError, ResponseExt};
///
/// #[derive(Debug, thiserror::Error, FlowError)]
/// #[flow(client = ContentProblem)]
/// pub enum ContentError {
///     #[error("entry `{slug}` does not exist")]
///     #[flow(code = 404)]
///     EntryNotFound {
///         #[flow(member)]
///         slug: String,
///     },
/// }
///
/// # async fn call(client: reqwest::Client) -> Result<(), CallError<ContentProblem>> {
/// let response = client.get("http://localhost/entries/intro").send().await?;
/// match response.problem::<ContentProblem>().await {
///     Ok(response) => println!("{}", response.text().await?),
///     Err(CallError::Api(ApiError::Known(ContentProblem::EntryNotFound { slug }, _))) => {
///         println!("no {slug}");
///     }
///     Err(other) => return Err(other),
/// }
/// # Ok(())
/// # }
/// ```
pub trait ResponseExt: Sized + private::Sealed {
    /// What reqwest fails with.
    type Transport;

    /// The response, if its status is below 400; else what it says.
    ///
    /// At most 1 MiB of the body of an error is read.
    ///
    /// # Errors
    ///
    /// `CallError::Api` for every response from 400 up; one whose body breaks off is
    /// [`ApiError::NotAProblem`] with what came.
    fn problem<E: Decode>(
        self,
    ) -> impl Future<Output = Result<Self, CallError<E, Self::Transport>>> + private::ThreadSafe;
}

#[allow(unreachable_pub, reason = "Rust 1.85 overlooks what a method returns")]
mod private {
    pub trait Sealed {}

    /// `Send`, but in a browser, where nothing is.
    #[cfg(not(target_family = "wasm"))]
    pub trait ThreadSafe: Send {}
    #[cfg(not(target_family = "wasm"))]
    impl<T: Send> ThreadSafe for T {}

    #[cfg(target_family = "wasm")]
    pub trait ThreadSafe {}
    #[cfg(target_family = "wasm")]
    impl<T> ThreadSafe for T {}
}

macro_rules! response_ext {
    ($reqwest:ident) => {
        impl private::Sealed for ::$reqwest::Response {}

        impl ResponseExt for ::$reqwest::Response {
            type Transport = ::$reqwest::Error;

            async fn problem<E: Decode>(mut self) -> Result<Self, CallError<E, Self::Transport>> {
                let status = self.status();
                if status.as_u16() < 400 {
                    return Ok(self);
                }
                let headers = std::mem::take(self.headers_mut());
                let mut body = Vec::new();
                #[cfg(not(target_family = "wasm"))]
                let is_whole = loop {
                    match self.chunk().await {
                        Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                        Ok(None) => break true,
                        Err(_) => break false,
                    }
                    // Too long to be read as a problem: the rest is not asked for.
                    if body.len() > LONGEST_BODY {
                        break true;
                    }
                };
                // A browser has it in one piece.
                #[cfg(target_family = "wasm")]
                let is_whole = match self.bytes().await {
                    Ok(bytes) => {
                        body.extend_from_slice(&bytes);
                        true
                    }
                    Err(_) => false,
                };
                Err(CallError::Api(if is_whole {
                    ApiError::of_response(status, headers, &body)
                } else {
                    ApiError::NotAProblem(Answer::new(status, headers, &body))
                }))
            }
        }

        impl<E> From<::$reqwest::Error> for CallError<E, ::$reqwest::Error> {
            fn from(error: ::$reqwest::Error) -> Self {
                Self::Transport(error)
            }
        }
    };
}

#[cfg(feature = "reqwest")]
response_ext!(reqwest);
#[cfg(feature = "reqwest-012")]
response_ext!(reqwest_012);
