//! Answers that are put into salvo's `Response`.

use bytes::Bytes;
use http::header::{ALLOW, Entry, SET_COOKIE};
use http::{HeaderMap, HeaderValue, StatusCode};
use salvo_core::http::Response;
use salvo_core::http::body::ResBody;

use crate::declaration::cell::{Ready, ReadyRef};
use crate::response::allow;
use crate::response::answer::Assemble;
use crate::response::content::{forget, of_content};
use crate::response::mark::Answered;

/// An answer, to be put into a response that may have headers of middleware.
pub(super) enum Answer {
    Shared(&'static Ready),
    /// With the headers of the type.
    Plain(&'static Ready, Bytes),
    Own(http::Response<Bytes>),
}

impl Answer {
    #[inline]
    pub(super) fn put_into(self, response: &mut Response) {
        match self {
            Self::Shared(ready) => put_plain(ready, ready.body(), response),
            Self::Plain(ready, body) => put_plain(ready, body, response),
            Self::Own(own) => put_own(own, response),
        }
    }

    fn change(&mut self, change: impl FnOnce(&mut http::Response<Bytes>)) {
        let (ready, body) = match self {
            Self::Own(own) => return change(own),
            Self::Shared(ready) => (*ready, ready.body()),
            Self::Plain(ready, body) => (*ready, std::mem::take(body)),
        };
        let mut own = http::Response::own(&ReadyRef::Kept(ready), body, None);
        change(&mut own);
        *self = Self::Own(own);
    }
}

#[inline]
fn put_plain(ready: &Ready, body: Bytes, response: &mut Response) {
    if !response.headers.is_empty() {
        forget(&mut response.headers, of_content(ready.status()));
    }
    let allow = allow_of_others(response);
    ready.insert_headers(&mut response.headers);
    put_back(allow, &mut response.headers);
    response.status_code = Some(ready.status());
    response.body = ResBody::Once(body);
}

fn put_own(own: http::Response<Bytes>, response: &mut Response) {
    let (parts, body) = own.into_parts();
    let allow = allow_of_others(response);
    if response.headers.is_empty() {
        response.headers = parts.headers;
    } else {
        forget(&mut response.headers, of_content(parts.status));
        // Each cookie has a line of its own (RFC 6265, section 3).
        let mut before = Vec::new();
        if let Entry::Occupied(cookies) = response.headers.entry(SET_COOKIE) {
            before.extend(cookies.remove_entry_mult().1);
        }
        // Replaces the values of the names that both have.
        response.headers.extend(parts.headers);
        for cookie in before {
            response.headers.append(SET_COOKIE, cookie);
        }
    }
    put_back(allow, &mut response.headers);
    response.status_code = Some(parts.status);
    response.extensions.extend(parts.extensions);
    response.body = ResBody::Once(body);
}

/// Whether others say what is allowed, and what they have said: the router has set the status before
/// it says its methods, which it does last.
#[inline]
fn allow_of_others(response: &mut Response) -> (bool, Option<HeaderValue>) {
    let is_refused = response.status_code == Some(StatusCode::METHOD_NOT_ALLOWED);
    let said = response.headers.remove(ALLOW);
    (is_refused || said.is_some(), said)
}

/// In place of the `Allow` that says nothing.
#[inline]
fn put_back((is_theirs, said): (bool, Option<HeaderValue>), headers: &mut HeaderMap) {
    if !is_theirs {
        return;
    }
    if (headers.get(ALLOW)).is_none_or(|value| allow::is_default(&ALLOW, value)) {
        headers.remove(ALLOW);
        headers.extend(said.map(|value| (ALLOW, value)));
    }
}

impl Assemble for Answer {
    #[inline]
    fn shared(ready: &'static Ready) -> Self {
        Self::Shared(ready)
    }

    fn own(ready: &ReadyRef, body: Bytes, headers: Option<HeaderMap>) -> Self {
        match ready {
            ReadyRef::Kept(ready) if headers.is_none() => Self::Plain(ready, body),
            _ => Self::Own(http::Response::own(ready, body, headers)),
        }
    }

    fn set_content_type(&mut self, content_type: Option<HeaderValue>) {
        self.change(|own| own.set_content_type(content_type));
    }

    fn mark(&mut self, answered: Answered) {
        self.change(|own| own.mark(answered));
    }
}
