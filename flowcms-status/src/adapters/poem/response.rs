//! Answers as poem's `Response`.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{Extensions, HeaderMap, HeaderValue, Version};
use poem::{Body, Response, ResponseParts};

use crate::declaration::cell::{Ready, ReadyRef};
use crate::response::allow::Headed;
use crate::response::answer::Assemble;
use crate::response::mark::Answered;

impl Headed for Response {
    fn headers(&mut self) -> &mut HeaderMap {
        self.headers_mut()
    }
}

impl Assemble for Response {
    fn shared(ready: &'static Ready) -> Self {
        fresh(ready, ready.body())
    }

    fn own(ready: &ReadyRef, body: Bytes, headers: Option<HeaderMap>) -> Self {
        if headers.is_none() {
            return fresh(ready, body);
        }
        from_http(http::Response::own(ready, body, headers))
    }

    fn set_content_type(&mut self, content_type: Option<HeaderValue>) {
        match content_type {
            Some(content_type) => self.headers_mut().insert(CONTENT_TYPE, content_type),
            None => self.headers_mut().remove(CONTENT_TYPE),
        };
    }

    fn mark(&mut self, answered: Answered) {
        self.extensions_mut().insert(answered);
    }
}

/// A response with the headers of the type.
fn fresh(ready: &Ready, body: Bytes) -> Response {
    let mut headers = HeaderMap::new();
    ready.insert_headers(&mut headers);
    let parts = ResponseParts {
        status: ready.status(),
        version: Version::default(),
        headers,
        extensions: Extensions::new(),
    };
    Response::from_parts(parts, Body::from_bytes(body))
}

/// The response with poem's body.
pub(super) fn from_http(response: http::Response<Bytes>) -> Response {
    let (parts, body) = response.into_parts();
    let parts = ResponseParts {
        status: parts.status,
        version: parts.version,
        headers: parts.headers,
        extensions: parts.extensions,
    };
    Response::from_parts(parts, Body::from_bytes(body))
}
