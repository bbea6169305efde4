//! The responses of actix-web: derived, and put together directly.

use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use actix_web::{HttpResponse, ResponseError as _};

use crate::cases::{self, ContentError};

pub(crate) fn derived(error: &ContentError) -> HttpResponse {
    error.error_response()
}

pub(crate) fn limit(error: &ContentError) -> HttpResponse {
    let (status, body) = cases::parts(error);
    // A hand-written service names its constants.
    let status = StatusCode::from_u16(status.as_u16()).expect("the same codes");
    let mut response = HttpResponse::with_body(status, BoxBody::new(body));
    let headers = response.headers_mut();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
