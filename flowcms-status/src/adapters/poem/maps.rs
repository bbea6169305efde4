//! poem 3 (feature `poem`): derived errors, maps and rows of tables implement `ResponseError` and
//! `IntoResponse`. A handler answers with `Result<_, ContentError>`, or with `poem::Result<_>`, where
//! `?` turns one into a `poem::Error`, which sends the same response.
//!
//! ```
//! use flowcms_status::{FlowError, poem::Problems};
//! use poem::{EndpointExt, Route, get, handler, web::Path};
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum ContentError {
//!     #[error("entry `{0}` does not exist")]
//!     #[flow(code = 404)]
//!     EntryNotFound(String),
//! }
//!
//! #[handler]
//! async fn entry(Path(slug): Path<String>) -> Result<String, ContentError> {
//!     Err(ContentError::EntryNotFound(slug))
//! }
//!
//! let app = Route::new()
//!     .at("/entries/:slug", get(entry))
//!     // poem's own errors are problem documents too.
//!     .with(Problems::new());
//! # let _ = app;
//! ```
//!
//! An error that is not `Send` has no `IntoResponse`, and only one that is `Send + Sync + 'static`
//! becomes a `poem::Error`. A type for which you write the traits yourself says
//! `#[flow(adapters(…))]` with the frameworks that it is for, or `adapters()`.
//!
//! # Extractors
//!
//! What poem's extractors refuse is answered by [`Problems`], for a whole application. Where the
//! answer is to come from your own error, take the extractor's result and let it be a part of it:
//!
//! ```
//! use flowcms_status::FlowError;
//! use poem::{handler, web::Json};
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum ContentError {
//!     #[error("the request was refused: {0}")]
//!     #[flow(map = flowcms_status::poem::AnyError)]
//!     Refused(#[from] poem::Error),
//! }
//!
//! #[handler]
//! async fn create(title: poem::Result<Json<String>>) -> Result<String, ContentError> {
//!     let Json(title) = title?;
//!     Ok(title)
//! }
//! ```
//!
//! [`AnyError`] maps what `poem::Error` holds by its status, the other types below map poem's own
//! errors one by one, with the codes that poem itself sends.
//!
//! # What poem raises itself
//!
//! Without a middleware all of it is the plain text of the error. [`Problems`] makes problems of it, for
//! a whole application; [`problems`] does for what is a `poem::Error`, and for nothing else:
//!
//! | what is answered | what [`Problems`] makes of it |
//! |---|---|
//! | an unknown path: 404; a wrong method: 405, without `Allow` | the problem of the row, with poem's text as the detail |
//! | what an extractor refuses: 400, 413 or 415 | the same. [`AnyError`], or another map of this page, gives it a reason of its own |
//! | what the middleware `SizeLimit`, `Cors` and the like refuse | the same |
//! | a `poem::Error` made of a foreign error | its text is the detail below 500; from 500 up it is private, and the event has it |
//! | a panic that the middleware `CatchPanic` has caught | a private 500; what the panic said is in no event |
//! | what handlers and middleware write by hand | below 500 plain text is the detail, what is empty becomes a problem, and other content stays; from 500 up it is replaced, and the event has its text |
//!
//! What hyper refuses before there is a request is answered without content (400, 414, 431), and no
//! middleware sees it.

use poem::error;

use super::own_errors::has_the_status_of_one;
pub use super::own_errors::{Problems, ProblemsEndpoint, problems};
use crate::adapters::unreadable::{self, Part};
use crate::tables::iana::Http;
use crate::{FieldErrors, status_table};

status_table! {
    /// How any `poem::Error` answers: with its status, and its text below 500. What the extractors
    /// refuse has a reason for each.
    ///
    /// An error of yours that went through `poem::Error` keeps no more than its status here; let it
    /// be a part of your own error as itself.
    #[flow(crate = crate, client = AnyProblem)]
    pub struct AnyError(poem::Error) in Http {
        #[flow(reason = "nested", detail = none, status = poem::Error::status)]
        #[flow(codes(402, 403, 404, 406, 408, 409, 410, 411, 412, 413, 415, 416, 422, 423, 428, 429, 451))]
        e if has_the_status_of_one(e) && e.status().is_client_error() => 400,
        #[flow(reason = "nested_failure", detail = none, status = poem::Error::status)]
        #[flow(codes(501, 502, 503, 504, 507))]
        e if has_the_status_of_one(e) => 500,
        #[flow(reason = "json", detail = any_detail, errors = any_errors)]
        e if e.is::<error::ParseJsonError>() && e.status() == 400
            => 400 "Send well-formed JSON, with the members, of the types, that the documentation names.",
        #[flow(reason = "form", detail = any_detail, errors = any_errors)]
        e if e.is::<error::ParseFormError>() && e.status() == 400
            => 400 "Send the fields, of the types, that the documentation names.",
        #[flow(reason = "query", detail = any_detail, errors = any_errors)]
        e if e.is::<error::ParseQueryError>()
            => 400 "Send the query parameters, of the types, that the documentation names.",
        #[flow(reason = "path")]
        e if e.is::<error::ParsePathError>()
            => 400 "Check the segments of the path against the documentation.",
        #[flow(reason = "header")]
        e if e.is::<error::ParseTypedHeaderError>()
            => 400 "Check the request's headers against the documentation.",
        #[flow(reason = "refused")]
        e if e.status() == 400 => 400,
        #[flow(reason = "access")]
        e if e.status() == 403 => 403 or 400,
        #[flow(reason = "missing")]
        e if e.status() == 404 => 404 or 400,
        #[flow(reason = "slow_request")]
        e if e.status() == 408 => 408 or 400,
        #[flow(reason = "content_length")]
        e if e.status() == 411 => 411 or 400,
        #[flow(reason = "condition")]
        e if e.status() == 412 => 412 or 400,
        #[flow(reason = "too_large")]
        e if e.status() == 413 => 413 or 400,
        #[flow(reason = "content_type")]
        e if e.status() == 415 => 415 or 400,
        #[flow(reason = "range")]
        e if e.status() == 416 => 416 or 400,
        #[flow(reason = "unprocessable")]
        e if e.status() == 422 => 422 or 400,
        #[flow(reason = "too_often")]
        e if e.status() == 429 => 429 or 400,
        #[flow(reason = "failed")]
        e if e.status() == 500 => 500,
        #[flow(reason = "unsupported")]
        e if e.status() == 501 => 501 or 500,
        #[flow(reason = "upstream_failed")]
        e if e.status() == 502 => 502 or 500,
        #[flow(reason = "unavailable")]
        e if e.status() == 503 => 503 or 500,
        #[flow(reason = "upstream_slow")]
        e if e.status() == 504 => 504 or 500,
        #[flow(reason = "client_error", status = poem::Error::status)]
        #[flow(codes(402, 406, 409, 410, 414, 417, 421, 423, 424, 425, 428, 431, 451))]
        e if e.status().is_client_error() => 400,
        #[flow(reason = "server_error", status = poem::Error::status)]
        #[flow(codes(505, 506, 507, 508, 510, 511))]
        _ => 500,
    }
}

status_table! {
    /// How `web::Json` answers.
    #[flow(crate = crate, client = JsonProblem)]
    pub struct JsonError(error::ParseJsonError) in Http {
        #[flow(reason = "json_content_type")]
        error::ParseJsonError::InvalidContentType(_) | error::ParseJsonError::ContentTypeRequired
            => 415 or 400 "Send JSON, with `Content-Type: application/json`.",
        #[flow(reason = "json", detail = json_detail, errors = json_errors)]
        error::ParseJsonError::Parse(_)
            => 400 "Send well-formed JSON, with the members, of the types, that the documentation names.",
    }
}

status_table! {
    /// How `web::Form` answers.
    #[flow(crate = crate, client = FormProblem)]
    pub struct FormError(error::ParseFormError) in Http {
        #[flow(reason = "form_content_type")]
        error::ParseFormError::InvalidContentType(_) | error::ParseFormError::ContentTypeRequired
            => 415 or 400 "Send a form, with `Content-Type: application/x-www-form-urlencoded`.",
        #[flow(reason = "form", detail = form_detail, errors = form_errors)]
        error::ParseFormError::UrlDecode(_)
            => 400 "Send the fields, of the types, that the documentation names.",
    }
}

status_table! {
    /// How `web::Query` answers.
    #[flow(crate = crate, client = QueryProblem)]
    pub struct QueryError(error::ParseQueryError) in Http {
        #[flow(reason = "query", detail = query_detail, errors = query_errors)]
        _ => 400 "Send the query parameters, of the types, that the documentation names.",
    }
}

status_table! {
    /// How `web::Path` answers.
    #[flow(crate = crate, client = PathProblem)]
    pub struct PathError(error::ParsePathError) in Http {
        #[flow(reason = "path")]
        _ => 400 "Check the segments of the path against the documentation.",
    }
}

status_table! {
    /// How `web::TypedHeader` answers.
    #[flow(crate = crate, client = HeaderProblem)]
    pub struct HeaderError(error::ParseTypedHeaderError) in Http {
        #[flow(reason = "header")]
        _ => 400 "Check the request's headers against the documentation.",
    }
}

status_table! {
    /// How a body that cannot be read answers (`Body`, `String`, `Vec<u8>`, and every extractor that
    /// reads one).
    #[flow(crate = crate, client = BodyProblem)]
    pub struct BodyError(error::ReadBodyError) in Http {
        #[flow(reason = "too_large")]
        error::ReadBodyError::PayloadTooLarge => 413 or 400 "Send less content.",
        #[flow(reason = "text")]
        error::ReadBodyError::Utf8(_) => 400 "Send text in UTF-8.",
        #[flow(reason = "body")]
        error::ReadBodyError::Io(_) => 400 "Send the whole content, as its headers describe it.",
        #[flow(reason = "failed")]
        error::ReadBodyError::BodyHasBeenTaken => 500,
    }
}

status_table! {
    /// How the middleware `SizeLimit` answers.
    #[flow(crate = crate, client = SizeProblem)]
    pub struct SizeError(error::SizedLimitError) in Http {
        #[flow(reason = "content_length")]
        error::SizedLimitError::MissingContentLength => 411 or 400 "Send `Content-Length`.",
        #[flow(reason = "too_large")]
        error::SizedLimitError::PayloadTooLarge => 413 or 400 "Send less content.",
    }
}

status_table! {
    /// How the middleware `Cors` answers.
    #[flow(crate = crate, client = CorsProblem)]
    pub struct CorsError(error::CorsError) in Http {
        #[flow(reason = "cors")]
        _ => 403 or 400 "The API does not allow this request from a page of that origin.",
    }
}

status_table! {
    /// How `web::Data` answers where the application has no such data.
    #[flow(crate = crate, client = DataProblem)]
    pub struct DataError(error::GetDataError) in Http {
        #[flow(reason = "failed")]
        _ => 500,
    }
}

status_table! {
    /// How a route that does not exist answers.
    #[flow(crate = crate, client = NotFoundProblem)]
    pub struct NotFound(error::NotFoundError) in Http {
        #[flow(reason = "no_route")]
        _ => 404 or 400 "Check the path of the request against the documentation.",
    }
}

status_table! {
    /// How a protocol upgrade that did not come about answers.
    #[flow(crate = crate, client = UpgradeProblem)]
    pub struct UpgradeError(error::UpgradeError) in Http {
        #[flow(reason = "failed")]
        error::UpgradeError::NoUpgrade => 500,
        #[flow(reason = "upgrade")]
        error::UpgradeError::Other(_) => 400 "Send a request that can be upgraded.",
    }
}

status_table! {
    /// How static files answer. The path of a file on the server stays private.
    #[flow(crate = crate, client = FileProblem)]
    pub struct FileError(error::StaticFileError) in Http {
        #[flow(reason = "path")]
        error::StaticFileError::InvalidPath => 400 "Send a path in UTF-8, percent-encoded.",
        #[flow(reason = "access", detail = none)]
        error::StaticFileError::Forbidden(_) => 403 or 400,
        #[flow(reason = "no_file")]
        error::StaticFileError::NotFound => 404 or 400,
        #[flow(reason = "method", detail = "{method} is not supported", header("Allow" = "GET"))]
        error::StaticFileError::MethodNotAllowed(method) => 405 or 400,
        #[flow(reason = "condition")]
        error::StaticFileError::PreconditionFailed => 412 or 400,
        #[flow(reason = "range", header("Content-Range" = "bytes */{size}"))]
        error::StaticFileError::RangeNotSatisfiable { size } => 416 or 400,
        #[flow(reason = "failed")]
        error::StaticFileError::Io(_) => 500,
    }
}

fn json_errors(error: &error::ParseJsonError) -> FieldErrors {
    match error {
        error::ParseJsonError::Parse(json) => unreadable::json(json, None),
        _ => unreadable::text(Part::Content, ""),
    }
}

fn json_detail(error: &error::ParseJsonError) -> String {
    unreadable::sentence(&json_errors(error))
}

fn form_errors(error: &error::ParseFormError) -> FieldErrors {
    match error {
        error::ParseFormError::UrlDecode(error) => {
            unreadable::text(Part::Content, &error.to_string())
        }
        _ => unreadable::text(Part::Content, ""),
    }
}

fn form_detail(error: &error::ParseFormError) -> String {
    unreadable::sentence(&form_errors(error))
}

fn query_errors(error: &error::ParseQueryError) -> FieldErrors {
    unreadable::text(Part::Parameters, &error.0.to_string())
}

fn query_detail(error: &error::ParseQueryError) -> String {
    unreadable::sentence(&query_errors(error))
}

/// Of whichever of these it is.
fn any_errors(error: &poem::Error) -> FieldErrors {
    let json = error.downcast_ref().map(json_errors);
    let form = || error.downcast_ref().map(form_errors);
    let query = || error.downcast_ref().map(query_errors);
    (json.or_else(form).or_else(query)).unwrap_or_default()
}

fn any_detail(error: &poem::Error) -> String {
    unreadable::sentence(&any_errors(error))
}
