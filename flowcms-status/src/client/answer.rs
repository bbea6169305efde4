//! `Answer`: a response whose body is no problem document.

use std::fmt;

use http::{HeaderMap, StatusCode};

use super::advice::{RetryAdvice, of_status};
use crate::declaration::table::Retry;

/// How many bytes of a body are kept.
const KEPT: usize = 1024;

/// A response whose body is no problem document: a proxy's page, a body that broke off.
#[derive(Clone)]
pub struct Answer(Box<Parts>);

/// Behind a pointer, so that a `Result` with an error of the caller's side stays small.
#[derive(Clone)]
struct Parts {
    status: StatusCode,
    headers: HeaderMap,
    body: Box<[u8]>,
    class: Retry,
}

impl Answer {
    pub(super) fn new(status: StatusCode, headers: HeaderMap, body: &[u8]) -> Self {
        Self(Box::new(Parts {
            status,
            headers,
            body: body[..body.len().min(KEPT)].into(),
            class: of_status(status),
        }))
    }

    /// The same with a class that does not follow from the status.
    #[cfg(feature = "tonic")]
    pub(super) fn of_class(mut self, class: Retry) -> Self {
        self.0.class = class;
        self
    }

    /// The HTTP status code.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The headers of the response.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The first 1,024 bytes of the body.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }

    /// Whether, and when, the request is worth sending again, by the status and the headers.
    #[must_use]
    pub fn retry(&self) -> RetryAdvice {
        RetryAdvice::new(self.0.class, &self.0.headers)
    }

    #[allow(dead_code, reason = "only some features ask for it")]
    pub(super) fn class(&self) -> Retry {
        self.0.class
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("status", &self.status())
            .field("headers", self.headers())
            .field("body", &String::from_utf8_lossy(self.body()))
            .finish_non_exhaustive()
    }
}

/// `502 Bad Gateway, without a problem document`.
impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, without a problem document", self.status())
    }
}
