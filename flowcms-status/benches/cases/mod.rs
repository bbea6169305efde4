//! Four responses, each derived and written by hand: the hand-written one is the limit, the least
//! that `http` needs for the same bytes.

use std::io;

use bytes::Bytes;
use flowcms_status::FlowError;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderValue, Response, StatusCode};

/// The error whose responses are measured.
#[derive(Debug, thiserror::Error, FlowError)]
pub(crate) enum ContentError {
    /// Nothing in it: all of its responses are the same.
    #[error("the entry is locked by another editor")]
    #[flow(code = 409, context = "Wait until the entry is unlocked.")]
    Locked,

    /// It wraps a source, which is private.
    #[error("the store failed")]
    #[flow(code = 500, context = "Try again later.")]
    Store(#[from] io::Error),

    /// Its text is a string that is there already.
    #[error("{0}")]
    #[flow(code = 404, context = "List the entries to find the slug.")]
    Unknown(String),

    /// Its text is formatted.
    #[error("entry `{slug}` does not exist")]
    #[flow(code = 404, context = "List the entries to find the slug.")]
    EntryNotFound {
        /// What was asked for.
        slug: String,
    },
}

/// What is measured, in the order of the tables.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Case {
    /// A unit variant.
    Unit,
    /// A 500 with a source.
    Source,
    /// A `String` that is the detail.
    Text,
    /// A `String` in a detail that is formatted.
    Formatted,
}

impl Case {
    /// All of them.
    pub(crate) const ALL: [Self; 4] = [Self::Unit, Self::Source, Self::Text, Self::Formatted];

    /// The error of this case.
    pub(crate) fn error(self) -> ContentError {
        match self {
            Self::Unit => ContentError::Locked,
            Self::Source => ContentError::Store(io::ErrorKind::TimedOut.into()),
            Self::Text => ContentError::Unknown("entry `introduction` does not exist".to_owned()),
            Self::Formatted => ContentError::EntryNotFound {
                slug: "introduction".to_owned(),
            },
        }
    }
}

/// As the crate does it.
pub(crate) fn derived(error: &ContentError) -> Response<Bytes> {
    error.to_response()
}

/// The status and the body of the limit: static bytes where they are known, one buffer of the exact
/// size where they are not.
pub(crate) fn parts(error: &ContentError) -> (StatusCode, Bytes) {
    match error {
        ContentError::Locked => (StatusCode::CONFLICT, Bytes::from_static(LOCKED)),
        ContentError::Store(_) => (StatusCode::INTERNAL_SERVER_ERROR, Bytes::from_static(STORE)),
        ContentError::Unknown(text) => (StatusCode::NOT_FOUND, unknown(text)),
        ContentError::EntryNotFound { slug } => (StatusCode::NOT_FOUND, entry_not_found(slug)),
    }
}

/// The limit: a response of `http`, put together directly.
pub(crate) fn limit<B: From<Bytes>>(error: &ContentError) -> Response<B> {
    let (status, body) = parts(error);
    let mut response = Response::new(B::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

const LOCKED: &[u8] = br#"{"type":"about:blank","title":"Conflict","status":409,"detail":"the entry is locked by another editor","reason":"locked","context":"Wait until the entry is unlocked."}"#;
const STORE: &[u8] = br#"{"type":"about:blank","title":"Internal Server Error","status":500,"reason":"store","context":"Try again later."}"#;
const NOT_FOUND: &[u8] = br#"{"type":"about:blank","title":"Not Found","status":404,"detail":""#;
const UNKNOWN: &[u8] = br#"","reason":"unknown","context":"List the entries to find the slug."}"#;
const ENTRY: &[u8] =
    br#"","reason":"entry_not_found","context":"List the entries to find the slug."}"#;

fn unknown(text: &str) -> Bytes {
    let len = NOT_FOUND.len() + escaped_len(text) + UNKNOWN.len();
    let mut body = Vec::with_capacity(len);
    body.extend_from_slice(NOT_FOUND);
    escape(text, &mut body);
    body.extend_from_slice(UNKNOWN);
    Bytes::from(body)
}

fn entry_not_found(slug: &str) -> Bytes {
    let (before, after) = (b"entry `", b"` does not exist");
    let around = before.len() + after.len();
    let len = NOT_FOUND.len() + around + escaped_len(slug) + ENTRY.len();
    let mut body = Vec::with_capacity(len);
    body.extend_from_slice(NOT_FOUND);
    body.extend_from_slice(before);
    escape(slug, &mut body);
    body.extend_from_slice(after);
    body.extend_from_slice(ENTRY);
    Bytes::from(body)
}

/// The length of each byte in a JSON string.
const LENGTHS: [u8; 256] = {
    let mut lengths = [1; 256];
    let mut control = 0;
    while control < 0x20 {
        lengths[control] = 6;
        control += 1;
    }
    let mut short = 0;
    while short < 7 {
        lengths[b"\x08\t\n\x0c\r\"\\"[short] as usize] = 2;
        short += 1;
    }
    lengths
};

fn escaped_len(text: &str) -> usize {
    text.bytes()
        .map(|byte| usize::from(LENGTHS[usize::from(byte)]))
        .sum()
}

fn escape(text: &str, to: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    let mut copied = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        if LENGTHS[usize::from(byte)] == 1 {
            continue;
        }
        to.extend_from_slice(&bytes[copied..at]);
        copied = at + 1;
        match byte {
            b'"' | b'\\' => to.extend_from_slice(&[b'\\', byte]),
            b'\n' => to.extend_from_slice(b"\\n"),
            b'\r' => to.extend_from_slice(b"\\r"),
            b'\t' => to.extend_from_slice(b"\\t"),
            0x08 => to.extend_from_slice(b"\\b"),
            0x0c => to.extend_from_slice(b"\\f"),
            _ => {
                let digit = |nibble: u8| b"0123456789abcdef"[usize::from(nibble)];
                to.extend_from_slice(b"\\u00");
                to.extend_from_slice(&[digit(byte >> 4), digit(byte & 15)]);
            }
        }
    }
    to.extend_from_slice(&bytes[copied..]);
}

/// The limit is one only if it sends the same bytes.
///
/// # Panics
///
/// It does not.
pub(crate) fn assert_that_the_limit_sends_the_same() {
    for case in Case::ALL {
        let error = case.error();
        let (derived, limit) = (derived(&error), limit::<Bytes>(&error));
        assert_eq!(derived.status(), limit.status(), "{case:?}");
        assert_eq!(derived.headers(), limit.headers(), "{case:?}");
        // With `tracing`, a private response says by which id it is found in the log.
        if !(cfg!(feature = "tracing") && case == Case::Source) {
            assert_eq!(derived.body(), limit.body(), "{case:?}");
        }
    }
}
