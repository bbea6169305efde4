//! `/parcels`: what is sent to whom.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::header::{ETAG, IF_MATCH, IF_NONE_MATCH, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use flowcms_status::openapi::ByRef;
use flowcms_status::{FlowError, endpoints};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::App;
use super::conditions::Tags;
use super::errors::Parcels;
use super::store::{Record, StoreError, Stored};

/// A parcel.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub(crate) struct Parcel {
    /// The name and the address of who gets it.
    #[schema(min_length = 1, max_length = 200)]
    pub(crate) to: String,
    /// In grams.
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

    /// A value is none that a parcel can have.
    #[error("`{field}` must be {expected}")]
    #[flow(code = 422)]
    FieldRefused {
        #[flow(member)]
        field: &'static str,
        expected: &'static str,
    },

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

fn refused(field: &'static str, expected: &'static str) -> ParcelError {
    ParcelError::FieldRefused { field, expected }
}

impl Parcel {
    fn check(self) -> Result<Self, ParcelError> {
        if !(1..=200).contains(&self.to.chars().count()) {
            return Err(refused("to", "1 to 200 characters long"));
        }
        if !(1..=31_500).contains(&self.weight) {
            return Err(refused("weight", "between 1 and 31,500 grams"));
        }
        Ok(self)
    }
}

/// A parcel answers with its version as `ETag`.
impl IntoResponse for Stored<Parcel> {
    fn into_response(self) -> Response {
        ([(ETAG, self.etag())], Json(self)).into_response()
    }
}

#[derive(Debug, Deserialize, IntoParams)]
pub(crate) struct Page {
    /// The most parcels that are listed.
    #[param(minimum = 1, maximum = 100)]
    #[serde(default = "most")]
    limit: u32,
}

fn most() -> u32 {
    100
}

endpoints! {
    pub(crate) List(ParcelError): "query", "field_refused", "storage_busy", "storage_failed";
    pub(crate) Create(ParcelError): "key_missing", "field_refused", "key_reused", "storage_busy", "storage_failed",
        "json_syntax", "json_data", "json_content_type", "too_large", "body";
    pub(crate) Read(ParcelError): "not_modified", "record_not_found", "path", "storage_busy", "storage_failed";
    pub(crate) Replace(ParcelError): "field_refused", "condition_missing", "record_changed", "record_not_found", "path",
        "storage_busy", "storage_failed",
        "json_syntax", "json_data", "json_content_type", "too_large", "body";
    pub(crate) Delete(ParcelError): "condition_missing", "record_changed", "record_not_found", "path",
        "storage_busy", "storage_failed";
}

/// The parcels, the oldest first.
#[utoipa::path(get, path = "/parcels", params(Page), responses(
    (status = 200, description = "Some parcels.", body = [Stored<Parcel>]),
    ByRef<List>,
))]
pub(crate) async fn list(
    State(app): State<App>,
    page: Result<Query<Page>, QueryRejection>,
) -> Result<Json<Vec<Stored<Parcel>>>, ParcelError> {
    let Query(Page { limit }) = page?;
    if !(1..=most()).contains(&limit) {
        return Err(refused("limit", "between 1 and 100"));
    }
    Ok(Json(app.parcels.list(limit).await?))
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
    parcel: Result<Json<Parcel>, JsonRejection>,
) -> Result<Response, ParcelError> {
    let key = headers
        .get("Idempotency-Key")
        .and_then(|key| key.to_str().ok());
    let key = key.ok_or(ParcelError::KeyMissing)?.to_owned();
    let Json(parcel) = parcel?;
    let stored = app.parcels.create(key, parcel.check()?).await?;
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
    id: Result<Path<u32>, PathRejection>,
    headers: HeaderMap,
) -> Result<Stored<Parcel>, ParcelError> {
    let Path(id) = id?;
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
    id: Result<Path<u32>, PathRejection>,
    headers: HeaderMap,
    parcel: Result<Json<Parcel>, JsonRejection>,
) -> Result<Stored<Parcel>, ParcelError> {
    let Path(id) = id?;
    let tags = Tags::of(&headers, IF_MATCH).ok_or(ParcelError::ConditionMissing)?;
    let Json(parcel) = parcel?;
    Ok(app.parcels.replace(id, tags, parcel.check()?).await?)
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
    id: Result<Path<u32>, PathRejection>,
    headers: HeaderMap,
) -> Result<StatusCode, ParcelError> {
    let Path(id) = id?;
    let tags = Tags::of(&headers, IF_MATCH).ok_or(ParcelError::ConditionMissing)?;
    app.parcels.delete(id, tags).await?;
    Ok(StatusCode::NO_CONTENT)
}
