//! The headers of content, which go with it when a problem takes its place.

use http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LANGUAGE,
    CONTENT_LENGTH, CONTENT_LOCATION, CONTENT_RANGE, CONTENT_TYPE, ETAG, EXPIRES, LAST_MODIFIED,
    TRAILER, TRANSFER_ENCODING,
};
use http::{HeaderMap, HeaderName, StatusCode};

/// Of the bytes (RFC 9110, section 8; RFC 9112, section 6; RFC 9530).
const OF_BYTES: [HeaderName; 12] = [
    CONTENT_TYPE,
    CONTENT_LENGTH,
    CONTENT_ENCODING,
    CONTENT_LANGUAGE,
    CONTENT_DISPOSITION,
    TRANSFER_ENCODING,
    TRAILER,
    HeaderName::from_static("content-digest"),
    HeaderName::from_static("repr-digest"),
    HeaderName::from_static("digest"),
    HeaderName::from_static("content-md5"),
    ACCEPT_RANGES,
];

/// Of what the bytes represent. A 304 has these of the representation that the caller has
/// (RFC 9110, section 15.4.5).
const OF_REPRESENTATION: [HeaderName; 3] = [CONTENT_LOCATION, ETAG, LAST_MODIFIED];

/// How long it may be kept, which an error says for itself.
const OF_CACHES: [HeaderName; 2] = [CACHE_CONTROL, EXPIRES];

/// The headers that go where the bytes do, whatever they represent.
pub(crate) fn of_bytes() -> impl Iterator<Item = HeaderName> {
    OF_BYTES.into_iter()
}

/// The headers that go where a problem with `status` is sent in another form.
pub(crate) fn of_form(status: StatusCode) -> impl Iterator<Item = HeaderName> {
    let of_representation =
        (OF_REPRESENTATION.into_iter()).filter(move |_| status != StatusCode::NOT_MODIFIED);
    // A 416 says with it how long the whole is (RFC 9110, section 15.5.17).
    let of_range = (Some(CONTENT_RANGE).into_iter())
        .filter(move |_| status != StatusCode::RANGE_NOT_SATISFIABLE);
    of_bytes().chain(of_representation).chain(of_range)
}

/// The headers that go where a problem with `status` takes the place of other content.
pub(crate) fn of_content(status: StatusCode) -> impl Iterator<Item = HeaderName> {
    let of_caches = (OF_CACHES.into_iter()).filter(move |_| status.as_u16() >= 400);
    of_form(status).chain(of_caches)
}

/// Removes the headers of those names.
pub(crate) fn forget(headers: &mut HeaderMap, names: impl Iterator<Item = HeaderName>) {
    for name in names {
        headers.remove(name);
    }
}
