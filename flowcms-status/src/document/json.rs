//! The problem document as JSON (RFC 9457, section 3).

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use crate::declaration::cell::Ready;
use crate::declaration::json::{Sink, escape, escaped_len};
use crate::document::scratch::Scratch;
use crate::occurrence::at_hand::Pieces;
use crate::occurrence::error::FlowError;
use crate::occurrence::left_out;
use crate::occurrence::member::is_json;
use crate::occurrence::problem::{Detail, Problem, Public};
use crate::occurrence::relayed::Relayed;
use crate::occurrence::writing::writing;

/// What stands before the text of an instance: where no text is open, and where one is.
const INSTANCE: &[u8] = b",\"instance\":\"";
const AND_INSTANCE: &[u8] = b"\",\"instance\":\"";

impl Problem<'_> {
    /// The problem document (RFC 9457, section 3).
    #[must_use]
    pub fn to_json(&self) -> String {
        if self.relayed().is_some() {
            return relayed(self);
        }
        // Made of strings and of what `Member::write_json` wrote, which is checked to be UTF-8.
        String::from_utf8(self.document(&self.ready())).unwrap_or_default()
    }

    /// The document as bytes whose length is their capacity: `Bytes` takes these as they are.
    pub(crate) fn document(&self, ready: &Ready) -> Vec<u8> {
        let detail = self.public_detail();
        if self.has_members() || self.instance().is_some() {
            return self.written(ready, detail);
        }
        match detail {
            Detail::Text(text) => plain(ready, &text.as_bytes()),
            Detail::Filled(filled) => plain(ready, &filled),
            Detail::Error(_) | Detail::None => None,
        }
        .unwrap_or_else(|| self.written(ready, detail))
    }

    /// The document with what has to be written or escaped first.
    #[inline(never)]
    fn written(&self, ready: &Ready, detail: Detail<'_>) -> Vec<u8> {
        let mut scratch = Scratch::new();
        let is_formatted = match detail {
            Detail::Error(error) => self.write_detail(error, &mut scratch),
            Detail::None | Detail::Text(_) | Detail::Filled(_) => false,
        };
        let members_at = scratch.len();
        if self.has_members() || self.relayed().is_some() {
            // A value may ask for a document when it is written.
            writing(self, "", || self.write_members(&mut scratch));
        }
        let (formatted, members) = scratch.as_slice().split_at(members_at);
        let detail = match detail {
            Detail::Text(text) => Some(text.as_bytes()),
            Detail::Filled(filled) => return self.assemble(ready, Some(&filled), members),
            Detail::Error(_) if is_formatted => Some(formatted),
            Detail::Error(_) | Detail::None => None,
        };
        self.assemble(ready, detail.as_ref(), members)
    }

    fn assemble<T: Pieces>(&self, ready: &Ready, detail: Option<&T>, members: &[u8]) -> Vec<u8> {
        let instance = self.instance().map(str::as_bytes);
        let head = ready.head(detail.is_some());
        let before = if detail.is_some() {
            AND_INSTANCE
        } else {
            INSTANCE
        };
        let tail = ready.tail(detail.is_some() || instance.is_some(), members.is_empty());
        let end: &[u8] = if members.is_empty() { b"" } else { b"}" };

        let mut len = head.len() + tail.len() + members.len() + end.len();
        if let Some(text) = detail {
            text.each(|piece, is_escaped| {
                len += if is_escaped {
                    piece.len()
                } else {
                    escaped_len(piece)
                };
            });
        }
        if let Some(instance) = instance {
            len += before.len() + instance.len();
        }
        let mut json = Vec::with_capacity(len);
        json.push_bytes(head);
        if let Some(text) = detail {
            text.each(|piece, is_escaped| {
                if is_escaped {
                    json.push_bytes(piece);
                } else {
                    escape(piece, &mut json);
                }
            });
        }
        if let Some(instance) = instance {
            json.push_bytes(before);
            json.push_bytes(instance);
        }
        json.push_bytes(tail);
        if !members.is_empty() {
            json.push_bytes(members);
            json.push_bytes(end);
        }
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

/// The document with a detail and with nothing beside it, if nothing in that is to be escaped.
#[inline]
fn plain(ready: &Ready, text: &impl Pieces) -> Option<Vec<u8>> {
    let (head, tail) = (ready.head(true), ready.tail(true, true));
    let mut json = Vec::with_capacity(head.len() + text.plain_len()? + tail.len());
    json.push_bytes(head);
    text.each(|piece, _| json.push_bytes(piece));
    json.push_bytes(tail);
    Some(json)
}

/// The members that every problem document may have (RFC 9457, section 3.1), and this crate's.
pub(super) struct Standard<'p> {
    pub(super) type_uri: &'p str,
    title: Option<&'p str>,
    pub(super) status: u16,
    detail: Option<Cow<'p, str>>,
    instance: Option<&'p str>,
    reason: Option<&'p str>,
    context: Option<&'p str>,
}

impl Standard<'_> {
    pub(super) fn before_status(&self) -> impl Iterator<Item = (&'static str, &str)> {
        present([("title", self.title)])
    }

    pub(super) fn after_status(&self) -> impl Iterator<Item = (&'static str, &str)> {
        present([
            ("detail", self.detail.as_deref()),
            ("instance", self.instance),
            ("reason", self.reason),
            ("context", self.context),
        ])
    }
}

fn present<'t, const N: usize>(
    texts: [(&'static str, Option<&'t str>); N],
) -> impl Iterator<Item = (&'static str, &'t str)> {
    texts
        .into_iter()
        .filter_map(|(name, text)| Some((name, text?)))
}

impl Problem<'_> {
    /// What a document from elsewhere does not say stays unsaid.
    pub(super) fn standard(&self) -> Standard<'_> {
        let says = |what: fn(&Relayed) -> bool| self.relayed().is_none_or(what);
        Standard {
            type_uri: self.type_uri(),
            title: says(|it| it.title.is_some()).then(|| self.title()),
            status: self.status().code(),
            detail: self.detail(),
            instance: self.instance(),
            reason: says(|it| it.reason.is_some()).then(|| self.reason()),
            context: says(|it| it.context.is_some()).then(|| self.context()),
        }
    }
}

/// The document again, with what was added to it.
fn relayed(problem: &Problem<'_>) -> String {
    let standard = problem.standard();
    let mut json = b"{\"type\":\"".to_vec();
    escape(standard.type_uri.as_bytes(), &mut json);
    json.push(b'"');
    for (name, text) in standard.before_status() {
        string(&mut json, name, text);
    }
    json.extend_from_slice(format!(",\"status\":{}", standard.status).as_bytes());
    for (name, text) in standard.after_status() {
        string(&mut json, name, text);
    }
    for (name, value) in problem.members() {
        json.extend_from_slice(b",\"");
        escape(name.as_bytes(), &mut json);
        json.extend_from_slice(b"\":");
        // It was read as JSON, and a `Vec` takes every byte.
        let _ = value.write_json(&mut json);
    }
    json.push(b'}');
    String::from_utf8(json).unwrap_or_default()
}

fn string(json: &mut Vec<u8>, name: &str, value: &str) {
    json.extend_from_slice(format!(",\"{name}\":\"").as_bytes());
    escape(value.as_bytes(), json);
    json.push(b'"');
}

/// As its JSON: nothing in it is private.
impl fmt::Debug for Problem<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Problem")
            .field(&format_args!("{}", self.to_json()))
            .finish()
    }
}
