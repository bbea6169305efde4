//! Which handler answers what, and what is answered where there is none.

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, OriginalUri};
use axum::http::Uri;
use axum::http::header::ALLOW;
use axum::http::uri::PathAndQuery;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use flowcms_status::FlowError;

use super::catalog::CATALOG;
use super::{App, admission, entries, imports, leftover, media, openapi, paths, preview};

/// The largest body of a request that is no import, in bytes.
const LARGEST_BODY: usize = 256 * 1024;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "http://localhost:8080/errors#")]
pub(super) enum RouteError {
    /// The first version of this API had its entries under `/v1`.
    ///
    /// # Solutions
    ///
    /// Leave out `/v1`: what follows it is the same. `Location` has the new address.
    #[deprecated(
        since = "1.2.0",
        note = "From 2.0.0 on `/v1` is no endpoint: use `/entries`."
    )]
    #[error("`/v1` has moved")]
    #[flow(code = 301)]
    V1Moved {
        #[flow(header = "Location")]
        to: String,
    },

    /// The path names no endpoint.
    ///
    /// # Causes
    ///
    /// * It was mistyped, or put together from an empty part: `/entries/` is not `/entries`.
    /// * It belongs to another version of the API.
    #[error("`{path}` is no endpoint of this API")]
    #[flow(
        code = 404,
        context = "The endpoints are /entries, /imports and /media; /errors documents what they answer."
    )]
    NoSuchEndpoint {
        #[flow(member)]
        path: String,
    },

    /// The endpoint is there, and does something else than the method asks for.
    ///
    /// # Solutions
    ///
    /// `Allow` lists the methods of the endpoint.
    #[error("the endpoint has no such method")]
    #[flow(code = 405)]
    MethodNotAllowed {
        /// Those of the endpoint, which the router knows.
        #[flow(header = "Allow")]
        methods: Option<&'static str>,
    },
}

pub(super) fn router(app: Arc<App>) -> Router {
    Router::new()
        .route("/entries", get(entries::list).post(entries::create))
        .route(
            "/entries/{slug}",
            get(entries::read)
                .put(entries::update)
                .delete(entries::delete),
        )
        .route("/entries/{slug}/paths", get(paths::paths))
        .route("/entries/{slug}/preview", get(preview::preview))
        .route(
            "/imports",
            post(imports::accept).layer(DefaultBodyLimit::max(imports::LARGEST)),
        )
        .route("/imports/{id}", get(imports::read))
        .route("/media/{id}", get(media::read))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .route_layer(from_fn_with_state(Arc::clone(&app), admission::admit))
        .route("/openapi.json", get(openapi::openapi))
        .route("/v1/entries", get(moved))
        .route("/v1/entries/{*rest}", get(moved))
        .merge(CATALOG.service())
        .fallback(no_such_endpoint)
        .method_not_allowed_fallback(no_such_method)
        .layer(from_fn(leftover::read_leftover))
        .with_state(app)
}

/// The rest of the address goes on as it came: decoded, it could hold anything.
#[expect(deprecated, reason = "it is sent until `/v1` is gone")]
async fn moved(OriginalUri(uri): OriginalUri) -> RouteError {
    let address = uri.path_and_query().map_or("/", PathAndQuery::as_str);
    RouteError::V1Moved {
        to: address.strip_prefix("/v1").unwrap_or(address).to_owned(),
    }
}

async fn no_such_method() -> Response {
    let mut response = RouteError::MethodNotAllowed { methods: None }.into_response();
    // The router fills in the methods where no `Allow` is, be it one that says that there are none.
    response.headers_mut().remove(ALLOW);
    response
}

async fn no_such_endpoint(uri: Uri) -> RouteError {
    RouteError::NoSuchEndpoint {
        path: uri.path().to_owned(),
    }
}
