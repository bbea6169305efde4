//! The responses of dropshot's endpoints: derived, and put together directly.

use dropshot::{Body, HttpError, HttpResponse as _};
use http::Response;

use crate::cases::{self, ContentError};

pub(crate) fn derived(error: ContentError) -> Result<Response<Body>, HttpError> {
    error.to_result()
}

#[expect(clippy::unnecessary_wraps, reason = "what dropshot asks for")]
pub(crate) fn limit(error: &ContentError) -> Result<Response<Body>, HttpError> {
    Ok(cases::limit::<Body>(error))
}
