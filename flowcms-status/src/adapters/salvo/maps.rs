//! salvo 1 (feature `salvo`): derived errors, maps and rows of tables implement `Scribe`, and with it
//! `Writer`: a handler returns `Result<_, ContentError>`, a row is rendered with `res.render(…)`.
//!
//! ```
//! use flowcms_status::{FlowError, salvo::Problems};
//! # use salvo_core as salvo;
//! use salvo::{Request, Router, Service, handler};
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum ContentError {
//!     #[error("entry `{0}` does not exist")]
//!     #[flow(code = 404)]
//!     EntryNotFound(String),
//! }
//!
//! #[handler]
//! async fn entry(request: &mut Request) -> Result<String, ContentError> {
//!     Err(ContentError::EntryNotFound(request.param("slug").unwrap_or_default()))
//! }
//!
//! let router = Router::with_path("entries/{slug}").get(entry);
//! let service = Service::new(router)
//!     // salvo's own errors are problem documents too, and what handlers write by hand from 500 up.
//!     .hoop(Problems::new());
//! # let _ = service;
//! ```
//!
//! No bounds are asked of an error, but a handler's has to be `Send`. Headers that middleware has set
//! stay, unless the error has one of that name. A type whose `Scribe` or `Writer` you write yourself
//! says `#[flow(adapters(…))]` with the frameworks that it is for, or `adapters()`.
//!
//! # Requests that cannot be read
//!
//! The extractors in a handler's arguments answer by themselves, with a `StatusError` that
//! [`Problems`] turns into a problem document. What `Request`'s methods return can be a part of your
//! own error:
//!
//! ```
//! use flowcms_status::FlowError;
//! # use salvo_core as salvo;
//! use salvo::{Request, handler, http::ParseError};
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum ContentError {
//!     #[error("the request cannot be read: {0}")]
//!     #[flow(map = flowcms_status::salvo::RequestError)]
//!     Request(#[from] ParseError),
//! }
//!
//! #[handler]
//! async fn create(request: &mut Request) -> Result<String, ContentError> {
//!     Ok(request.parse_json::<String>().await?)
//! }
//! ```
//!
//! # What salvo raises itself
//!
//! Without a hoop salvo's catcher answers, with a page or a document of its own. [`Problems`] makes
//! problems of it, for a whole service:
//!
//! | what is answered | what [`Problems`] makes of it |
//! |---|---|
//! | an unknown path: 404; a wrong method: 405 with `Allow` | the problem of the row, `Allow` stays |
//! | an argument that an extractor cannot read: 400 or 413 | the problem of the row, with the text of the `ParseError` as the detail. [`RequestError`] gives it a reason of its own |
//! | a `StatusError` of a handler or a hoop | its `brief` is the detail below 500; from 500 up it is private, and the event has what it said |
//! | a `salvo::Error` of a handler: 500 | a private 500, and the event has its text |
//! | what handlers write by hand | below 500 plain text is the detail, what is empty becomes a problem, and other content stays; from 500 up it is replaced, and the event has its text |
//!
//! A panic closes the connection. What hyper refuses before there is a request is answered without
//! content (400, 414, 431), and no hoop sees it.

use salvo_core::http::{ParseError, StatusCode, StatusError};

pub use super::own_errors::Problems;
use super::own_errors::public_text;
use crate::adapters::unreadable::{self, Part};
use crate::tables::iana::Http;
use crate::{FieldErrors, status_table};

status_table! {
    /// How a request that cannot be read answers (`Request::parse_json`, `JsonBody`, `QueryParam`
    /// and the like), with salvo's codes.
    #[flow(crate = crate, client = RequestProblem)]
    pub struct RequestError(ParseError) in Http {
        #[flow(reason = "too_large")]
        ParseError::PayloadTooLarge => 413 or 400 "Send less content.",
        #[flow(reason = "content_type")]
        ParseError::InvalidContentType | ParseError::NotMultipart | ParseError::NotFormData
            => 400 "Send the content, and its `Content-Type`, that the documentation names.",
        #[flow(reason = "json_data", detail = detail, errors = errors)]
        ParseError::SerdeJson(json) if json.is_data()
            => 400 "Send the members, of the types, that the documentation names.",
        #[flow(reason = "json_syntax", detail = detail, errors = errors)]
        ParseError::SerdeJson(_) => 400 "Send well-formed JSON.",
        #[flow(reason = "parameters", detail = detail, errors = errors)]
        ParseError::Deserialize(_) | ParseError::ParseFromStr | ParseError::NotExist
            | ParseError::DuplicateKey
            => 400 "Send the parameters, of the types, that the documentation names.",
        #[flow(reason = "body")]
        ParseError::EmptyBody | ParseError::Io(_) | ParseError::Hyper(_) | ParseError::Multer(_)
            => 400 "Send the whole content, as its headers describe it.",
        #[flow(reason = "text")]
        ParseError::Utf8(_) => 400 "Send text in UTF-8.",
        #[flow(reason = "request")]
        _ => 400 "Check the request against the documentation.",
    }
}

status_table! {
    /// How a `StatusError` answers: with its code, and below 500 with the text of its `brief`, or of
    /// the `ParseError` that is its cause.
    #[flow(crate = crate, client = AnyProblem)]
    pub struct AnyError(StatusError) in Http {
        #[flow(reason = "refused", detail = public_text)]
        e if e.code == StatusCode::BAD_REQUEST => 400,
        #[flow(reason = "access", detail = public_text)]
        e if e.code == StatusCode::FORBIDDEN => 403 or 400,
        #[flow(reason = "missing", detail = public_text)]
        e if e.code == StatusCode::NOT_FOUND => 404 or 400,
        #[flow(reason = "slow_request", detail = public_text)]
        e if e.code == StatusCode::REQUEST_TIMEOUT => 408 or 400,
        #[flow(reason = "clash", detail = public_text)]
        e if e.code == StatusCode::CONFLICT => 409 or 400,
        #[flow(reason = "too_large", detail = public_text)]
        e if e.code == StatusCode::PAYLOAD_TOO_LARGE => 413 or 400,
        #[flow(reason = "content_type", detail = public_text)]
        e if e.code == StatusCode::UNSUPPORTED_MEDIA_TYPE => 415 or 400,
        #[flow(reason = "unprocessable", detail = public_text)]
        e if e.code == StatusCode::UNPROCESSABLE_ENTITY => 422 or 400,
        #[flow(reason = "too_often", detail = public_text)]
        e if e.code == StatusCode::TOO_MANY_REQUESTS => 429 or 400,
        #[flow(reason = "client_error", detail = public_text, status = code)]
        #[flow(codes(402, 406, 410, 411, 412, 414, 416, 417, 421, 423, 424, 428, 431, 451))]
        e if e.code.is_client_error() => 400,
        #[flow(reason = "failed", detail = none)]
        e if e.code == StatusCode::INTERNAL_SERVER_ERROR => 500,
        #[flow(reason = "upstream_failed", detail = none)]
        e if e.code == StatusCode::BAD_GATEWAY => 502 or 500,
        #[flow(reason = "unavailable", detail = none)]
        e if e.code == StatusCode::SERVICE_UNAVAILABLE => 503 or 500,
        #[flow(reason = "upstream_slow", detail = none)]
        e if e.code == StatusCode::GATEWAY_TIMEOUT => 504 or 500,
        #[flow(reason = "server_error", detail = none, status = code)]
        #[flow(codes(501, 505, 506, 507, 508, 510, 511))]
        _ => 500,
    }
}

fn code(error: &StatusError) -> StatusCode {
    error.code
}

pub(super) fn errors(error: &ParseError) -> FieldErrors {
    match error {
        ParseError::SerdeJson(json) => unreadable::json(json, None),
        ParseError::Deserialize(error) => unreadable::text(Part::Parameters, &error.to_string()),
        _ => unreadable::text(Part::Parameters, ""),
    }
}

fn detail(error: &ParseError) -> String {
    unreadable::sentence(&errors(error))
}
