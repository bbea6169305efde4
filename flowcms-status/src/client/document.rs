//! `ProblemDocument`: a problem document as it was sent.

use std::fmt;
use std::sync::OnceLock;

use http::{HeaderMap, StatusCode};
use serde_json::{Map, Value};

use super::advice::{RetryAdvice, of_status};
use super::answer::Answer;
use super::member::{Found, Reserved, find};
use crate::declaration::table::Retry;

/// How long the body of an error may be.
pub(super) const LONGEST_BODY: usize = 1024 * 1024;

/// The type of a problem that says none (RFC 9457, section 4.2.1).
const NO_TYPE: &str = "about:blank";

/// A problem document (RFC 9457), with the status and the headers that it came with.
///
/// It is read as section 3.1 asks for: a member of the standard whose type is wrong is as if it were
/// not there.
///
/// ```
/// use flowcms_status::client::{ProblemDocument, RetryAdvice};
/// use flowcms_status::http::{HeaderMap, StatusCode};
///
/// let body = br#"{"title":"No credit","status":"403","balance":30}"#;
/// let status = StatusCode::FORBIDDEN;
/// let problem = ProblemDocument::from_json(status, &HeaderMap::new(), body).unwrap();
/// assert_eq!(problem.type_uri(), "about:blank");
/// assert_eq!(problem.title(), Some("No credit"));
/// assert_eq!(problem.status(), 403);
/// assert_eq!(problem.member("status").unwrap(), "403");
/// assert_eq!(problem.member("balance").unwrap(), 30);
/// assert_eq!(problem.retry(), RetryAdvice::Never);
/// ```
#[derive(Clone)]
pub struct ProblemDocument(Box<Parts>);

/// Behind a pointer, so that a `Result` with an error of the caller's side stays small.
#[derive(Clone)]
struct Parts {
    status: StatusCode,
    headers: HeaderMap,
    text: Box<str>,
    found: Vec<Found>,
    reserved: Reserved,
    /// What was sent, once somebody asks for it.
    members: OnceLock<Map<String, Value>>,
    /// The domain of a gRPC error, whose members are texts.
    domain: Option<Box<str>>,
}

impl ProblemDocument {
    /// Reads a problem document under any media type, for an API that does not send
    /// `application/problem+json`.
    ///
    /// # Errors
    ///
    /// The body is not one JSON object of at most 1 MiB.
    pub fn from_json(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Result<Self, Answer> {
        Self::new(status, headers.clone(), body)
    }

    pub(super) fn new(status: StatusCode, headers: HeaderMap, body: &[u8]) -> Result<Self, Answer> {
        let text = match std::str::from_utf8(body) {
            Ok(text) if body.len() <= LONGEST_BODY => text,
            _ => return Err(Answer::new(status, headers, body)),
        };
        let mut parts = Box::new(Parts {
            status,
            headers,
            // A byte order mark may be passed over (RFC 8259, section 8.1).
            text: text.strip_prefix('\u{feff}').unwrap_or(text).into(),
            found: Vec::with_capacity(12),
            reserved: Reserved::default(),
            members: OnceLock::new(),
            domain: None,
        });
        let Parts {
            text,
            found,
            reserved,
            ..
        } = &mut *parts;
        if find(text, found, reserved) {
            Ok(Self(parts))
        } else {
            Err(Answer::new(status, parts.headers, body))
        }
    }

    /// The HTTP status code of the response, whatever the member `status` says.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The headers of the response.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The `type`, `about:blank` where there is none (RFC 9457, section 3.1.1).
    #[must_use]
    pub fn type_uri(&self) -> &str {
        self.reserved(0).unwrap_or(NO_TYPE)
    }

    /// The summary of the problem type (RFC 9457, section 3.1.3).
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.reserved(1)
    }

    /// What is particular to this occurrence (RFC 9457, section 3.1.4).
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        self.reserved(2)
    }

    /// The URI of this occurrence (RFC 9457, section 3.1.5).
    #[must_use]
    pub fn instance(&self) -> Option<&str> {
        self.reserved(3)
    }

    /// The stable name of the problem type, which this crate's servers send.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.reserved(4)
    }

    /// What the caller should know and do, which this crate's servers send.
    #[must_use]
    pub fn context(&self) -> Option<&str> {
        self.reserved(5)
    }

    fn reserved(&self, index: usize) -> Option<&str> {
        Some(self.0.reserved[index].as_ref()?.of(&self.0.text))
    }

    /// The member of that name as it was sent.
    #[must_use]
    pub fn member(&self, name: &str) -> Option<&Value> {
        self.members().get(name)
    }

    /// All members as they were sent, those of the standard too.
    #[must_use]
    pub fn members(&self) -> &Map<String, Value> {
        self.0.members.get_or_init(|| {
            let member = |found: &Found| {
                let value = serde_json::from_str(found.value(&self.0.text)).ok()?;
                Some((found.name(&self.0.text).to_owned(), value))
            };
            self.0.found.iter().filter_map(member).collect()
        })
    }

    /// Whether, and when, the request is worth sending again, by the status and the headers.
    #[must_use]
    pub fn retry(&self) -> RetryAdvice {
        RetryAdvice::new(self.class(), &self.0.headers)
    }

    pub(super) fn class(&self) -> Retry {
        of_status(self.0.status)
    }

    /// The JSON of the member of that name; of several the last.
    pub(super) fn json(&self, name: &str) -> Option<&str> {
        let mut found = self.0.found.iter().rev();
        found
            .find(|found| found.name(&self.0.text) == name)
            .map(|found| found.value(&self.0.text))
    }

    pub(super) fn domain(&self) -> Option<&str> {
        self.0.domain.as_deref()
    }

    /// The same as what a gRPC error of that domain says.
    #[cfg(feature = "tonic")]
    pub(super) fn of_domain(mut self, domain: String) -> Self {
        self.0.domain = Some(domain.into_boxed_str());
        self
    }
}

impl fmt::Debug for ProblemDocument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProblemDocument")
            .field("status", &self.0.status)
            .field("headers", &self.0.headers)
            .field("members", self.members())
            .finish_non_exhaustive()
    }
}

/// `404 Not Found: `, and the detail or else the title.
impl fmt::Display for ProblemDocument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.status)?;
        match self.detail().or(self.title()) {
            Some(text) => write!(f, ": {text}"),
            None => Ok(()),
        }
    }
}
