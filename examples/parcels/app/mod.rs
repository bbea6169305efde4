//! A parcel-tracking API: what is sent, to whom, what is in it and where it is. Every module declares
//! the errors of its endpoints; no other place names an error's status code.

pub(crate) mod carrier;
mod conditions;
pub(crate) mod customs;
pub(crate) mod documents;
pub(crate) mod errors;
pub(crate) mod labels;
pub(crate) mod parcels;
pub(crate) mod pickup;
pub(crate) mod store;
mod valid;

use std::error::Error;
use std::net::SocketAddr;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post, put};

use self::carrier::Carrier;
use self::customs::Customs;
use self::errors::{CATALOG, Parcels};
use self::labels::Labels;
use self::parcels::Parcel;
use self::pickup::Pickup;
use self::store::Repository;

/// What the handlers share.
#[derive(Debug, Clone)]
pub(crate) struct App {
    parcels: Repository<Parcel>,
    customs: Repository<Customs>,
    pickups: Repository<Pickup>,
    carrier: Carrier,
    labels: Labels,
}

/// The API over a database file (or `:memory:`), with the carrier at that address.
pub(crate) async fn router(database: &str, carrier: SocketAddr) -> Result<Router, Box<dyn Error>> {
    let database = store::open(database).await?;
    let carrier = Carrier::new(carrier)?;
    let app = App {
        parcels: Repository::from(&database),
        customs: Repository::from(&database),
        pickups: Repository::from(&database),
        labels: Labels::start(Repository::from(&database), carrier.clone()),
        carrier,
    };
    let router = Router::new()
        .route("/parcels", get(parcels::list).post(parcels::create))
        .route(
            "/parcels/{id}",
            get(parcels::read)
                .put(parcels::replace)
                .delete(parcels::delete),
        )
        .route(
            "/parcels/{id}/customs",
            put(customs::upload).get(customs::download),
        )
        .route("/parcels/{id}/pickup", put(pickup::arrange))
        .route("/parcels/{id}/tracking", get(carrier::track))
        .route("/parcels/{id}/labels", post(labels::order))
        .route("/labels/{id}", get(labels::fetch))
        .layer(DefaultBodyLimit::max(customs::LARGEST))
        .merge(documents::swagger_ui())
        .merge(CATALOG.service())
        .fallback(|| async { Parcels::NotFound })
        .method_not_allowed_fallback(|| async { Parcels::MethodNotAllowed })
        .with_state(app);
    Ok(router)
}
