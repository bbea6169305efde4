//! `/parcels/{id}/tracking`, and the carrier that knows: another service. How its failures answer is the
//! library's map of reqwest, which passes its 429 and 503 on.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use flowcms_status::axum::Path;
use flowcms_status::openapi::ByRef;
use flowcms_status::reqwest::{Checked as _, Failure, PassedOnError};
use flowcms_status::{FlowError, endpoints};
use reqwest::{Client, RequestBuilder};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::App;
use super::errors::{ApiError, Parcels};
use super::parcels::{Parcel, ParcelError};
use super::store::Stored;

/// How long the carrier may take.
const PATIENCE: Duration = Duration::from_secs(2);

#[derive(Debug, thiserror::Error, FlowError)]
#[error(transparent)]
#[flow(table = Parcels, map = PassedOnError)]
pub(crate) struct CarrierError(#[from] Failure);

/// Where a parcel is.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct Tracking {
    place: String,
}

/// A label to stick on a parcel.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub(crate) struct Label {
    /// In the language of label printers.
    zpl: String,
}

impl Label {
    pub(crate) fn is_empty(&self) -> bool {
        self.zpl.is_empty()
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Carrier {
    http: Client,
    address: SocketAddr,
}

impl Carrier {
    pub(crate) fn new(address: SocketAddr) -> Result<Self, reqwest::Error> {
        let http = Client::builder().no_proxy().timeout(PATIENCE).build()?;
        Ok(Self { http, address })
    }

    pub(crate) async fn tracking(&self, id: u32) -> Result<Tracking, CarrierError> {
        let url = format!("http://{}/parcels/{id}", self.address);
        Ok(answer(self.http.get(url)).await?)
    }

    pub(crate) async fn label(&self, parcel: &Stored<Parcel>) -> Result<Label, CarrierError> {
        let url = format!("http://{}/labels", self.address);
        Ok(answer(self.http.post(url).json(parcel)).await?)
    }
}

async fn answer<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, Failure> {
    Ok(request.send().await?.checked()?.json().await?)
}

endpoints! {
    pub(crate) Track(ApiError): "upstream_limit", "upstream_unavailable", "upstream_failed", "upstream_slow",
        "record_not_found", "path", "database_busy", "database_failed";
}

/// Where a parcel is.
#[utoipa::path(get, path = "/parcels/{id}/tracking",
    params(("id" = u32, Path, description = "The number of the parcel.")),
    responses((status = 200, description = "The carrier has seen it.", body = Tracking), ByRef<Track>)
)]
pub(crate) async fn track(
    State(app): State<App>,
    Path(id): Path<u32, ParcelError>,
) -> Result<Json<Tracking>, ApiError> {
    app.parcels.read(id).await.map_err(ParcelError::from)?;
    Ok(Json(app.carrier.tracking(id).await?))
}
