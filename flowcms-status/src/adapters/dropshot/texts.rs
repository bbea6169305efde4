//! What the map says of each `HttpError`.

use std::fmt;

use dropshot::HttpError;
use http::HeaderValue;

use crate::FieldErrors;
use crate::adapters::unreadable::{self, Part};

/// What dropshot says in front of serde's text, and of which part of the request.
const OF_SERDE: [(&str, Part); 5] = [
    ("unable to parse JSON body: ", Part::Content),
    ("unable to parse URL-encoded body: ", Part::Content),
    ("unable to parse query string: ", Part::Parameters),
    ("bad parameter in URL path: ", Part::Parameters),
    ("error processing headers: ", Part::Headers),
];

/// serde's text, where that is what dropshot says.
fn unreadable(error: &HttpError) -> Option<(&str, Part)> {
    OF_SERDE.iter().find_map(|(before, part)| {
        let text = error.external_message.strip_prefix(before)?;
        Some((text, *part))
    })
}

pub(crate) fn unreadable_errors(error: &HttpError) -> Option<FieldErrors> {
    let (text, part) = unreadable(error)?;
    // Where it stands in the JSON is known by the path.
    let end = text.rfind(" at line ").filter(|_| part == Part::Content);
    Some(unreadable::text(part, &text[..end.unwrap_or(text.len())]))
}

pub(crate) fn refused(error: &HttpError) -> String {
    match unreadable_errors(error) {
        Some(errors) => unreadable::sentence(&errors),
        None => error.external_message.clone(),
    }
}

pub(crate) fn is(error: &HttpError, code: u16) -> bool {
    error.status_code == code
}

pub(crate) fn code(error: &HttpError) -> u16 {
    error.status_code.as_u16()
}

pub(crate) fn message(error: &HttpError) -> impl fmt::Display {
    &error.external_message
}

pub(crate) fn error_code(error: &HttpError) -> Option<&str> {
    error.error_code.as_deref()
}

/// The values of a header in one, as lists allow it (RFC 9110, section 5.3).
fn values(error: &HttpError, name: &str) -> Option<String> {
    let values = error.headers.as_ref()?.get_all(name).iter();
    let values: Vec<&str> = values.filter_map(|value| value.to_str().ok()).collect();
    (!values.is_empty()).then(|| values.join(", "))
}

pub(crate) fn allow(error: &HttpError) -> Option<String> {
    values(error, "allow")
}

pub(crate) fn challenge(error: &HttpError) -> Option<String> {
    values(error, "www-authenticate")
}

pub(crate) fn retry_after(error: &HttpError) -> Option<HeaderValue> {
    error.headers.as_ref()?.get("retry-after").cloned()
}
