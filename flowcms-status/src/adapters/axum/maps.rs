//! axum 0.8 (feature `axum`): derived errors, maps and rows of tables implement `IntoResponse`, so
//! that handlers return them, `?` turns what they are made from into them, and a row is a fallback.
//!
//! ```
//! use axum::{Router, extract::Path, routing::get};
//! use flowcms_status::{FlowCms, FlowError};
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum ContentError {
//!     #[error("entry `{0}` does not exist")]
//!     #[flow(code = 404)]
//!     EntryNotFound(String),
//! }
//!
//! async fn entry(Path(slug): Path<String>) -> Result<String, ContentError> {
//!     Err(ContentError::EntryNotFound(slug))
//! }
//!
//! let app: Router = Router::new()
//!     .route("/entries/{slug}", get(entry))
//!     .fallback(|| async { FlowCms::NotFound });
//! ```
//!
//! No bounds are asked of an error. A type whose `IntoResponse` you write yourself says
//! `#[flow(adapters(…))]` with the frameworks that it is for, or `adapters()`.
//!
//! # Extractors
//!
//! What axum's extractors refuse is mapped by the types below, with the codes that axum itself
//! sends and a reason each. `errors` says where a value cannot be read and what is expected there; what
//! was sent stands nowhere. They are a part of your own error, which a handler returns, an extractor of
//! your own (`#[derive(FromRequest)]`) or `axum_extra`'s `WithRejection`:
//!
//! ```
//! use axum::{Json, extract::rejection::JsonRejection};
//! use flowcms_status::FlowError;
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum ContentError {
//!     #[error(transparent)]
//!     #[flow(map = flowcms_status::axum::JsonError)]
//!     Json(#[from] JsonRejection),
//! }
//!
//! async fn create(title: Result<Json<String>, JsonRejection>) -> Result<String, ContentError> {
//!     let Json(title) = title?;
//!     Ok(title)
//! }
//! # let _ = create;
//! ```
//!
//! [`Json`], [`Form`], [`Query`] and [`Path`] of this page reject so by themselves, and no service needs
//! a `Result` in its handlers: `Json(entry): Json<Entry, ContentError>`.
//!
//! # What axum raises itself
//!
//! Without a layer all of it is answered as axum does it. For a whole router, without a change in its
//! handlers, there is the
#![cfg_attr(feature = "tower", doc = "[`ProblemLayer`](crate::ProblemLayer):")]
#![cfg_attr(not(feature = "tower"), doc = "`ProblemLayer` of the feature `tower`:")]
//!
//! | what is answered | what the layer makes of it |
//! |---|---|
//! | an unknown path: 404; a wrong method: 405 with `Allow`; both empty | the problem of the row, `Allow` stays. A row as `fallback` does it without the layer |
//! | the rejection of an extractor: 400 to 422, with a text | the problem of the row, with the text as the detail. A map of this page gives it a reason of its own |
//! | content over the limit: 413, with a text | the same |
//! | a rejection that is the server's mistake, such as an extension that the router does not have | a private 500 |
//! | a failure of a tower service in the layer | 503 for load that is shed and for a timeout, else 500, both private; no `HandleErrorLayer` is needed |
//! | a panic that `CatchPanicLayer` of `tower-http` has caught | a private 500; what the panic said is in no event |
//! | what handlers and middleware write by hand | below 500 plain text is the detail, what is empty becomes a problem, and other content stays; from 500 up it is replaced, and the event has its text |
//!
//! A panic that nobody catches closes the connection. What hyper refuses before there is a request is
//! answered without content (400, 414, 431), and no layer sees it.

use std::error::Error;

use axum::extract::path::ErrorKind;
use axum::extract::rejection::{
    BytesRejection, ExtensionRejection, FailedToBufferBody, FormRejection, JsonRejection,
    MatchedPathRejection, NestedPathRejection, PathRejection, QueryRejection, RawFormRejection,
    RawPathParamsRejection, StringRejection,
};
use http::StatusCode;
use serde_path_to_error::{Error as TracedError, Segment};

pub use super::extract::{Form, Json, Path, Query};
use crate::adapters::unreadable::{self, Part};
use crate::tables::iana::Http;
use crate::{FieldErrors, status_table};

status_table! {
    /// How `Json` answers. `errors` says where it is wrong, `#/items/2/title`, and the detail which type
    /// was expected.
    #[flow(crate = crate, client = JsonProblem)]
    pub struct JsonError(JsonRejection) in Http {
        #[flow(reason = "json_syntax", detail = json_detail, errors = json_errors)]
        JsonRejection::JsonSyntaxError(_) => 400 "Send well-formed JSON.",
        #[flow(reason = "json_data", detail = json_detail, errors = json_errors)]
        JsonRejection::JsonDataError(_)
            => 422 or 400 "Send the members, of the types, that the documentation names.",
        #[flow(reason = "json_content_type", detail = JsonRejection::body_text)]
        JsonRejection::MissingJsonContentType(_)
            => 415 or 400 "Send JSON, with `Content-Type: application/json`.",
        #[flow(reason = "too_large", detail = JsonRejection::body_text)]
        JsonRejection::BytesRejection(body) if is_too_large(body) => 413 or 400 "Send less content.",
        #[flow(reason = "body", detail = JsonRejection::body_text)]
        JsonRejection::BytesRejection(_) => 400 "Send the whole content, as its headers describe it.",
        #[flow(reason = "failed")]
        _ => 500,
    }
}

status_table! {
    /// How `Form` answers.
    #[flow(crate = crate, client = FormProblem)]
    pub struct FormError(FormRejection) in Http {
        #[flow(reason = "form_content_type", detail = FormRejection::body_text)]
        FormRejection::InvalidFormContentType(_)
            => 415 or 400 "Send a form, with `Content-Type: application/x-www-form-urlencoded`.",
        #[flow(reason = "form_query", detail = form_detail, errors = form_errors)]
        FormRejection::FailedToDeserializeForm(_)
            => 400 "Send the query parameters, of the types, that the documentation names.",
        #[flow(reason = "form_data", detail = form_detail, errors = form_errors)]
        FormRejection::FailedToDeserializeFormBody(_)
            => 422 or 400 "Send the fields, of the types, that the documentation names.",
        #[flow(reason = "too_large", detail = FormRejection::body_text)]
        FormRejection::BytesRejection(body) if is_too_large(body) => 413 or 400 "Send less content.",
        #[flow(reason = "body", detail = FormRejection::body_text)]
        FormRejection::BytesRejection(_) => 400 "Send the whole content, as its headers describe it.",
        #[flow(reason = "failed")]
        _ => 500,
    }
}

status_table! {
    /// How `RawForm` answers.
    #[flow(crate = crate, client = RawFormProblem)]
    pub struct RawFormError(RawFormRejection) in Http {
        #[flow(reason = "form_content_type", detail = RawFormRejection::body_text)]
        RawFormRejection::InvalidFormContentType(_)
            => 415 or 400 "Send a form, with `Content-Type: application/x-www-form-urlencoded`.",
        #[flow(reason = "too_large", detail = RawFormRejection::body_text)]
        RawFormRejection::BytesRejection(body) if is_too_large(body) => 413 or 400 "Send less content.",
        #[flow(reason = "body", detail = RawFormRejection::body_text)]
        RawFormRejection::BytesRejection(_)
            => 400 "Send the whole content, as its headers describe it.",
        #[flow(reason = "failed")]
        _ => 500,
    }
}

status_table! {
    /// How `Query` answers.
    #[flow(crate = crate, client = QueryProblem)]
    pub struct QueryError(QueryRejection) in Http {
        #[flow(reason = "query", detail = query_detail, errors = query_errors)]
        QueryRejection::FailedToDeserializeQueryString(_)
            => 400 "Send the query parameters, of the types, that the documentation names.",
        #[flow(reason = "failed")]
        _ => 500,
    }
}

status_table! {
    /// How `Path` answers. A handler that asks for more or other segments than its route has is the
    /// server's mistake: 500.
    #[flow(crate = crate, client = PathProblem)]
    pub struct PathError(PathRejection) in Http {
        #[flow(reason = "path", detail = path_detail, errors = path_errors)]
        rejection if rejection.status() == StatusCode::BAD_REQUEST
            => 400 "Check the segments of the path against the documentation.",
        #[flow(reason = "failed")]
        _ => 500,
    }
}

status_table! {
    /// How `RawPathParams` answers.
    #[flow(crate = crate, client = RawPathProblem)]
    pub struct RawPathError(RawPathParamsRejection) in Http {
        #[flow(reason = "path", detail = RawPathParamsRejection::body_text)]
        rejection if rejection.status() == StatusCode::BAD_REQUEST
            => 400 "Check the segments of the path against the documentation.",
        #[flow(reason = "failed")]
        _ => 500,
    }
}

status_table! {
    /// How `Bytes` answers, and whatever else buffers the content.
    #[flow(crate = crate, client = BytesProblem)]
    pub struct BytesError(BytesRejection) in Http {
        #[flow(reason = "too_large", detail = BytesRejection::body_text)]
        body if is_too_large(body) => 413 or 400 "Send less content.",
        #[flow(reason = "body", detail = BytesRejection::body_text)]
        BytesRejection::FailedToBufferBody(_)
            => 400 "Send the whole content, as its headers describe it.",
        #[flow(reason = "failed")]
        _ => 500,
    }
}

status_table! {
    /// How `String` answers.
    #[flow(crate = crate, client = TextProblem)]
    pub struct TextError(StringRejection) in Http {
        #[flow(reason = "text", detail = StringRejection::body_text)]
        StringRejection::InvalidUtf8(_) => 400 "Send text in UTF-8.",
        #[flow(reason = "too_large", detail = StringRejection::body_text)]
        StringRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_))
            => 413 or 400 "Send less content.",
        #[flow(reason = "body", detail = StringRejection::body_text)]
        StringRejection::FailedToBufferBody(_)
            => 400 "Send the whole content, as its headers describe it.",
        #[flow(reason = "failed")]
        _ => 500,
    }
}

status_table! {
    /// How `Extension` answers where the router has no such extension.
    #[flow(crate = crate, client = ExtensionProblem)]
    pub struct ExtensionError(ExtensionRejection) in Http {
        #[flow(reason = "failed")]
        _ => 500,
    }
}

status_table! {
    /// How `MatchedPath` answers where no route matched.
    #[flow(crate = crate, client = MatchedPathProblem)]
    pub struct MatchedPathError(MatchedPathRejection) in Http {
        #[flow(reason = "failed")]
        _ => 500,
    }
}

status_table! {
    /// How `NestedPath` answers where the route is not nested.
    #[flow(crate = crate, client = NestedPathProblem)]
    pub struct NestedPathError(NestedPathRejection) in Http {
        #[flow(reason = "failed")]
        _ => 500,
    }
}

fn is_too_large(body: &BytesRejection) -> bool {
    matches!(
        body,
        BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_))
    )
}

/// What of an extractor's error is the error of a deserializer that knows its path.
fn found<'e, E: Error + 'static>(error: &'e (dyn Error + 'static)) -> Option<&'e TracedError<E>> {
    let mut chain = std::iter::successors(Some(error), |&error| error.source());
    chain.find_map(|error| error.downcast_ref())
}

/// The names that lead to where it stopped, as far as they are known.
fn names(path: &serde_path_to_error::Path) -> Vec<String> {
    let name = |segment: &Segment| match segment {
        Segment::Seq { index } => Some(index.to_string()),
        Segment::Map { key } | Segment::Enum { variant: key } => Some(key.clone()),
        Segment::Unknown => None,
    };
    path.iter().map_while(name).collect()
}

fn json_errors(rejection: &JsonRejection) -> FieldErrors {
    match found::<serde_json::Error>(rejection) {
        Some(error) => unreadable::json(error.inner(), Some(&names(error.path()))),
        None => unreadable::text(Part::Content, ""),
    }
}

fn json_detail(rejection: &JsonRejection) -> String {
    unreadable::sentence(&json_errors(rejection))
}

/// Of a query or a form.
fn urlencoded(part: Part, rejection: &(dyn Error + 'static)) -> FieldErrors {
    if let Some(error) = found::<serde::de::value::Error>(rejection) {
        return unreadable::at(part, &names(error.path()), &error.inner().to_string());
    }
    let text = rejection.source().map(ToString::to_string);
    unreadable::text(part, &text.unwrap_or_default())
}

fn form_errors(rejection: &FormRejection) -> FieldErrors {
    let part = match rejection {
        FormRejection::FailedToDeserializeFormBody(_) => Part::Content,
        _ => Part::Parameters,
    };
    urlencoded(part, rejection)
}

fn form_detail(rejection: &FormRejection) -> String {
    unreadable::sentence(&form_errors(rejection))
}

fn query_errors(rejection: &QueryRejection) -> FieldErrors {
    urlencoded(Part::Parameters, rejection)
}

fn query_detail(rejection: &QueryRejection) -> String {
    unreadable::sentence(&query_errors(rejection))
}

fn path_errors(rejection: &PathRejection) -> FieldErrors {
    let PathRejection::FailedToDeserializePathParams(error) = rejection else {
        return unreadable::text(Part::Parameters, "");
    };
    match error.kind() {
        ErrorKind::ParseErrorAtKey {
            key, expected_type, ..
        } => unreadable::parameter(Some(key), unreadable::expected(expected_type)),
        ErrorKind::ParseErrorAtIndex { expected_type, .. }
        | ErrorKind::ParseError { expected_type, .. } => {
            unreadable::parameter(None, unreadable::expected(expected_type))
        }
        ErrorKind::InvalidUtf8InPathParam { key } => {
            unreadable::parameter(Some(key), unreadable::expected("UTF-8"))
        }
        ErrorKind::DeserializeError { key, message, .. } => {
            unreadable::at(Part::Parameters, std::slice::from_ref(key), message)
        }
        ErrorKind::Message(message) => unreadable::text(Part::Parameters, message),
        _ => unreadable::text(Part::Parameters, ""),
    }
}

fn path_detail(rejection: &PathRejection) -> String {
    unreadable::sentence(&path_errors(rejection))
}
