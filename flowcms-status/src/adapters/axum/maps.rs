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
//! sends, a reason each, and axum's text as the detail. They are a part of your own error, which a
//! handler returns, an extractor of your own (`#[derive(FromRequest)]`) or `axum_extra`'s
//! `WithRejection`:
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

use axum::extract::rejection::{
    BytesRejection, ExtensionRejection, FailedToBufferBody, FormRejection, JsonRejection,
    MatchedPathRejection, NestedPathRejection, PathRejection, QueryRejection, RawFormRejection,
    RawPathParamsRejection, StringRejection,
};
use http::StatusCode;

use crate::status_table;
use crate::tables::iana::Http;

status_table! {
    /// How `Json` answers. Where a member has the wrong type, `path` says which: `items[2].title`.
    #[flow(crate = crate)]
    pub struct JsonError(JsonRejection) in Http {
        #[flow(reason = "json_syntax", detail = JsonRejection::body_text)]
        JsonRejection::JsonSyntaxError(_) => 400 "Send well-formed JSON.",
        #[flow(reason = "json_data", detail = JsonRejection::body_text, member("path" = json_path))]
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
    #[flow(crate = crate)]
    pub struct FormError(FormRejection) in Http {
        #[flow(reason = "form_content_type", detail = FormRejection::body_text)]
        FormRejection::InvalidFormContentType(_)
            => 415 or 400 "Send a form, with `Content-Type: application/x-www-form-urlencoded`.",
        #[flow(reason = "form_query", detail = FormRejection::body_text)]
        FormRejection::FailedToDeserializeForm(_)
            => 400 "Send the query parameters, of the types, that the documentation names.",
        #[flow(reason = "form_data", detail = FormRejection::body_text)]
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
    #[flow(crate = crate)]
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
    #[flow(crate = crate)]
    pub struct QueryError(QueryRejection) in Http {
        #[flow(reason = "query", detail = QueryRejection::body_text)]
        QueryRejection::FailedToDeserializeQueryString(_)
            => 400 "Send the query parameters, of the types, that the documentation names.",
        #[flow(reason = "failed")]
        _ => 500,
    }
}

status_table! {
    /// How `Path` answers. A handler that asks for more or other segments than its route has is the
    /// server's mistake: 500.
    #[flow(crate = crate)]
    pub struct PathError(PathRejection) in Http {
        #[flow(reason = "path", detail = PathRejection::body_text)]
        rejection if rejection.status() == StatusCode::BAD_REQUEST
            => 400 "Check the segments of the path against the documentation.",
        #[flow(reason = "failed")]
        _ => 500,
    }
}

status_table! {
    /// How `RawPathParams` answers.
    #[flow(crate = crate)]
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
    #[flow(crate = crate)]
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
    #[flow(crate = crate)]
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
    #[flow(crate = crate)]
    pub struct ExtensionError(ExtensionRejection) in Http {
        #[flow(reason = "failed")]
        _ => 500,
    }
}

status_table! {
    /// How `MatchedPath` answers where no route matched.
    #[flow(crate = crate)]
    pub struct MatchedPathError(MatchedPathRejection) in Http {
        #[flow(reason = "failed")]
        _ => 500,
    }
}

status_table! {
    /// How `NestedPath` answers where the route is not nested.
    #[flow(crate = crate)]
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

/// Where in the JSON the value of the wrong type stands, `None` if it is the whole of it.
fn json_path(rejection: &JsonRejection) -> Option<String> {
    let mut chain = std::iter::successors(rejection.source(), |&error| error.source());
    let error = chain
        .find_map(|error| error.downcast_ref::<serde_path_to_error::Error<serde_json::Error>>())?;
    Some(error.path().to_string()).filter(|path| path != ".")
}
