//! What the API answers when it does not answer with content: its codes, its voice, its catalogue.

use flowcms_status::{Catalog, FlowError, status_table};

use super::carrier::CarrierError;
use super::customs::CustomsError;
use super::labels::LabelError;
use super::parcels::ParcelError;
use super::pickup::PickupError;

status_table! {
    /// The status codes of the parcel API, and the address under which all of its problems are documented.
    #[flow(type_base = "http://localhost:8086/errors#")]
    pub(crate) enum Parcels {
        3xx "Redirection" "What you have is still good." {
            304 "Not Modified" "Use the copy that you have.",
        }
        4xx "Client Error" "The request cannot be fulfilled as it is." {
            400 "Bad Request" "Compare the request with /docs.",
            404 "Not Found" "The endpoints are listed at /docs.",
            405 "Method Not Allowed" "`Allow` lists the methods of the endpoint.",
            409 "Conflict" "Read again what is there, then decide again.",
            412 "Precondition Failed" "Someone was faster. Read again, then decide again.",
            413 "Content Too Large" "Send less.",
            415 "Unsupported Media Type" "Send one of the media types that /docs names.",
            422 "Unprocessable Content" "Correct what the detail names.",
            428 "Precondition Required" "Send `If-Match` with the `ETag` that you have read.",
            #[flow(retry(after = "Retry-After"))]
            429 "Too Many Requests" "Wait, and send the request again.",
        }
        5xx "Server Error" "The request was good, and something here was not." {
            500 "Internal Server Error" "Try again later. Support finds the `instance` in the log.",
            502 "Bad Gateway" "The carrier is in trouble. Try again later.",
            #[flow(retry(after = "Retry-After"))]
            503 "Service Unavailable" "Wait, and send the request again.",
            504 "Gateway Timeout" "The carrier is slow. Try again later.",
        }
    }
}

/// Any error of the API: what an endpoint returns that is at home in several modules.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(
    table = Parcels,
    retired("label_expired" = 404, "Since 1.1.0 labels are kept for as long as their parcel.")
)]
pub(crate) enum ApiError {
    #[error(transparent)]
    #[flow(transparent)]
    Parcel(#[from] ParcelError),
    #[error(transparent)]
    #[flow(transparent)]
    Customs(#[from] CustomsError),
    #[error(transparent)]
    #[flow(transparent)]
    Pickup(#[from] PickupError),
    #[error(transparent)]
    #[flow(transparent)]
    Label(#[from] LabelError),
    #[error(transparent)]
    #[flow(transparent)]
    Carrier(#[from] CarrierError),
}

/// All problems of the API. Of the table's own rows the router's fallbacks send two.
pub(crate) const CATALOG: Catalog = Catalog::new("Parcel API")
    .version("1.1.0")
    .with(ApiError::CATALOG)
    .with(Parcels::CATALOG.only(&["not_found", "method_not_allowed"]));
