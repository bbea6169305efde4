//! The one rule for error responses that no error of this crate made: which stay as they are, and
//! what is known of those that do not.

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use http::response::Parts;
use http::{HeaderMap, StatusCode};
use http_body::Body;

use crate::response::sending::at_once::at_once;

/// How much of a content is read, in bytes. A longer one is no detail, and what an event has of it
/// ends there.
pub(crate) const MAX_TEXT: usize = 8 * 1024;

/// What becomes of an error response from elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is sent as it is.
    Kept,
    /// It is a problem document already.
    Relayed,
    /// A problem takes its place.
    Replaced,
}

/// From 500 up nothing that somebody wrote by hand reaches the caller; below, what is empty or plain
/// text becomes a problem, and other content is somebody's answer.
pub(super) fn fate<B: Body>(parts: &Parts, body: &B) -> Fate {
    let media_type = media_type(&parts.headers);
    let is = |name: &str| media_type.is_some_and(|it| it.eq_ignore_ascii_case(name));
    if is(PROBLEM_JSON) || is("application/problem+xml") {
        return Fate::Relayed;
    }
    // gRPC says in trailers what went wrong.
    let grpc = "application/grpc";
    let start = media_type.and_then(|it| it.get(..grpc.len()));
    if start.is_some_and(|start| start.eq_ignore_ascii_case(grpc)) {
        return Fate::Kept;
    }
    let is_empty = media_type.is_none() && is_empty(body);
    if parts.status.is_server_error() || is_empty || is("text/plain") {
        Fate::Replaced
    } else {
        Fate::Kept
    }
}

pub(super) const PROBLEM_JSON: &str = "application/problem+json";

/// The media type without its parameters.
fn media_type(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    Some(value.split(';').next().unwrap_or(value).trim())
}

fn is_empty<B: Body>(body: &B) -> bool {
    body.is_end_stream() || body.size_hint().exact() == Some(0)
}

/// A content that a problem takes the place of.
pub(super) struct Replaced {
    /// What of it was there at once.
    pub(super) content: Bytes,
    is_whole: bool,
}

impl Replaced {
    pub(super) fn whole(content: &Bytes) -> Self {
        Self {
            is_whole: content.len() <= MAX_TEXT,
            content: content.slice(..content.len().min(MAX_TEXT)),
        }
    }

    pub(super) fn read<B: Body<Data = Bytes>>(headers: &HeaderMap, body: B) -> Self {
        if headers.contains_key(CONTENT_ENCODING) {
            return Self {
                content: Bytes::new(),
                is_whole: false,
            };
        }
        let mut body = Box::pin(body);
        let read = at_once(body.as_mut(), MAX_TEXT);
        Self {
            content: read.bytes(MAX_TEXT),
            is_whole: read.is_whole && read.len <= MAX_TEXT,
        }
    }

    /// The text for the detail below 500, and for the event from there up. What only repeats the
    /// code says nothing.
    pub(super) fn text(&self, code: StatusCode) -> Option<String> {
        let text = match std::str::from_utf8(&self.content) {
            Ok(text) => text,
            // Cut within a character.
            Err(error) if code.is_server_error() => {
                std::str::from_utf8(&self.content[..error.valid_up_to()]).unwrap_or_default()
            }
            Err(_) => return None,
        };
        if !self.is_whole && !code.is_server_error() {
            return None;
        }
        let text = text.trim();
        let code_and_name = (code.canonical_reason()).is_some_and(|name| {
            text == name || text.split_once(' ') == Some((code.as_str(), name))
        });
        let repeats = text == code.as_str() || code_and_name;
        (!text.is_empty() && !repeats).then(|| text.to_owned())
    }
}
