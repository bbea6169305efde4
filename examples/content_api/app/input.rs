//! axum's extractors, whose rejections answer as problem documents.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::request::Parts;
use flowcms_status::{FlowCms, FlowError, status_table};
use serde::de::DeserializeOwned;

use super::App;

status_table! {
    /// How bodies that are not the JSON an endpoint asks for are answered.
    #[flow(type_base = "http://localhost:8080/errors#")]
    pub(super) struct JsonInput(JsonRejection) in FlowCms {
        /// The body is no JSON. `detail` says where it breaks off.
        ///
        /// # Solutions
        ///
        /// Write JSON with a library rather than by hand, and send the whole of it.
        #[flow(reason = "malformed_json", detail = json_detail)]
        JsonRejection::JsonSyntaxError(_) => 400,
        /// The body is JSON, but not what this endpoint asks for. `detail` names the field.
        ///
        /// # Causes
        ///
        /// * A field is missing, or has another type.
        /// * There is one that the endpoint does not know: a slip of the pen should not be lost.
        #[flow(reason = "wrong_fields", detail = json_detail)]
        JsonRejection::JsonDataError(_) =>
            400 "Send the fields that this endpoint asks for, each with the right type, and no others.",
        /// The body does not say that it is JSON.
        #[flow(reason = "not_json")]
        JsonRejection::MissingJsonContentType(_) =>
            400 "Send JSON, and say so: `Content-Type: application/json`.",
        /// The body did not come as a whole.
        ///
        /// # Causes
        ///
        /// * It is larger than 256 KiB, or than 1 MiB for an import.
        /// * The connection broke off while it was sent.
        #[flow(reason = "unreadable_body")]
        _ => 400 "The body is too large or broke off. Send less at a time.",
    }
}

/// Where in the body the mistake is; the rejection's `Display` leaves that out.
fn json_detail(rejection: &JsonRejection) -> String {
    rejection.body_text()
}

status_table! {
    /// How a path that cannot be read is answered.
    #[flow(type_base = "http://localhost:8080/errors#")]
    pub(super) struct PathInput(PathRejection) in FlowCms {
        /// A part of the path cannot be what it stands for, such as a number that is none.
        #[flow(reason = "unreadable_path")]
        _ => 400 "A part of the path is not UTF-8, or not of the type it stands for.",
    }
}

status_table! {
    /// How a query string that cannot be read is answered.
    #[flow(type_base = "http://localhost:8080/errors#")]
    pub(super) struct QueryInput(QueryRejection) in FlowCms {
        /// The query string cannot be understood. An unknown parameter is refused too, so that a slip
        /// of the pen does not return the wrong page.
        #[flow(reason = "invalid_query")]
        _ => 400 "A query parameter is unknown, given twice, or not of its type.",
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "http://localhost:8080/errors#")]
pub(super) enum InputError {
    #[error(transparent)]
    #[flow(map = JsonInput)]
    Json(#[from] JsonRejection),

    #[error(transparent)]
    #[flow(map = PathInput)]
    Path(#[from] PathRejection),

    #[error(transparent)]
    #[flow(map = QueryInput)]
    Query(#[from] QueryRejection),

    /// The body did not arrive within the time limit.
    ///
    /// # Causes
    ///
    /// A slow connection, or a caller who made the body while sending it.
    ///
    /// # Solutions
    ///
    /// Have the whole body ready before the request, and send less at a time.
    #[error("the body took too long to arrive")]
    #[flow(code = 408)]
    BodyTooSlow,
}

/// A JSON body, which must arrive within the time limit.
#[derive(Debug)]
pub(super) struct JsonBody<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequest<Arc<App>> for JsonBody<T> {
    type Rejection = InputError;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, InputError> {
        let body = Json::from_request(request, app);
        match tokio::time::timeout(app.body_limit, body).await {
            Ok(read) => {
                let Json(value) = read?;
                Ok(Self(value))
            }
            Err(_elapsed) => Err(InputError::BodyTooSlow),
        }
    }
}

/// The parameters of the path.
#[derive(Debug)]
pub(super) struct PathOf<T>(pub(super) T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for PathOf<T> {
    type Rejection = InputError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, InputError> {
        let Path(value) = Path::from_request_parts(parts, state).await?;
        Ok(Self(value))
    }
}

/// The parameters of the query string.
#[derive(Debug)]
pub(super) struct QueryOf<T>(pub(super) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for QueryOf<T> {
    type Rejection = InputError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, InputError> {
        let Query(value) = Query::from_request_parts(parts, state).await?;
        Ok(Self(value))
    }
}
