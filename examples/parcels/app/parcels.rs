//! `/parcels`: what is sent to whom.

use axum::extract::State;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::http::header::{ETAG, IF_MATCH, IF_NONE_MATCH, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use flowcms_status::axum::{Json, Path, Query};
use flowcms_status::openapi::ByRef;
use flowcms_status::{FieldErrors, FlowError, endpoints};
use garde::Validate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::App;
use super::conditions::Tags;
use super::errors::Parcels;
use super::store::{Record, StoreError, Stored};
use super::valid::Valid;

/// A parcel.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
pub(crate) struct Parcel {
    /// The name and the address of who gets it.
    #[garde(length(chars, min = 1, max = 200))]
    #[schema(min_length = 1, max_length = 200)]
    pub(crate) to: String,
    /// In grams.
    #[garde(range(min = 1, max = 31_500))]
    #[schema(minimum = 1, maximum = 31_500)]
    pub(crate) weight: u32,
}

impl Record for Parcel {
    const KIND: &'static str = "parcel";
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Parcels)]
pub(crate) enum ParcelError {
    #[error("the parcel is what you have")]
    #[flow(code = 304)]
    NotModified {
        #[flow(header = "ETag")]
        etag: String,
    },

    /// A request to create something can get lost on its way, and so can its answer. With a key the
    /// request can be sent again, and creates nothing twice.
    #[error("there is no `Idempotency-Key`")]
    #[flow(
        code = 400,
        context = "Send a key of your choice, another one for each parcel."
    )]
    KeyMissing,

    /// Values are none that a parcel can have. `errors` lists all of them.
    #[error("the parcel cannot be accepted")]
    #[flow(code = 422, detail = display, context = "Correct the fields in `errors`.")]
    FieldsRefused(
        #[from]
        #[flow(errors)]
        garde::Report,
    ),

    /// A parameter is out of its range.
    #[error(transparent)]
    #[flow(code = 422, context = "Correct the parameters in `errors`.")]
    ParametersRefused(
        #[from]
        #[flow(errors("range"))]
        FieldErrors,
    ),

    /// Without a condition you could overwrite what someone else has just changed.
    #[error("there is no `If-Match`")]
    #[flow(code = 428)]
    ConditionMissing,

    #[error(transparent)]
    #[flow(transparent)]
    Store(#[from] StoreError<Parcel>),
    #[error(transparent)]
    #[flow(map = flowcms_status::axum::JsonError)]
    Json(#[from] JsonRejection),
    #[error(transparent)]
    #[flow(map = flowcms_status::axum::PathError)]
    Path(#[from] PathRejection),
    #[error(transparent)]
    #[flow(map = flowcms_status::axum::QueryError)]
    Query(#[from] QueryRejection),
}

/// A parcel answers with its version as `ETag`.
impl IntoResponse for Stored<Parcel> {
    fn into_response(self) -> Response {
        ([(ETAG, self.etag())], axum::Json(self)).into_response()
    }
}

#[derive(Debug, Deserialize, IntoParams)]
pub(crate) struct Page {
    /// The most parcels that are listed.
    #[param(minimum = 1, maximum = 100)]
    #[serde(default = "most")]
    limit: u32,
}

impl Page {
    fn limit(&self) -> Result<u32, FieldErrors> {
        let mut errors = FieldErrors::new();
        if !(1..=most()).contains(&self.limit) {
            let error = errors.add_parameter("limit", "range", "must be between 1 and 100");
            error.param("min", 1).param("max", most());
        }
        errors.into_result().map(|()| self.limit)
    }
}

fn most() -> u32 {
    100
}

endpoints! {
    pub(crate) List(ParcelError): "query", "parameters_refused", "database_busy", "database_failed";
    pub(crate) Create(ParcelError): "key_missing", "fields_refused", "key_reused", "database_busy", "database_failed",
        "json_syntax", "json_data", "json_content_type", "too_large", "body";
    pub(crate) Read(ParcelError): "not_modified", "record_not_found", "path", "database_busy", "database_failed";
    pub(crate) Replace(ParcelError): "fields_refused", "condition_missing", "record_changed", "record_not_found", "path",
        "database_busy", "database_failed",
        "json_syntax", "json_data", "json_content_type", "too_large", "body";
    pub(crate) Delete(ParcelError): "condition_missing", "record_changed", "record_not_found", "path",
        "database_busy", "database_failed";
}

/// The parcels, the oldest first.
#[utoipa::path(get, path = "/parcels", params(Page), responses(
    (status = 200, description = "Some parcels.", body = [Stored<Parcel>]),
    ByRef<List>,
))]
pub(crate) async fn list(
    State(app): State<App>,
    Query(page): Query<Page, ParcelError>,
) -> Result<axum::Json<Vec<Stored<Parcel>>>, ParcelError> {
    let limit = page.limit()?;
    Ok(axum::Json(app.parcels.list(limit).await?))
}

/// Registers a parcel.
#[utoipa::path(post, path = "/parcels", request_body = Parcel,
    params(("Idempotency-Key" = String, Header, description = "Another one for each parcel.")),
    responses(
        (status = 201, description = "It is registered.", body = Stored<Parcel>, headers(
            ("ETag" = String, description = "Its version."),
            ("Location" = String, description = "Its address."),
        )),
        ByRef<Create>,
    )
)]
pub(crate) async fn create(
    State(app): State<App>,
    headers: HeaderMap,
    Valid(Json(parcel)): Valid<Json<Parcel, ParcelError>>,
) -> Result<Response, ParcelError> {
    let key = headers
        .get("Idempotency-Key")
        .and_then(|key| key.to_str().ok());
    let key = key.ok_or(ParcelError::KeyMissing)?.to_owned();
    let stored = app.parcels.create(key, parcel).await?;
    let location = [(LOCATION, format!("/parcels/{}", stored.id))];
    Ok((StatusCode::CREATED, location, stored).into_response())
}

/// A parcel.
#[utoipa::path(get, path = "/parcels/{id}",
    params(
        ("id" = u32, Path, description = "The number of the parcel."),
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` of your copy."),
    ),
    responses(
        (status = 200, description = "It is there.", body = Stored<Parcel>, headers(
            ("ETag" = String, description = "Its version."),
        )),
        ByRef<Read>,
    )
)]
pub(crate) async fn read(
    State(app): State<App>,
    Path(id): Path<u32, ParcelError>,
    headers: HeaderMap,
) -> Result<Stored<Parcel>, ParcelError> {
    let stored = app.parcels.read(id).await?;
    let etag = stored.etag();
    match Tags::of(&headers, IF_NONE_MATCH) {
        Some(tags) if tags.name(&etag) => Err(ParcelError::NotModified { etag }),
        _ => Ok(stored),
    }
}

/// Corrects a parcel.
#[utoipa::path(put, path = "/parcels/{id}", request_body = Parcel,
    params(
        ("id" = u32, Path, description = "The number of the parcel."),
        ("If-Match" = String, Header, description = "The `ETag` that you have read."),
    ),
    responses(
        (status = 200, description = "It is corrected.", body = Stored<Parcel>, headers(
            ("ETag" = String, description = "Its version."),
        )),
        ByRef<Replace>,
    )
)]
pub(crate) async fn replace(
    State(app): State<App>,
    Path(id): Path<u32, ParcelError>,
    headers: HeaderMap,
    Valid(Json(parcel)): Valid<Json<Parcel, ParcelError>>,
) -> Result<Stored<Parcel>, ParcelError> {
    let tags = Tags::of(&headers, IF_MATCH).ok_or(ParcelError::ConditionMissing)?;
    Ok(app.parcels.replace(id, tags, parcel).await?)
}

/// Takes a parcel back.
#[utoipa::path(delete, path = "/parcels/{id}",
    params(
        ("id" = u32, Path, description = "The number of the parcel."),
        ("If-Match" = String, Header, description = "The `ETag` that you have read."),
    ),
    responses((status = 204, description = "It is gone."), ByRef<Delete>)
)]
pub(crate) async fn delete(
    State(app): State<App>,
    Path(id): Path<u32, ParcelError>,
    headers: HeaderMap,
) -> Result<StatusCode, ParcelError> {
    let tags = Tags::of(&headers, IF_MATCH).ok_or(ParcelError::ConditionMissing)?;
    app.parcels.delete(id, tags).await?;
    Ok(StatusCode::NO_CONTENT)
}
