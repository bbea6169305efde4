//! The `OpenAPI` document, and a page to try the API on.

use serde_json::Value;
use utoipa::OpenApi;
use utoipa_swagger_ui::SwaggerUi;

use super::errors::CATALOG;
use super::{carrier, customs, labels, parcels, pickup};

#[derive(OpenApi)]
#[openapi(paths(
    parcels::list,
    parcels::create,
    parcels::read,
    parcels::replace,
    parcels::delete,
    customs::upload,
    customs::download,
    pickup::arrange,
    carrier::track,
    labels::order,
    labels::fetch,
))]
struct Endpoints;

/// The endpoints, with the problems that they refer to.
pub(crate) fn openapi() -> Value {
    let endpoints = serde_json::to_value(Endpoints::openapi());
    CATALOG.openapi().complete(endpoints.expect("JSON"))
}

/// `/docs`, and the document at `/openapi.json`.
pub(super) fn swagger_ui() -> SwaggerUi {
    SwaggerUi::new("/docs").external_url_unchecked("/openapi.json", openapi())
}
