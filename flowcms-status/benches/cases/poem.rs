//! The responses of poem: derived, and put together directly.

use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{Extensions, HeaderMap, HeaderValue, Version};
use poem::{Body, IntoResponse as _, Response, ResponseParts};

use crate::cases::{self, ContentError};

pub(crate) fn derived(error: ContentError) -> Response {
    error.into_response()
}

pub(crate) fn limit(error: &ContentError) -> Response {
    let (status, body) = cases::parts(error);
    let mut headers = HeaderMap::new();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let parts = ResponseParts {
        status,
        version: Version::default(),
        headers,
        extensions: Extensions::default(),
    };
    Response::from_parts(parts, Body::from_bytes(body))
}
