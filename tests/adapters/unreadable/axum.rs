//! axum 0.8.

use std::net::SocketAddr;

use ::axum::Router;
use ::axum::extract::rejection::{FormRejection, JsonRejection, PathRejection, QueryRejection};
use ::axum::extract::{Form, Json, Path, Query};
use ::axum::routing::{get, post};
use flowcms_status::FlowError;
use flowcms_status::axum as maps;

use super::Entry;

#[derive(Debug, thiserror::Error, FlowError)]
enum Refused {
    #[error(transparent)]
    #[flow(map = maps::JsonError)]
    Json(#[from] JsonRejection),
    #[error(transparent)]
    #[flow(map = maps::FormError)]
    Form(#[from] FormRejection),
    #[error(transparent)]
    #[flow(map = maps::QueryError)]
    Query(#[from] QueryRejection),
    #[error(transparent)]
    #[flow(map = maps::PathError)]
    Path(#[from] PathRejection),
}

#[derive(serde::Deserialize)]
#[allow(dead_code, reason = "nobody reads it")]
struct Count {
    count: u32,
}

pub(super) async fn start() -> SocketAddr {
    let app = Router::new()
        .route(
            "/json",
            post(|it: Result<Json<Entry>, JsonRejection>| async {
                it.map(|_| ()).map_err(Refused::from)
            }),
        )
        .route(
            "/form",
            post(|it: Result<Form<Entry>, FormRejection>| async {
                it.map(|_| ()).map_err(Refused::from)
            }),
        )
        .route(
            "/query",
            get(|it: Result<Query<Entry>, QueryRejection>| async {
                it.map(|_| ()).map_err(Refused::from)
            }),
        )
        .route(
            "/path/{count}",
            get(|it: Result<Path<Count>, PathRejection>| async {
                it.map(|_| ()).map_err(Refused::from)
            }),
        );
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("a free port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(async { ::axum::serve(listener, app).await });
    address
}
