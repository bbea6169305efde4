//! The responses of axum 0.7: derived, and put together directly.

use axum_core_04::body::Body;
use axum_core_04::response::{IntoResponse as _, Response};

use crate::cases::{self, ContentError};

pub(crate) fn derived(error: ContentError) -> Response {
    error.into_response()
}

pub(crate) fn limit(error: &ContentError) -> Response {
    cases::limit::<Body>(error)
}
