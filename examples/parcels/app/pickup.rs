//! `/parcels/{id}/pickup`: where a parcel waits for the carrier, from the form of a web page.

use axum::extract::State;
use axum::extract::rejection::{FormRejection, PathRejection};
use axum::http::StatusCode;
use flowcms_status::axum::{Form, Path};
use flowcms_status::openapi::ByRef;
use flowcms_status::{FlowError, endpoints};
use garde::Validate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::App;
use super::errors::Parcels;
use super::parcels::Parcel;
use super::store::{Record, StoreError};
use super::valid::Valid;

/// Where a parcel waits.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
pub(crate) struct Pickup {
    /// Who hands it over.
    #[garde(length(chars, min = 1, max = 100))]
    #[schema(min_length = 1, max_length = 100)]
    name: String,
    /// The floor to ring at.
    #[garde(range(max = 80))]
    #[schema(maximum = 80)]
    floor: u8,
}

impl Record for Pickup {
    const KIND: &'static str = "pickup";
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Parcels)]
pub(crate) enum PickupError {
    /// Values are none that a form can have. `errors` lists all of them.
    #[error("the form cannot be accepted")]
    #[flow(code = 422, detail = display, context = "Correct the fields in `errors`.")]
    FormRefused(
        #[from]
        #[flow(errors)]
        garde::Report,
    ),

    #[error(transparent)]
    #[flow(transparent)]
    Parcel(#[from] StoreError<Parcel>),
    #[error(transparent)]
    #[flow(transparent)]
    Pickup(#[from] StoreError<Pickup>),
    #[error(transparent)]
    #[flow(map = flowcms_status::axum::PathError)]
    Path(#[from] PathRejection),
    #[error(transparent)]
    #[flow(map = flowcms_status::axum::FormError)]
    Form(#[from] FormRejection),
}

endpoints! {
    pub(crate) Arrange(PickupError): "form_refused", "form_content_type", "form_data", "body", "too_large",
        "record_not_found", "path", "database_busy", "database_failed";
}

/// Arranges where a parcel is picked up.
#[utoipa::path(put, path = "/parcels/{id}/pickup",
    request_body(content = Pickup, content_type = "application/x-www-form-urlencoded"),
    params(("id" = u32, Path, description = "The number of the parcel.")),
    responses((status = 204, description = "It is arranged."), ByRef<Arrange>)
)]
pub(crate) async fn arrange(
    State(app): State<App>,
    Path(id): Path<u32, PickupError>,
    Valid(Form(pickup)): Valid<Form<Pickup, PickupError>>,
) -> Result<StatusCode, PickupError> {
    app.parcels.read(id).await?;
    app.pickups.put(id, pickup).await?;
    Ok(StatusCode::NO_CONTENT)
}
