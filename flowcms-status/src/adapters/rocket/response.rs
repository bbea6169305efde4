//! rocket's `Response`, put together from its parts: its headers are strings.

use std::borrow::Cow;
use std::io::Cursor;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};
use rocket::Response;
use rocket::http::Status;

use crate::declaration::cell::{Ready, ReadyRef};
use crate::response::answer::Assemble;

/// The headers of a problem type that are texts, from its first response on.
struct Texts(Box<[(&'static str, &'static str)]>);

impl Assemble for Response<'static> {
    fn shared(ready: &'static Ready) -> Self {
        let mut response = with_body(ready, ready.body());
        set_shared(&mut response, ready);
        response
    }

    fn own(ready: &ReadyRef, body: Bytes, own: Option<HeaderMap>) -> Self {
        let mut response = with_body(ready, body);
        match ready {
            ReadyRef::Kept(ready) => set_shared(&mut response, ready),
            ReadyRef::Made(ready) => set(&mut response, ready.headers()),
        }
        if let Some(own) = own {
            set(&mut response, &own);
        }
        response
    }

    fn set_content_type(&mut self, content_type: Option<HeaderValue>) {
        match content_type {
            Some(content_type) => set_one(self, &http::header::CONTENT_TYPE, &content_type),
            None => self.remove_header("content-type"),
        }
    }
}

fn with_body(ready: &Ready, body: Bytes) -> Response<'static> {
    let mut response = Response::new();
    response.set_status(Status::new(ready.status().as_u16()));
    if ready.has_content {
        response.set_sized_body(body.len(), Cursor::new(body));
    }
    response
}

/// Headers that are there as long as the program: nothing of them is copied.
fn set_shared(response: &mut Response<'static>, ready: &'static Ready) {
    let Texts(texts) = ready.beside(|ready| {
        let texts = ready.headers().iter();
        Texts(
            texts
                .filter_map(|(name, value)| Some((name.as_str(), text(name, value)?)))
                .collect(),
        )
    });
    for &(name, value) in texts {
        put(response, name.into(), value.into());
    }
}

/// What is put in last counts, but each cookie has a line of its own (RFC 6265, section 3).
fn put(response: &mut Response<'static>, name: Cow<'static, str>, value: Cow<'static, str>) {
    if name == http::header::SET_COOKIE.as_str() {
        response.adjoin_raw_header(name, value);
    } else {
        response.set_raw_header(name, value);
    }
}

fn set(response: &mut Response<'static>, headers: &HeaderMap) {
    for (name, value) in headers {
        set_one(response, name, value);
    }
}

fn set_one(response: &mut Response<'static>, name: &HeaderName, value: &HeaderValue) {
    if let Some(value) = text(name, value) {
        put(
            response,
            Cow::Owned(name.as_str().to_owned()),
            Cow::Owned(value.to_owned()),
        );
    }
}

/// The value as rocket can send it: HTTP allows others than UTF-8, rocket does not.
pub(super) fn text<'v>(name: &HeaderName, value: &'v HeaderValue) -> Option<&'v str> {
    let text = std::str::from_utf8(value.as_bytes()).ok();
    #[cfg(feature = "tracing")]
    if text.is_none() {
        tracing::warn!(
            header = name.as_str(),
            "header left out: rocket sends UTF-8 only"
        );
    }
    #[cfg(not(feature = "tracing"))]
    let _ = name;
    text
}
