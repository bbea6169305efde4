//! One document in one form, with what HTTP says of it.

use std::hash::{DefaultHasher, Hasher as _};

use bytes::Bytes;
use http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, ETAG, LINK, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderValue, Response, StatusCode};

use super::format::Format;
use super::{BY_ACCEPT, REVALIDATED};

pub(super) const ANY_ORIGIN: HeaderValue = HeaderValue::from_static("*");
const NOSNIFF: HeaderValue = HeaderValue::from_static("nosniff");

/// A selected representation (RFC 9110, section 3.2).
pub(super) struct Representation {
    content_type: HeaderValue,
    etag: HeaderValue,
    content: Bytes,
    /// Its other forms (RFC 8288).
    links: Option<HeaderValue>,
    /// Pages of other sites may read it.
    is_data: bool,
}

impl Representation {
    pub(super) fn new(format: Format, content: String, links: &str) -> Self {
        Self {
            links: HeaderValue::try_from(links)
                .ok()
                .filter(|links| !links.is_empty()),
            is_data: format != Format::Html,
            ..Self::of(format.content_type(), content)
        }
    }

    pub(super) fn of(content_type: &'static str, content: String) -> Self {
        let mut hasher = DefaultHasher::new();
        hasher.write(content.as_bytes());
        let etag = format!("\"{:016x}\"", hasher.finish());
        Self {
            content_type: HeaderValue::from_static(content_type),
            etag: HeaderValue::try_from(etag).unwrap_or(HeaderValue::from_static("\"\"")),
            content: content.into(),
            links: None,
            is_data: true,
        }
    }

    pub(super) fn with_links(self, links: &str) -> Self {
        let links = HeaderValue::try_from(links).ok();
        Self { links, ..self }
    }

    /// The content with a status of its own, for nobody to keep.
    pub(super) fn respond_as(&self, status: StatusCode) -> Response<Bytes> {
        let mut response = Response::new(self.content.clone());
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, self.content_type.clone());
        headers.insert(X_CONTENT_TYPE_OPTIONS, NOSNIFF);
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(VARY, BY_ACCEPT);
        response
    }

    /// It, or 304 to who has it (RFC 9110, section 13.1.2).
    pub(super) fn respond<'a>(
        &self,
        if_none_match: impl Iterator<Item = &'a HeaderValue>,
    ) -> Response<Bytes> {
        let mut response = Response::new(Bytes::new());
        let is_known = self.is_named(if_none_match);
        if is_known {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        } else {
            *response.body_mut() = self.content.clone();
        }
        let headers = response.headers_mut();
        if !is_known {
            headers.insert(CONTENT_TYPE, self.content_type.clone());
            headers.insert(X_CONTENT_TYPE_OPTIONS, NOSNIFF);
        }
        headers.insert(ETAG, self.etag.clone());
        headers.insert(CACHE_CONTROL, REVALIDATED);
        headers.insert(VARY, BY_ACCEPT);
        if let Some(links) = &self.links {
            headers.insert(LINK, links.clone());
        }
        if self.is_data {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, ANY_ORIGIN);
        }
        response
    }

    /// Whether the values of `If-None-Match` name it. The comparison is weak. Tags have no quotes
    /// inside, so that the text of a tag with its quotes is that tag, wherever in a list it stands.
    fn is_named<'a>(&self, mut values: impl Iterator<Item = &'a HeaderValue>) -> bool {
        let tag = self.etag.as_bytes();
        values.any(|value| {
            let value = value.as_bytes();
            value.trim_ascii() == b"*" || value.windows(tag.len()).any(|part| part == tag)
        })
    }
}
