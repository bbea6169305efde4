//! The responses of hyper services, with a body in full and in a box: derived, and put together
//! directly.

use std::convert::Infallible;

use bytes::Bytes;
use http::Response;
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt as _, Full};

use crate::cases::{self, ContentError};

pub(crate) fn derived(error: ContentError) -> Response<Full<Bytes>> {
    error.into()
}

pub(crate) fn limit(error: &ContentError) -> Response<Full<Bytes>> {
    cases::limit(error)
}

pub(crate) fn derived_boxed(error: ContentError) -> Response<BoxBody<Bytes, Infallible>> {
    error.into()
}

pub(crate) fn limit_boxed(error: &ContentError) -> Response<BoxBody<Bytes, Infallible>> {
    limit(error).map(Full::boxed)
}
