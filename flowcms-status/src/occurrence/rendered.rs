//! `Rendered`: a body in the API's own form.

use bytes::Bytes;
use http::HeaderValue;

/// A body in the API's own form, made by a `render` function: a content type and bytes.
///
/// ```
/// use flowcms_status::{FlowError, Problem};
///
/// fn legacy(problem: &Problem<'_>) -> (&'static str, String) {
///     ("text/plain", format!("E-{}", problem.reason()))
/// }
///
/// #[derive(Debug, thiserror::Error, FlowError)]
/// #[error("the entry is gone")]
/// #[flow(code = 404, render = legacy)]
/// struct Gone;
///
/// let response = Gone.to_response();
/// assert_eq!(response.headers()["content-type"], "text/plain");
/// assert_eq!(response.body(), "E-gone");
/// ```
#[derive(Debug, Clone)]
pub struct Rendered {
    pub(crate) content_type: Option<HeaderValue>,
    pub(crate) body: Bytes,
}

impl Rendered {
    /// No body: the response has no `Content-Type` either.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            content_type: None,
            body: Bytes::new(),
        }
    }
}

impl<B: Into<Bytes>> From<(HeaderValue, B)> for Rendered {
    fn from((content_type, body): (HeaderValue, B)) -> Self {
        Self {
            content_type: Some(content_type),
            body: body.into(),
        }
    }
}

/// A text that is no header value leaves the body without a `Content-Type`.
impl<B: Into<Bytes>> From<(&str, B)> for Rendered {
    fn from((content_type, body): (&str, B)) -> Self {
        Self {
            content_type: HeaderValue::from_str(content_type).ok(),
            body: body.into(),
        }
    }
}

/// By [`From<(&str, B)>`](#impl-From%3C(%26str,+B)%3E-for-Rendered).
impl<B: Into<Bytes>> From<(String, B)> for Rendered {
    fn from((content_type, body): (String, B)) -> Self {
        Self::from((content_type.as_str(), body))
    }
}
