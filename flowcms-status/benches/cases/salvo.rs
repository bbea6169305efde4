//! The responses of salvo: derived, and put together directly.

use http::HeaderValue;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use salvo_core::Scribe as _;
use salvo_core::http::{ResBody, Response};

use crate::cases::{self, ContentError};

pub(crate) fn derived(error: ContentError) -> Response {
    let mut response = Response::new();
    error.render(&mut response);
    response
}

pub(crate) fn limit(error: &ContentError) -> Response {
    let mut response = Response::new();
    let (status, body) = cases::parts(error);
    response.status_code = Some(status);
    response.headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    response
        .headers
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.body = ResBody::Once(body);
    response
}
