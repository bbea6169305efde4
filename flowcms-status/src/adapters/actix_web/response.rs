//! `HttpResponse`, put together from its parts: actix-web has the types of http 0.2.

use actix_web::HttpResponse;
use actix_web::body::{self, BoxBody};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use bytes::Bytes;

use crate::declaration::cell::{Ready, ReadyRef};
use crate::response::answer::Assemble;
use crate::response::mark::Answered;

const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// The status and headers of a problem type in the types of http 0.2, from its first response on.
#[derive(Debug)]
struct Head {
    status: StatusCode,
    /// The headers that nearly all have are constants: a copy costs nothing.
    is_problem_json: bool,
    is_no_store: bool,
    others: Box<[(HeaderName, HeaderValue)]>,
}

impl Head {
    fn new(ready: &Ready) -> Self {
        let has = |name, value: &HeaderValue| {
            ready
                .headers()
                .get(name)
                .is_some_and(|it| it.as_bytes() == value.as_bytes())
        };
        let is_problem_json = has(http::header::CONTENT_TYPE, &PROBLEM_JSON);
        let is_no_store = has(http::header::CACHE_CONTROL, &NO_STORE);
        let others = ready.headers().iter().filter(|(name, _)| {
            !(is_problem_json && **name == http::header::CONTENT_TYPE
                || is_no_store && **name == http::header::CACHE_CONTROL)
        });
        Self {
            status: status_code(ready.status().as_u16()),
            is_problem_json,
            is_no_store,
            others: (others.filter_map(|(name, value)| converted(name, value))).collect(),
        }
    }

    fn with_body(&self, body: BoxBody) -> HttpResponse {
        let mut response = HttpResponse::with_body(self.status, body);
        let headers = response.headers_mut();
        if self.is_problem_json {
            headers.insert(header::CONTENT_TYPE, PROBLEM_JSON);
        }
        if self.is_no_store {
            headers.insert(header::CACHE_CONTROL, NO_STORE);
        }
        for (name, value) in &self.others {
            put(headers, name.clone(), value.clone());
        }
        response
    }
}

/// What is put in last counts, but each cookie has a line of its own (RFC 6265, section 3).
fn put(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    if name == header::SET_COOKIE {
        headers.append(name, value);
    } else {
        headers.insert(name, value);
    }
}

pub(super) fn status_code(code: u16) -> StatusCode {
    // The codes of a table are 100 to 599.
    StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Both versions of http allow the same.
pub(super) fn converted(
    name: &http::HeaderName,
    value: &http::HeaderValue,
) -> Option<(HeaderName, HeaderValue)> {
    let name = HeaderName::from_bytes(name.as_str().as_bytes()).ok()?;
    Some((name, converted_value(value)?))
}

fn converted_value(value: &http::HeaderValue) -> Option<HeaderValue> {
    let mut converted = HeaderValue::from_bytes(value.as_bytes()).ok()?;
    converted.set_sensitive(value.is_sensitive());
    Some(converted)
}

/// The response with what all of the problem type have.
fn with_body(ready: &Ready, body: Bytes) -> HttpResponse {
    let body = if ready.has_content {
        BoxBody::new(body)
    } else {
        // Something else than content that is empty: it has no length.
        BoxBody::new(body::None::new())
    };
    ready.beside(Head::new).with_body(body)
}

impl Assemble for HttpResponse {
    fn shared(ready: &'static Ready) -> Self {
        with_body(ready, ready.body())
    }

    fn own(ready: &ReadyRef, body: Bytes, own: Option<http::HeaderMap>) -> Self {
        let mut response = with_body(ready, body);
        let headers = response.headers_mut();
        for (name, value) in own
            .iter()
            .flatten()
            .filter_map(|(name, value)| converted(name, value))
        {
            put(headers, name, value);
        }
        response
    }

    fn set_content_type(&mut self, content_type: Option<http::HeaderValue>) {
        match content_type.and_then(|value| converted_value(&value)) {
            Some(value) => self.headers_mut().insert(header::CONTENT_TYPE, value),
            None => self.headers_mut().remove(header::CONTENT_TYPE),
        };
    }

    fn mark(&mut self, answered: Answered) {
        self.extensions_mut().insert(answered);
    }
}
