//! `/parcels/{id}/customs`: the list of what is in a parcel, uploaded as CSV.

use axum::extract::State;
use axum::extract::rejection::{PathRejection, StringRejection};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderName, StatusCode};
use flowcms_status::axum::Path;
use flowcms_status::openapi::ByRef;
use flowcms_status::{FlowError, endpoints};
use serde::{Deserialize, Serialize};

use super::App;
use super::errors::Parcels;
use super::parcels::Parcel;
use super::store::{Record, StoreError};

/// The largest list, in bytes.
pub(crate) const LARGEST: usize = 16 * 1024;

const CSV: &str = "text/csv";

/// What is in a parcel, as it was sent.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Customs {
    csv: String,
}

impl Record for Customs {
    const KIND: &'static str = "customs list";
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Parcels)]
pub(crate) enum CustomsError {
    #[error("the list is no CSV")]
    #[flow(code = 415, header("Accept" = const CSV))]
    NotCsv,

    #[error(transparent)]
    #[flow(transparent)]
    Parcel(#[from] StoreError<Parcel>),
    #[error(transparent)]
    #[flow(transparent)]
    Customs(#[from] StoreError<Customs>),
    #[error(transparent)]
    #[flow(map = flowcms_status::axum::PathError)]
    Path(#[from] PathRejection),
    #[error(transparent)]
    #[flow(map = flowcms_status::axum::TextError)]
    Text(#[from] StringRejection),
}

endpoints! {
    pub(crate) Upload(CustomsError): "not_csv", "record_not_found", "path", "text", "body", "too_large",
        "database_busy", "database_failed";
    pub(crate) Download(CustomsError): "record_not_found", "path", "database_busy", "database_failed";
}

/// Declares what is in a parcel.
#[utoipa::path(put, path = "/parcels/{id}/customs",
    request_body(description = "What is in it.", content_type = "text/csv"),
    params(("id" = u32, Path, description = "The number of the parcel.")),
    responses((status = 204, description = "It is declared."), ByRef<Upload>)
)]
pub(crate) async fn upload(
    State(app): State<App>,
    Path(id): Path<u32, CustomsError>,
    headers: HeaderMap,
    csv: Result<String, StringRejection>,
) -> Result<StatusCode, CustomsError> {
    let media_type = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    if media_type.is_none_or(|value| !value.starts_with(CSV)) {
        return Err(CustomsError::NotCsv);
    }
    let csv = csv?;
    app.parcels.read(id).await?;
    app.customs.put(id, Customs { csv }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What is in a parcel.
#[utoipa::path(get, path = "/parcels/{id}/customs",
    params(("id" = u32, Path, description = "The number of the parcel.")),
    responses(
        (status = 200, description = "It was declared.", body = String, content_type = "text/csv"),
        ByRef<Download>,
    )
)]
pub(crate) async fn download(
    State(app): State<App>,
    Path(id): Path<u32, CustomsError>,
) -> Result<([(HeaderName, &'static str); 1], String), CustomsError> {
    app.parcels.read(id).await?;
    let customs = app.customs.read(id).await?;
    Ok(([(CONTENT_TYPE, CSV)], customs.record.csv))
}
