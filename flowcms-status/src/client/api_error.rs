//! `ApiError`: what a response that is an error says, and `read`, which finds it out.

use std::error::Error;
use std::fmt;

use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};

use super::advice::RetryAdvice;
use super::answer::Answer;
use super::decode::{Decode, Reading};
use super::document::ProblemDocument;

/// What a response that is an error says: a problem of `E`, the client type of a declaration, if it
/// is one.
#[derive(Debug, Clone)]
pub enum ApiError<E> {
    /// A problem of `E`, all of whose members could be read.
    Known(E, ProblemDocument),
    /// A problem document that `E` does not know: of a newer server, or of a proxy.
    Unknown(ProblemDocument),
    /// Another body.
    NotAProblem(Answer),
}

/// What a response that is an error says.
///
/// A problem document is one JSON object under `application/problem+json` (RFC 9457, section 3) of
/// at most 1 MiB. Which statuses are errors, the caller says.
///
/// ```
/// use flowcms_status::FlowError;
/// use flowcms_status::client::{ApiError, read};
/// use flowcms_status::http::{HeaderMap, StatusCode};
///
/// #[derive(Debug, thiserror::Error, FlowError)]
/// #[error("no credit")]
/// #[flow(code = 403, client = NoCreditProblem)]
/// pub struct NoCredit;
///
/// let error = read::<NoCreditProblem>(StatusCode::BAD_GATEWAY, &HeaderMap::new(), b"<html>");
/// match error {
///     ApiError::NotAProblem(answer) => assert_eq!(answer.body(), b"<html>"),
///     other => panic!("{other}"),
/// }
/// ```
#[must_use]
pub fn read<E: Decode>(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> ApiError<E> {
    ApiError::of_response(status, headers.clone(), body)
}

impl<E: Decode> ApiError<E> {
    /// [`read`] of headers that nobody else needs.
    pub(super) fn of_response(status: StatusCode, headers: HeaderMap, body: &[u8]) -> Self {
        if !is_problem(&headers) {
            return Self::NotAProblem(Answer::new(status, headers, body));
        }
        match ProblemDocument::new(status, headers, body) {
            Ok(document) => Self::of_document(document),
            Err(answer) => Self::NotAProblem(answer),
        }
    }

    pub(super) fn of_document(document: ProblemDocument) -> Self {
        match E::__decode(Reading::of(&document)) {
            Some(known) => Self::Known(known, document),
            None => Self::Unknown(document),
        }
    }

    /// Whether, and when, the same request is worth sending again: by the declaration where the
    /// problem is known, else by the status.
    #[must_use]
    pub fn retry(&self) -> RetryAdvice {
        match self {
            Self::Known(known, document) => RetryAdvice::new(known.__retry(), document.headers()),
            Self::Unknown(document) => document.retry(),
            Self::NotAProblem(answer) => answer.retry(),
        }
    }

    /// The same with the wait that the server asks for, however long.
    #[allow(dead_code, reason = "only what sends again asks for it")]
    pub(super) fn uncapped_retry(&self) -> RetryAdvice {
        match self {
            Self::Known(known, document) => {
                RetryAdvice::uncapped(known.__retry(), document.headers())
            }
            Self::Unknown(document) => RetryAdvice::uncapped(document.class(), document.headers()),
            Self::NotAProblem(answer) => RetryAdvice::uncapped(answer.class(), answer.headers()),
        }
    }
}

impl<E> ApiError<E> {
    /// The HTTP status code.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Known(_, document) | Self::Unknown(document) => document.status(),
            Self::NotAProblem(answer) => answer.status(),
        }
    }

    /// The headers of the response.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        match self {
            Self::Known(_, document) | Self::Unknown(document) => document.headers(),
            Self::NotAProblem(answer) => answer.headers(),
        }
    }

    /// The problem document, if the body is one.
    #[must_use]
    pub const fn document(&self) -> Option<&ProblemDocument> {
        match self {
            Self::Known(_, document) | Self::Unknown(document) => Some(document),
            Self::NotAProblem(_) => None,
        }
    }
}

/// `404 Not Found: ` and the problem.
impl<E: fmt::Display> fmt::Display for ApiError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(known, document) => write!(f, "{}: {known}", document.status()),
            Self::Unknown(document) => document.fmt(f),
            Self::NotAProblem(answer) => answer.fmt(f),
        }
    }
}

impl<E: fmt::Debug + fmt::Display> Error for ApiError<E> {}

/// Whether the content is said to be `application/problem+json`, with or without parameters
/// (RFC 9110, section 8.3.1).
fn is_problem(headers: &HeaderMap) -> bool {
    const PROBLEM: &[u8] = b"application/problem+json";
    let Some(value) = headers.get(CONTENT_TYPE) else {
        return false;
    };
    if value.as_bytes() == PROBLEM {
        return true;
    }
    let media_type = value.as_bytes().split(|byte| *byte == b';').next();
    media_type.is_some_and(|media_type| media_type.trim_ascii().eq_ignore_ascii_case(PROBLEM))
}
