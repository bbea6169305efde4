//! The problem document as JSON (RFC 9457, section 3).

use std::fmt::{self, Write as _};

use crate::declaration::cell::Ready;
use crate::declaration::json::{Sink, escape, escaped_len};
use crate::document::scratch::Scratch;
use crate::occurrence::error::FlowError;
use crate::occurrence::left_out;
use crate::occurrence::member::is_json;
use crate::occurrence::problem::{Detail, Problem, Public};
use crate::occurrence::relayed::Relayed;
use crate::occurrence::writing::writing;

const DETAIL: &[u8] = b",\"detail\":\"";
const INSTANCE: &[u8] = b",\"instance\":\"";

impl Problem<'_> {
    /// The problem document (RFC 9457, section 3).
    #[must_use]
    pub fn to_json(&self) -> String {
        if let Some(document) = self.relayed() {
            return relayed(self, document);
        }
        // Made of strings and of what `Member::write_json` wrote, which is checked to be UTF-8.
        String::from_utf8(self.document(&self.ready())).unwrap_or_default()
    }

    /// The document as bytes whose length is their capacity: `Bytes` takes these as they are.
    pub(crate) fn document(&self, ready: &Ready) -> Vec<u8> {
        match self.public_detail() {
            Detail::Text(text) if !self.has_members() => {
                self.assemble(ready, Some(text.as_bytes()), &[])
            }
            detail => self.written(ready, detail),
        }
    }

    /// The document with a detail or with members that have to be written first.
    #[inline(never)]
    fn written(&self, ready: &Ready, detail: Detail<'_>) -> Vec<u8> {
        let mut scratch = Scratch::new();
        let is_formatted = match detail {
            Detail::Error(error) => self.write_detail(error, &mut scratch),
            Detail::None | Detail::Text(_) => false,
        };
        let members_at = scratch.len();
        if self.has_members() || self.relayed().is_some() {
            // A value may ask for a document when it is written.
            writing(self, "", || self.write_members(&mut scratch));
        }
        let (formatted, members) = scratch.as_slice().split_at(members_at);
        let detail = match detail {
            Detail::Text(text) => Some(text.as_bytes()),
            Detail::Error(_) if is_formatted => Some(formatted),
            Detail::Error(_) | Detail::None => None,
        };
        self.assemble(ready, detail, members)
    }

    #[inline]
    fn assemble(&self, ready: &Ready, detail: Option<&[u8]>, members: &[u8]) -> Vec<u8> {
        let instance = self.instance();
        let detail = detail.map(|text| (text, escaped_len(text)));
        let mut len = ready.head.len() + ready.tail.len() + members.len() + 1;
        if let Some((_, escaped_len)) = detail {
            len += DETAIL.len() + escaped_len + 1;
        }
        if let Some(instance) = instance {
            len += INSTANCE.len() + instance.len() + 1;
        }
        let mut json = Vec::with_capacity(len);
        json.push_bytes(ready.head.as_bytes());
        if let Some((text, escaped_len)) = detail {
            json.push_bytes(DETAIL);
            if escaped_len == text.len() {
                json.push_bytes(text);
            } else {
                escape(text, &mut json);
            }
            json.push_bytes(b"\"");
        }
        if let Some(instance) = instance {
            json.push_bytes(INSTANCE);
            json.push_bytes(instance.as_bytes());
            json.push_bytes(b"\"");
        }
        json.push_bytes(ready.tail.as_bytes());
        json.push_bytes(members);
        json.push_bytes(b"}");
        json
    }

    /// Writes the public text of `error`, or nothing if that fails.
    fn write_detail(&self, error: &dyn FlowError, to: &mut Scratch) -> bool {
        let written = write!(to, "{}", Public(error)).is_ok();
        if !written {
            to.truncate(0);
            left_out::member("detail", self.problem_type());
        }
        written
    }

    fn write_members(&self, to: &mut Scratch) {
        for (name, value) in self.members() {
            let before = to.len();
            to.push_bytes(b",\"");
            escape(name.as_bytes(), to);
            to.push_bytes(b"\":");
            let value_at = to.len();
            let written = value.write_json(to).is_ok() && is_json(&to.as_slice()[value_at..]);
            if !written {
                left_out::member(name, self.problem_type());
            }
            if !written || &to.as_slice()[value_at..] == b"null" {
                to.truncate(before);
            }
        }
    }
}

/// The document again, with what was added to it.
fn relayed(problem: &Problem<'_>, relayed: &Relayed) -> String {
    let mut json = b"{\"type\":\"".to_vec();
    escape(problem.type_uri().as_bytes(), &mut json);
    let status = problem.status().code();
    json.push(b'"');
    string(&mut json, "title", relayed.title.as_deref());
    json.extend_from_slice(format!(",\"status\":{status}").as_bytes());
    string(&mut json, "detail", relayed.detail.as_deref());
    string(&mut json, "instance", problem.instance());
    string(&mut json, "reason", relayed.reason.as_deref());
    string(&mut json, "context", relayed.context.as_deref());
    for (name, value) in &relayed.members {
        json.extend_from_slice(b",\"");
        escape(name.as_bytes(), &mut json);
        json.extend_from_slice(b"\":");
        // It was read as JSON, and a `Vec` takes every byte.
        let _ = value.write_json(&mut json);
    }
    json.push(b'}');
    String::from_utf8(json).unwrap_or_default()
}

fn string(json: &mut Vec<u8>, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        json.extend_from_slice(format!(",\"{name}\":\"").as_bytes());
        escape(value.as_bytes(), json);
        json.push(b'"');
    }
}

/// As its JSON: nothing in it is private.
impl fmt::Debug for Problem<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Problem")
            .field(&format_args!("{}", self.to_json()))
            .finish()
    }
}

#[cfg(feature = "json")]
impl serde::Serialize for Problem<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap as _;

        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", self.type_uri())?;
        map.serialize_entry("title", self.title())?;
        map.serialize_entry("status", &self.status().code())?;
        if let Some(detail) = self.detail() {
            map.serialize_entry("detail", &detail)?;
        }
        if let Some(instance) = self.instance() {
            map.serialize_entry("instance", instance)?;
        }
        map.serialize_entry("reason", self.reason())?;
        map.serialize_entry("context", self.context())?;
        for (name, member) in self.members() {
            let value = member
                .to_json()
                .and_then(|json| serde_json::from_str::<serde_json::Value>(&json).ok());
            if let Some(value) = value {
                map.serialize_entry(name, &value)?;
            }
        }
        map.end()
    }
}
