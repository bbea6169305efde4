//! From a problem type and a status to what all its responses share.

use http::header::{CACHE_CONTROL, CONTENT_TYPE, SET_COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::declaration::cell::{DETAIL, NO_STORE, PROBLEM_JSON, Ready, ReadyRef, Slot};
use crate::declaration::declared::DetailPolicy;
use crate::declaration::declared_type::Content;
use crate::declaration::json::escape;
use crate::declaration::problem_type::ProblemType;
use crate::declaration::table::Status;

impl ProblemType {
    /// The parts that its responses with `status` share: kept from the first of them on, unless
    /// the status is one of run time.
    #[inline]
    pub(crate) fn ready(&'static self, status: &'static Status) -> ReadyRef {
        if status.code() != self.status().code() {
            return self.made(status);
        }
        ReadyRef::Kept(self.kept())
    }

    #[cold]
    fn made(&'static self, status: &'static Status) -> ReadyRef {
        ReadyRef::Made(Box::new(ready(self, status)))
    }

    /// The [ready](Self::ready) parts without the headers of those names.
    #[cold]
    pub(crate) fn ready_without(
        &'static self,
        status: &'static Status,
        names: &[HeaderName],
    ) -> ReadyRef {
        let mut made = ready(self, status);
        for name in names {
            made.headers.remove(name);
        }
        made.is_plain = is_plain(made.headers());
        ReadyRef::Made(Box::new(made))
    }

    /// The parts that its responses with the declared status share.
    pub(crate) fn kept(&'static self) -> &'static Ready {
        self.cell().kept(|| {
            let mut kept = ready(self, self.status());
            if self.declared.constant && kept.has_content {
                // Kept as long as the problem type, which is static.
                kept.constant = Vec::leak(constant(self, &kept));
            }
            kept
        })
    }

    /// The `title` of responses with `status`.
    pub(crate) fn title_with(&self, status: &Status) -> &'static str {
        match self.declared.title {
            // A type URI has one title (RFC 9457, section 3.1.3).
            "" if self.has_uri() => self.status().name(),
            "" => status.name(),
            title => title,
        }
    }

    /// The `context` of responses with `status`.
    pub(crate) fn context_with(&self, status: &Status) -> &'static str {
        match self.declared.context {
            "" => status.context(),
            context => context,
        }
    }
}

fn ready(problem_type: &'static ProblemType, status: &'static Status) -> Ready {
    let declared = &problem_type.declared;
    let has_content = status.has_content() && declared.more.content != Content::Nothing;
    let default = problem_type.default_header(status);
    // Where the value is an occurrence's own, the row's is for those that have none.
    let declared_headers = (declared.more.headers.iter())
        .chain((status.headers().iter()).filter(|header| !problem_type.fixes_header(header.name())))
        .chain(&default)
        .filter_map(|header| {
            let name = HeaderName::from_bytes(header.name().as_bytes()).ok()?;
            Some((name, HeaderValue::from_static(header.value()?)))
        });
    let mut head = format!("{{\"type\":\"{}", problem_type.type_uri()).into_bytes();
    string_member(
        "\",\"title\":\"",
        problem_type.title_with(status),
        &mut head,
    );
    head.extend_from_slice(format!("\",\"status\":{}", status.code()).as_bytes());
    head.extend_from_slice(DETAIL);
    let mut tail = b"\"".to_vec();
    string_member(",\"reason\":\"", problem_type.reason(), &mut tail);
    string_member(
        "\",\"context\":\"",
        problem_type.context_with(status),
        &mut tail,
    );
    tail.extend_from_slice(b"\"}");

    let mut headers = HeaderMap::new();
    if has_content {
        headers.insert(CONTENT_TYPE, PROBLEM_JSON);
    }
    if status.code() >= 400 && !problem_type.withholds(CACHE_CONTROL.as_str()) {
        headers.insert(CACHE_CONTROL, NO_STORE);
    }
    for (name, value) in declared_headers {
        // Each cookie has a line of its own (RFC 6265, section 3).
        if name == SET_COOKIE {
            headers.append(name, value);
        } else {
            headers.insert(name, value);
        }
    }
    Ready {
        has_content,
        is_plain: is_plain(&headers),
        status: status.status_code(),
        headers,
        constant: &[],
        head: String::from_utf8(head).unwrap_or_default(),
        tail: String::from_utf8(tail).unwrap_or_default(),
        beside: Slot::new(),
    }
}

fn string_member(before: &str, text: &str, to: &mut Vec<u8>) {
    to.extend_from_slice(before.as_bytes());
    escape(text.as_bytes(), to);
}

fn is_plain(headers: &HeaderMap) -> bool {
    headers.len() == 2
        && headers.get(CONTENT_TYPE) == Some(&PROBLEM_JSON)
        && headers.get(CACHE_CONTROL) == Some(&NO_STORE)
}

/// The document that every occurrence has, for a problem type that is constant.
fn constant(problem_type: &ProblemType, ready: &Ready) -> Vec<u8> {
    let policy = problem_type.detail();
    let detail = match policy {
        DetailPolicy::Text(text) => Some(text),
        DetailPolicy::Default { text }
            if !policy.is_private(problem_type.status(), problem_type.status()) =>
        {
            text
        }
        _ => None,
    };
    let mut body = ready.head(detail.is_some()).to_vec();
    if let Some(detail) = detail {
        escape(detail.as_bytes(), &mut body);
    }
    body.extend_from_slice(ready.tail(detail.is_some(), true));
    body
}
