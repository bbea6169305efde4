//! Errors whose responses are as they should be, and a way to put one thing wrong.

use std::fmt;
use std::io;

use flowcms_status::bytes::Bytes;
use flowcms_status::http::{HeaderName, HeaderValue, Response};
use flowcms_status::{DetailPolicy, FlowError, Problem, ProblemType, Status, testing};
use serde_json::{Map, Value};

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#")]
pub(crate) enum ContentError {
    #[error("`/v1` has moved")]
    #[flow(code = 301, header("Location" = "/v2"))]
    Moved,
    #[error("not modified")]
    #[flow(code = 304)]
    NotModified,
    #[error("no key was sent")]
    #[flow(code = 401)]
    NoKey,
    #[error("entry `{slug}` does not exist")]
    #[flow(code = 404, title = "No such entry", context = "List the entries.")]
    EntryNotFound {
        #[flow(member)]
        slug: String,
        #[flow(member)]
        near: Option<Vec<String>>,
    },
    #[error("use another method")]
    #[flow(code = 405, header("Allow" = "GET, HEAD"))]
    WrongMethod,
    #[error("too many requests")]
    #[flow(code = 429)]
    RateLimited {
        #[flow(header = "Retry-After")]
        wait: u32,
        #[flow(header = "X-Scope")]
        scope: Option<String>,
    },
    #[error("the media store at {host} is down")]
    #[flow(code = 502, member("attempts" = "{attempts}"))]
    Media {
        host: String,
        attempts: String,
        source: io::Error,
    },
    #[error("told to wait by {0}")]
    #[flow(code = 503, status = status, codes(429))]
    Upstream(u16),
}

fn status(error: &ContentError) -> Option<u16> {
    match error {
        ContentError::Upstream(code) => Some(*code),
        _ => None,
    }
}

pub(crate) fn not_found() -> ContentError {
    ContentError::EntryNotFound {
        slug: "intro".to_owned(),
        near: Some(vec!["introduction".to_owned()]),
    }
}

pub(crate) fn rate_limited() -> ContentError {
    ContentError::RateLimited {
        wait: 30,
        scope: Some("key".to_owned()),
    }
}

pub(crate) fn media() -> ContentError {
    ContentError::Media {
        host: "media-7.internal".to_owned(),
        attempts: "3".to_owned(),
        source: io::Error::other("connection refused by 10.0.0.7"),
    }
}

/// One of each variant.
pub(crate) fn all() -> Vec<ContentError> {
    vec![
        ContentError::Moved,
        ContentError::NotModified,
        ContentError::NoKey,
        not_found(),
        ContentError::WrongMethod,
        rate_limited(),
        media(),
        ContentError::Upstream(429),
    ]
}

/// An error whose response is changed on its way.
pub(crate) struct Changed<C> {
    pub(crate) honest: ContentError,
    pub(crate) change: C,
}

impl<C> fmt::Debug for Changed<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.honest.fmt(f)
    }
}

impl<C> fmt::Display for Changed<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.honest, f)
    }
}

impl<C> std::error::Error for Changed<C> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        std::error::Error::source(&self.honest)
    }
}

impl<C: Fn(&mut Response<Bytes>)> FlowError for Changed<C> {
    fn problem_type(&self) -> &'static ProblemType {
        self.honest.problem_type()
    }

    fn status(&self) -> &'static Status {
        self.honest.status()
    }

    fn detail(&self) -> DetailPolicy {
        self.honest.detail()
    }

    fn occurrence<'a>(&'a self, problem: &mut Problem<'a>) {
        self.honest.occurrence(problem);
    }

    fn to_response(&self) -> Response<Bytes> {
        let mut response = self.honest.to_response();
        (self.change)(&mut response);
        response
    }
}

/// What the kit finds in the response to `honest` after a change.
pub(crate) fn found(honest: ContentError, change: impl Fn(&mut Response<Bytes>)) -> Vec<String> {
    faults_of(&Changed { honest, change })
}

/// What the kit finds in the responses to one error.
pub(crate) fn faults_of(error: &dyn FlowError) -> Vec<String> {
    let result = testing::check(ContentError::CATALOG).sample(error).result();
    let nonconforming = result.expect_err("the other variants have no sample");
    let message = nonconforming.to_string();
    let faults = nonconforming.faults();
    for fault in faults {
        assert!(message.contains(&format!("\n* {fault}\n")), "{message}");
        assert_eq!(fault.reason(), error.problem_type().reason());
    }
    faults.iter().map(ToString::to_string).collect()
}

/// What the kit finds after a header was set, or taken away.
pub(crate) fn with_header(
    honest: ContentError,
    name: &'static str,
    value: Option<&'static [u8]>,
) -> Vec<String> {
    let name = HeaderName::from_static(name);
    found(honest, |response| {
        match value.map(|value| HeaderValue::from_bytes(value).unwrap()) {
            Some(value) => response.headers_mut().insert(&name, value),
            None => response.headers_mut().remove(&name),
        };
    })
}

/// What the kit finds after the body was changed.
pub(crate) fn with_body(
    honest: ContentError,
    change: impl Fn(&mut Map<String, Value>),
) -> Vec<String> {
    found(honest, |response| {
        let mut body: Map<String, Value> = serde_json::from_slice(response.body()).unwrap();
        change(&mut body);
        *response.body_mut() = serde_json::to_vec(&body).unwrap().into();
    })
}
