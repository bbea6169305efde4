//! The replies of warp: derived, and put together directly.

use http::HeaderValue;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use warp::Reply as _;
use warp::reply::Response;

use crate::cases::{self, ContentError};

pub(crate) fn derived(error: ContentError) -> Response {
    error.into_response()
}

pub(crate) fn limit(error: &ContentError) -> Response {
    let (status, body) = cases::parts(error);
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
