//! The map of dropshot's `HttpError`.

use std::fmt;

use dropshot::HttpError;
use flowcms_status_macros::status_table;
use http::HeaderValue;

use crate::adapters::unreadable::{self, Part};
use crate::{FieldErrors, Http};

status_table! {
    /// How what dropshot refuses answers: a path, a query, a header or a body that an extractor
    /// cannot read, as 400; and any other [`HttpError`] by its own code.
    ///
    /// The detail is the error's external message, below 500; of what cannot be read, `errors` says where
    /// and what is expected, and nothing what was sent. Its error code is the member
    /// `error_code`, and the headers `Allow`, `Retry-After` and `WWW-Authenticate` are kept.
    #[flow(crate = crate, client = RequestProblem, member("error_code" = error_code))]
    pub struct RequestError(HttpError) in Http {
        #[flow(reason = "refused", detail = refused, errors = unreadable_errors)]
        e if is(e, 400) => 400,
        #[flow(reason = "credentials", detail = message, header("WWW-Authenticate" = challenge))]
        e if is(e, 401) => 401 or 400,
        #[flow(reason = "access", detail = message)]
        e if is(e, 403) => 403 or 400,
        #[flow(reason = "missing", detail = message)]
        e if is(e, 404) => 404 or 400,
        #[flow(reason = "method", detail = message, header("Allow" = allow))]
        e if is(e, 405) => 405 or 400,
        #[flow(reason = "clash", detail = message)]
        e if is(e, 409) => 409 or 400,
        #[flow(reason = "too_large", detail = message)]
        e if is(e, 413) => 413 or 400,
        #[flow(reason = "content_type", detail = message)]
        e if is(e, 415) => 415 or 400,
        #[flow(reason = "unprocessable", detail = message)]
        e if is(e, 422) => 422 or 400,
        #[flow(reason = "too_often", detail = message, header("Retry-After" = retry_after))]
        e if is(e, 429) => 429 or 400,
        #[flow(reason = "unavailable", header("Retry-After" = retry_after))]
        e if is(e, 503) => 503 or 500,
        #[flow(reason = "client_error", detail = message, status = code)]
        #[flow(codes(402, 406, 408, 410, 411, 412, 414, 416, 417, 421, 423, 424, 425, 428, 431, 451))]
        e if e.status_code.as_u16() < 500 => 400,
        #[flow(reason = "server_error", status = code)]
        #[flow(codes(501, 502, 504, 505, 506, 507, 508, 510, 511))]
        e if !is(e, 500) => 500,
        #[flow(reason = "failed")]
        _ => 500,
    }
}

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

fn unreadable_errors(error: &HttpError) -> Option<FieldErrors> {
    let (text, part) = unreadable(error)?;
    // Where it stands in the JSON is known by the path.
    let end = text.rfind(" at line ").filter(|_| part == Part::Content);
    Some(unreadable::text(part, &text[..end.unwrap_or(text.len())]))
}

fn refused(error: &HttpError) -> String {
    match unreadable_errors(error) {
        Some(errors) => unreadable::sentence(&errors),
        None => error.external_message.clone(),
    }
}

fn is(error: &HttpError, code: u16) -> bool {
    error.status_code == code
}

fn code(error: &HttpError) -> u16 {
    error.status_code.as_u16()
}

fn message(error: &HttpError) -> impl fmt::Display {
    &error.external_message
}

fn error_code(error: &HttpError) -> Option<&str> {
    error.error_code.as_deref()
}

/// The values of a header in one, as lists allow it (RFC 9110, section 5.3).
fn values(error: &HttpError, name: &str) -> Option<String> {
    let values = error.headers.as_ref()?.get_all(name).iter();
    let values: Vec<&str> = values.filter_map(|value| value.to_str().ok()).collect();
    (!values.is_empty()).then(|| values.join(", "))
}

fn allow(error: &HttpError) -> Option<String> {
    values(error, "allow")
}

fn challenge(error: &HttpError) -> Option<String> {
    values(error, "www-authenticate")
}

fn retry_after(error: &HttpError) -> Option<HeaderValue> {
    error.headers.as_ref()?.get("retry-after").cloned()
}
