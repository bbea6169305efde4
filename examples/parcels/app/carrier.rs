//! `/parcels/{id}/tracking`, and the carrier that knows: another service, some of whose statuses pass.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use flowcms_status::openapi::ByRef;
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
#[flow(table = Parcels, reason_prefix = "carrier_")]
pub(crate) enum CarrierError {
    /// The carrier does not do what was asked for. It says why with 404 (it has not seen the parcel
    /// yet), 429 and 503; whatever else it says is between it and us.
    #[error("the carrier answered {status}")]
    #[flow(
        code = 502,
        codes(404, 429, 503),
        title = "Refused By The Carrier",
        context = "Hand the parcel over first. If you have, try again later.",
        retry(after = "Retry-After")
    )]
    Refused {
        #[flow(status)]
        status: StatusCode,
        #[flow(header = "Retry-After")]
        wait: Option<HeaderValue>,
    },

    /// There is no connection to the carrier.
    #[error("the carrier is out of reach")]
    #[flow(code = 502)]
    Failed(#[source] reqwest::Error),

    /// The carrier says something that nobody here understands.
    #[error("the carrier's answer cannot be read")]
    #[flow(same_as = Failed)]
    Garbled(#[source] reqwest::Error),

    #[error("the carrier did not answer in time")]
    #[flow(code = 504)]
    Slow(#[source] reqwest::Error),
}

impl From<reqwest::Error> for CarrierError {
    fn from(error: reqwest::Error) -> Self {
        if error.is_timeout() {
            Self::Slow(error)
        } else if error.is_decode() {
            Self::Garbled(error)
        } else {
            Self::Failed(error)
        }
    }
}

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
        answer(self.http.get(url)).await
    }

    pub(crate) async fn label(&self, parcel: &Stored<Parcel>) -> Result<Label, CarrierError> {
        let url = format!("http://{}/labels", self.address);
        answer(self.http.post(url).json(parcel)).await
    }
}

async fn answer<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, CarrierError> {
    let response = request.send().await?;
    if response.status().is_success() {
        return Ok(response.json().await?);
    }
    Err(CarrierError::Refused {
        status: response.status(),
        wait: response.headers().get(RETRY_AFTER).cloned(),
    })
}

endpoints! {
    pub(crate) Track(ApiError): "carrier_refused", "carrier_failed", "carrier_slow", "record_not_found", "path",
        "storage_busy", "storage_failed";
}

/// Where a parcel is.
#[utoipa::path(get, path = "/parcels/{id}/tracking",
    params(("id" = u32, Path, description = "The number of the parcel.")),
    responses((status = 200, description = "The carrier has seen it.", body = Tracking), ByRef<Track>)
)]
pub(crate) async fn track(
    State(app): State<App>,
    id: Result<Path<u32>, PathRejection>,
) -> Result<Json<Tracking>, ApiError> {
    let Path(id) = id.map_err(ParcelError::from)?;
    app.parcels.read(id).await.map_err(ParcelError::from)?;
    Ok(Json(app.carrier.tracking(id).await?))
}
