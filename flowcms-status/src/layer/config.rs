//! What a layer was built with, what it keeps of a request, what its hooks get.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderValue, Request, StatusCode, Uri, header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::declaration::problem_type::ProblemType;
use crate::declaration::table::Status;
use crate::document::format::Format;
use crate::occurrence::error::FlowError;
use crate::occurrence::problem::Problem;
use crate::occurrence::rendered::Rendered;

type BoxError = Box<dyn Error + Send + Sync>;
type Answers = fn(&BoxError) -> Option<&dyn FlowError>;
type Hook = Arc<dyn Fn(&ErrorResponse<'_>) + Send + Sync>;
pub(crate) type Render = Arc<dyn Fn(&Problem<'_>) -> Rendered + Send + Sync>;
type Leave = Arc<dyn Fn(&http::response::Parts) -> bool + Send + Sync>;

/// What a [`ProblemLayer`](crate::ProblemLayer) was built with.
#[derive(Clone)]
pub(crate) struct Config {
    /// The problem type of a code's row, `None` for what is no error code.
    pub(crate) row: fn(u16) -> Option<&'static ProblemType>,
    pub(crate) negotiates: bool,
    pub(crate) instance: Instance,
    pub(crate) render: Option<Render>,
    pub(crate) hooks: Vec<Hook>,
    pub(crate) leave: Option<Leave>,
    /// Which errors of the service answer for themselves.
    pub(crate) answers: Vec<Answers>,
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("negotiates", &self.negotiates)
            .field("instance", &self.instance)
            .field("renders", &self.render.is_some())
            .field("hooks", &self.hooks.len())
            .finish_non_exhaustive()
    }
}

/// Where the `instance` of a problem document comes from (RFC 9457, section 3.1.5). A private 5xx
/// that was logged keeps the id of its event, whatever is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Instance {
    /// There is none.
    #[default]
    None,
    /// The path of the request, without its query.
    Path,
    /// The id of the request: the value of `x-request-id`, `urn:uuid:…` if it is a UUID, else the
    /// trace id of `traceparent`. Without these headers there is none.
    RequestId,
}

/// What a layer keeps of a request: what it has to know if the response is an error. It is moved
/// whenever the request's future is polled, so it is small.
#[derive(Debug, Clone)]
pub(crate) struct Requested {
    pub(crate) format: Format,
    source: Source,
}

/// What the instance is made of.
#[derive(Debug, Clone)]
enum Source {
    Nothing,
    Path(PathAndQuery),
    Id(HeaderValue),
    Trace(HeaderValue),
}

impl Requested {
    pub(crate) fn new<B>(request: &Request<B>, config: &Config) -> Self {
        let headers = request.headers();
        let format = if config.negotiates && headers.contains_key(header::ACCEPT) {
            Format::negotiate(headers.get_all(header::ACCEPT).iter())
        } else {
            Format::ProblemJson
        };
        Self {
            format,
            source: Source::of(request.uri(), headers, config.instance),
        }
    }

    pub(crate) fn instance(&self) -> Option<String> {
        match &self.source {
            Source::Nothing => None,
            Source::Path(path) => Some(utf8_percent_encode(path.path(), PATH).to_string()),
            Source::Id(id) => {
                let id = id.to_str().ok()?.trim();
                if is_uuid(id) {
                    return Some(format!("urn:uuid:{}", id.to_ascii_lowercase()));
                }
                (!id.is_empty()).then(|| utf8_percent_encode(id, SEGMENT).to_string())
            }
            Source::Trace(trace) => {
                // version-traceid-parentid-flags, of W3C's Trace Context.
                let id = trace.to_str().ok()?.split('-').nth(1)?;
                let is_id = id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
                is_id.then(|| id.to_owned())
            }
        }
    }
}

impl Source {
    fn of(uri: &Uri, headers: &HeaderMap, instance: Instance) -> Self {
        let source = match instance {
            Instance::None => None,
            Instance::Path => uri.path_and_query().cloned().map(Self::Path),
            Instance::RequestId => {
                let id = headers.get("x-request-id").cloned().map(Self::Id);
                id.or_else(|| headers.get("traceparent").cloned().map(Self::Trace))
            }
        };
        source.unwrap_or(Self::Nothing)
    }
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// What a segment of a path never needs encoded (RFC 3986, section 2.3).
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A path as a request has it: what may stand in one, and what is encoded already (section 3.3).
const PATH: &AsciiSet = &SEGMENT
    .remove(b'/')
    .remove(b'%')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@');

/// An error response that goes through a [`ProblemLayer`](crate::ProblemLayer): what its hooks get.
#[derive(Debug, Clone, Copy)]
pub struct ErrorResponse<'a> {
    problem_type: &'static ProblemType,
    status: &'static Status,
    reason: &'a str,
    error: Option<&'a dyn Error>,
}

impl<'a> ErrorResponse<'a> {
    pub(crate) fn new(problem: &'a Problem<'_>, error: Option<&'a dyn Error>) -> Self {
        Self {
            problem_type: problem.problem_type(),
            status: problem.status(),
            reason: problem.reason(),
            error,
        }
    }

    /// The `reason` member: what error responses are best counted by.
    #[must_use]
    pub fn reason(&self) -> &'a str {
        self.reason
    }

    /// The problem type; the row's, if no error of this crate was answered.
    #[must_use]
    pub fn problem_type(&self) -> &'static ProblemType {
        self.problem_type
    }

    /// The row of the table whose code is sent.
    #[must_use]
    pub fn status(&self) -> &'static Status {
        self.status
    }

    /// The status code that is sent (RFC 9110, section 15).
    #[must_use]
    pub fn status_code(&self) -> StatusCode {
        self.status.status_code()
    }

    /// The error that was answered, `None` if there was only a response.
    #[must_use]
    pub fn error(&self) -> Option<&'a dyn Error> {
        self.error
    }
}

/// The headers that say something of content that is not sent any more (RFC 9110, section 8).
pub(crate) fn drop_content_headers(headers: &mut HeaderMap) {
    for name in [
        header::CONTENT_TYPE,
        header::CONTENT_LENGTH,
        header::CONTENT_ENCODING,
        header::CONTENT_LANGUAGE,
        header::CONTENT_LOCATION,
        header::CONTENT_DISPOSITION,
        header::CONTENT_RANGE,
        header::ACCEPT_RANGES,
        header::TRANSFER_ENCODING,
        header::TRAILER,
        header::ETAG,
        header::LAST_MODIFIED,
    ] {
        headers.remove(name);
    }
}
