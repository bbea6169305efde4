//! actix-web 4 (feature `actix-web`): every derived error, map and row of a table implements
//! `ResponseError` and `Responder`, so that handlers return them, `?` turns them into
//! `actix_web::Error`, and a row is a fallback.
//!
//! ```
//! use actix_web::{App, web};
//! use flowcms_status::actix_web::Problems;
//! use flowcms_status::{FlowCms, FlowError};
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum ContentError {
//!     #[error("entry `{0}` does not exist")]
//!     #[flow(code = 404)]
//!     EntryNotFound(String),
//! }
//!
//! async fn entry(slug: web::Path<String>) -> Result<String, ContentError> {
//!     Err(ContentError::EntryNotFound(slug.into_inner()))
//! }
//!
//! let app = App::new()
//!     .wrap(Problems::new())
//!     .route("/entries/{slug}", web::get().to(entry))
//!     .default_service(web::to(|| async { FlowCms::NotFound }));
//! # let _ = app;
//! ```
//!
//! No bounds are asked of an error: it may borrow, and need not be `Send`. Only what is to become an
//! `actix_web::Error` must be `'static`. A type whose `ResponseError` you write yourself says
//! `#[flow(adapters(…))]` with the frameworks that it is for, or `adapters()`.
//!
//! # Extractors
//!
//! What actix-web's extractors refuse is mapped by the types below: 400, 404, 411, 413 or 415 as
//! actix-web itself answers, with a reason each and the extractor's text as the detail.
//! [`configure`] makes `Json`, `Path`, `Query` and `Form` answer with them. With limits of your own:
//!
//! ```
//! use actix_web::{App, web};
//! use flowcms_status::actix_web::JsonError;
//!
//! let json = web::JsonConfig::default()
//!     .limit(4096)
//!     .error_handler(|error, _| JsonError::from(error).into());
//! let app = App::new().app_data(json);
//! # let _ = app;
//! ```
//!
//! Or as a part of your own error, which the handler then gives an `actix_web::Error`:
//!
//! ```
//! use actix_web::error::JsonPayloadError;
//! use flowcms_status::FlowError;
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum ContentError {
//!     #[error("the entry cannot be read: {0}")]
//!     #[flow(map = flowcms_status::actix_web::JsonError)]
//!     Json(#[from] JsonPayloadError),
//! }
//!
//! let json = actix_web::web::JsonConfig::default()
//!     .error_handler(|error, _| ContentError::from(error).into());
//! # let _ = json;
//! ```
//!
//! # What actix-web raises itself
//!
//! Without a middleware all of it is answered as actix-web does it. [`Problems`] makes problems of it,
//! for a whole application:
//!
//! | what is answered | what [`Problems`] makes of it |
//! |---|---|
//! | an unknown path, or guards that let no route through: 404; a resource without the method: 405; both empty | the problem of the row. A row as `default_service` does it without the middleware |
//! | what an extractor refuses: 400 to 415, with a text | the problem of the row, with the text as the detail. [`configure`], or a map of this page, gives it a reason of its own |
//! | content over the limit: 413, with a text | the same |
//! | an error of a handler that has nothing of this crate: its `Display` | below 500 that is the detail; from 500 up it is replaced, and the event has it |
//! | the error of a middleware inside, which `ErrorHandlers` never gets | the same |
//! | what handlers write by hand | below 500 plain text is the detail, what is empty becomes a problem, and other content stays; from 500 up it is replaced, and the event has its text |
//!
//! A panic closes the connection. What actix-web refuses before there is a request is answered without
//! content (400, 408, 431), and no middleware sees it. The errors of middleware that is wrapped after
//! [`Problems`], and so around it, pass it by.

use actix_web::error;

pub use super::own_errors::{Problems, ProblemsFuture, ProblemsService, configure, problems};
use crate::adapters::unreadable::{self, Part};
use crate::tables::iana::Http;
use crate::{FieldErrors, status_table};

status_table! {
    /// How `web::Json` answers, with actix-web's codes.
    #[flow(crate = crate, client = JsonProblem)]
    pub struct JsonError(error::JsonPayloadError) in Http {
        #[flow(reason = "too_large")]
        error::JsonPayloadError::OverflowKnownLength { .. }
        | error::JsonPayloadError::Overflow { .. }
        | error::JsonPayloadError::Payload(error::PayloadError::Overflow)
            => 413 or 400 "Send less JSON.",
        #[flow(reason = "json_content_type")]
        error::JsonPayloadError::ContentType
            => 400 "Send JSON, with `Content-Type: application/json`.",
        #[flow(reason = "json_data", detail = json_detail, errors = json_errors)]
        error::JsonPayloadError::Deserialize(json) if json.is_data()
            => 400 "Send the members, of the types, that the documentation names.",
        #[flow(reason = "json_syntax", detail = json_detail, errors = json_errors)]
        error::JsonPayloadError::Deserialize(_) => 400 "Send well-formed JSON.",
        #[flow(reason = "payload")]
        error::JsonPayloadError::Payload(_) => 400 "Send the whole payload, as its headers describe it.",
        // `Serialize`, and whatever comes with a later actix-web.
        #[flow(reason = "failed")]
        _ => 500,
    }
}

status_table! {
    /// How `web::Path` answers, with actix-web's code.
    #[flow(crate = crate, client = PathProblem)]
    pub struct PathError(error::PathError) in Http {
        #[flow(reason = "path", detail = path_detail, errors = path_errors)]
        _ => 404 or 400 "Check the segments of the path against the documentation.",
    }
}

status_table! {
    /// How `web::Query` answers, with actix-web's code.
    #[flow(crate = crate, client = QueryProblem)]
    pub struct QueryError(error::QueryPayloadError) in Http {
        #[flow(reason = "query", detail = query_detail, errors = query_errors)]
        _ => 400 "Send the query parameters, of the types, that the documentation names.",
    }
}

status_table! {
    /// How `web::Form` answers, with actix-web's codes.
    #[flow(crate = crate, client = FormProblem)]
    pub struct FormError(error::UrlencodedError) in Http {
        #[flow(reason = "too_large")]
        error::UrlencodedError::Overflow { .. }
        | error::UrlencodedError::Payload(error::PayloadError::Overflow)
            => 413 or 400 "Send a smaller form.",
        #[flow(reason = "content_length")]
        error::UrlencodedError::UnknownLength => 411 or 400 "Send `Content-Length`.",
        #[flow(reason = "form_content_type")]
        error::UrlencodedError::ContentType
            => 415 or 400 "Send a form, with `Content-Type: application/x-www-form-urlencoded`.",
        #[flow(reason = "form", detail = form_detail, errors = form_errors)]
        error::UrlencodedError::Parse(_) | error::UrlencodedError::Encoding
            => 400 "Send the fields, of the types, that the documentation names.",
        #[flow(reason = "payload")]
        _ => 400 "Send the whole payload, as its headers describe it.",
    }
}

status_table! {
    /// How a payload that cannot be read answers (`web::Payload`, `Bytes`, `String`), with
    /// actix-web's codes.
    #[flow(crate = crate, client = PayloadProblem)]
    pub struct PayloadError(error::PayloadError) in Http {
        #[flow(reason = "too_large")]
        error::PayloadError::Overflow => 413 or 400 "Send a smaller payload.",
        #[flow(reason = "payload")]
        _ => 400 "Send the whole payload, as its headers describe it.",
    }
}

status_table! {
    /// How a payload that cannot be read line by line answers (`dev::Readlines`), with actix-web's
    /// codes.
    #[flow(crate = crate, client = LinesProblem)]
    pub struct LinesError(error::ReadlinesError) in Http {
        #[flow(reason = "too_large")]
        error::ReadlinesError::LimitOverflow => 413 or 400 "Send shorter lines.",
        #[flow(reason = "lines")]
        error::ReadlinesError::EncodingError | error::ReadlinesError::ContentTypeError(_)
            => 400 "Send text in the encoding that `Content-Type` names.",
        #[flow(reason = "payload")]
        _ => 400 "Send the whole payload, as its headers describe it.",
    }
}

status_table! {
    /// How a `Content-Type` that cannot be read answers, with actix-web's code.
    #[flow(crate = crate, client = ContentTypeProblem)]
    pub struct ContentTypeError(error::ContentTypeError) in Http {
        #[flow(reason = "content_type")]
        _ => 400 "Send a `Content-Type` that is a media type.",
    }
}

status_table! {
    /// How `web::Header` answers, with actix-web's code.
    #[flow(crate = crate, client = HeaderProblem)]
    pub struct HeaderError(error::ParseError) in Http {
        #[flow(reason = "header")]
        _ => 400 "Check the request's headers against the documentation.",
    }
}

status_table! {
    /// How a thread pool that `web::block` cannot use answers.
    #[flow(crate = crate, client = BlockingProblem)]
    pub struct BlockingError(error::BlockingError) in Http {
        #[flow(reason = "failed")]
        _ => 500,
    }
}

fn json_errors(error: &error::JsonPayloadError) -> FieldErrors {
    match error {
        error::JsonPayloadError::Deserialize(json) => unreadable::json(json, None),
        _ => unreadable::text(Part::Content, ""),
    }
}

fn json_detail(error: &error::JsonPayloadError) -> String {
    unreadable::sentence(&json_errors(error))
}

fn path_errors(error: &error::PathError) -> FieldErrors {
    match error {
        error::PathError::Deserialize(error) => {
            unreadable::text(Part::Parameters, &error.to_string())
        }
        _ => unreadable::text(Part::Parameters, ""),
    }
}

fn path_detail(error: &error::PathError) -> String {
    unreadable::sentence(&path_errors(error))
}

fn query_errors(error: &error::QueryPayloadError) -> FieldErrors {
    match error {
        error::QueryPayloadError::Deserialize(error) => {
            unreadable::text(Part::Parameters, &error.to_string())
        }
        _ => unreadable::text(Part::Parameters, ""),
    }
}

fn query_detail(error: &error::QueryPayloadError) -> String {
    unreadable::sentence(&query_errors(error))
}

fn form_errors(error: &error::UrlencodedError) -> FieldErrors {
    match error {
        error::UrlencodedError::Parse(error) => unreadable::text(Part::Content, &error.to_string()),
        _ => unreadable::text(Part::Content, ""),
    }
}

fn form_detail(error: &error::UrlencodedError) -> String {
    unreadable::sentence(&form_errors(error))
}
