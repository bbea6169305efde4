//! A problem document that comes from elsewhere: of another service, of another task, through a
//! bridge of a framework. It is read, so that it can be sent in the form that was asked for.

use std::error::Error;
use std::fmt;

use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_ENCODING;
use http_body::Body;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::declaration::declared::DetailPolicy;
use crate::declaration::problem_type::ProblemType;
use crate::declaration::table::Status;
use crate::occurrence::error::FlowError;
use crate::occurrence::problem::Problem;
use crate::occurrence::relayed::Relayed;
use crate::response::sending::at_once::at_once;
use crate::response::sending::body::ProblemBody;

/// How much of a document is read, in bytes. A longer one stays as it is.
pub(crate) const MAX_DOCUMENT: usize = 64 * 1024;

impl<'de> Deserialize<'de> for Relayed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;

        impl<'de> Visitor<'de> for Members {
            type Value = Relayed;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a problem document")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Relayed, A::Error> {
                let mut relayed = Relayed::default();
                while let Some((name, value)) = map.next_entry::<String, Box<RawValue>>()? {
                    let text = || serde_json::from_str(value.get()).ok();
                    match &*name {
                        "type" => relayed.type_uri = text(),
                        "title" => relayed.title = text(),
                        // That of the response counts (RFC 9457, section 3.1.2).
                        "status" => {}
                        "detail" => relayed.detail = text(),
                        "instance" => relayed.instance = text(),
                        "reason" => relayed.reason = text(),
                        "context" => relayed.context = text(),
                        _ => relayed.members.push((name, Box::new(value))),
                    }
                }
                Ok(relayed)
            }
        }

        deserializer.deserialize_map(Members)
    }
}

/// What could be read of a body.
pub(crate) enum Read<B: Body> {
    /// A document, and its bytes.
    Document(Relayed, Bytes),
    /// It is none.
    Broken(Bytes),
    /// It is none that is there at once, or a long one: the body as it was.
    Other(ProblemBody<B>),
}

/// Reads a document as far as it is there at once: nothing is waited for, and nothing is lost.
pub(super) fn read<B: Body<Data = Bytes>>(headers: &HeaderMap, body: B) -> Read<B> {
    let is_long = body.size_hint().lower() > MAX_DOCUMENT as u64;
    if is_long || headers.contains_key(CONTENT_ENCODING) {
        return Read::Other(ProblemBody::inner(body));
    }
    let mut body = Box::pin(body);
    let read = at_once(body.as_mut(), MAX_DOCUMENT);
    let bytes = read.bytes(usize::MAX);
    if !read.is_whole {
        return Read::Other(ProblemBody::resumed(bytes, read.error, body));
    }
    match serde_json::from_slice(&bytes) {
        _ if bytes.len() > MAX_DOCUMENT => Read::Other(ProblemBody::problem(bytes)),
        Ok(relayed) => Read::Document(relayed, bytes),
        Err(_) => Read::Broken(bytes),
    }
}

/// A document with the problem type and the status that it is sent with.
pub(crate) struct Relay {
    pub(crate) problem_type: &'static ProblemType,
    pub(crate) status: &'static Status,
    pub(crate) document: Relayed,
}

impl FlowError for Relay {
    fn problem_type(&self) -> &'static ProblemType {
        self.problem_type
    }

    fn status(&self) -> &'static Status {
        self.status
    }

    fn detail(&self) -> DetailPolicy {
        DetailPolicy::None
    }

    fn occurrence<'a>(&'a self, problem: &mut Problem<'a>) {
        problem.__relay(&self.document);
    }
}

impl fmt::Display for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self
            .document
            .detail
            .as_ref()
            .or(self.document.title.as_ref());
        f.write_str(text.map_or("a problem from elsewhere", String::as_str))
    }
}

impl fmt::Debug for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for Relay {}
