//! `If-Match` and `If-None-Match` (RFC 9110, section 13.1).

use axum::http::{HeaderMap, HeaderName};

/// The entity tags that a request names.
#[derive(Debug, Clone)]
pub(crate) struct Tags(String);

impl Tags {
    pub(crate) fn of(headers: &HeaderMap, name: HeaderName) -> Option<Self> {
        let values = headers.get_all(name).iter();
        let texts: Vec<_> = values.filter_map(|value| value.to_str().ok()).collect();
        (!texts.is_empty()).then(|| Self(texts.join(",")))
    }

    pub(crate) fn name(&self, etag: &str) -> bool {
        let mut tags = self.0.split(',').map(str::trim);
        tags.any(|tag| tag == "*" || tag == etag)
    }
}
