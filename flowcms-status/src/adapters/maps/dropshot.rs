//! The map of dropshot's `HttpError`.

#[cfg(feature = "dropshot")]
use crate::adapters::dropshot::texts::{
    allow, challenge, code, error_code, is, message, refused, retry_after, unreadable_errors,
};
use crate::tables::iana::Http;
#[cfg(feature = "dropshot")]
use dropshot::HttpError;

map! { "dropshot"
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
