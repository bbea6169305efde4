//! Both kinds of `Elapsed` are one answer, whichever the choice.

use std::convert::Infallible;
use std::future::pending;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::response::IntoResponse;
use axum::routing::get as route;
use flowcms_status::tokio::{
    RequestTimeoutError, ServiceRequestTimeoutError, ServiceTimeoutError, TimeoutError,
};
use flowcms_status::{FlowError, Http, ProblemLayer};
use http::{Request, Response};
use tokio::time::timeout;
use tower::{BoxError, ServiceBuilder, ServiceExt as _, service_fn};

use super::{get, serve};
use crate::maps::Small;

const SOON: Duration = Duration::from_millis(5);

type OfTokio = ::tokio::time::error::Elapsed;
type OfTower = ::tower::timeout::error::Elapsed;

async fn of_tokio() -> OfTokio {
    timeout(SOON, pending::<()>()).await.unwrap_err()
}

/// Through the service that makes it.
async fn of_tower() -> OfTower {
    let service = ServiceBuilder::new()
        .timeout(SOON)
        .service(service_fn(|()| pending::<Result<(), Infallible>>()));
    let error: BoxError = service.oneshot(()).await.unwrap_err();
    *error.downcast().expect("tower's own error")
}

/// In the voice of each table.
macro_rules! slow {
    ($name:ident: $table:ty) => {
        #[derive(Debug, thiserror::Error, FlowError)]
        #[flow(table = $table)]
        enum $name {
            #[error(transparent)]
            #[flow(map = TimeoutError)]
            Tokio(OfTokio),
            #[error(transparent)]
            #[flow(map = ServiceTimeoutError)]
            Tower(OfTower),
            #[error(transparent)]
            #[flow(map = RequestTimeoutError)]
            TokioRequest(OfTokio),
            #[error(transparent)]
            #[flow(map = ServiceRequestTimeoutError)]
            TowerRequest(OfTower),
        }
    };
}

slow! { Slow: Http }
slow! { SlowInSmall: Small }

#[::tokio::test]
async fn both_kinds_of_elapsed_are_a_504_or_by_choice_a_408() {
    let app = Router::new()
        .route("/tokio", route(async || Slow::Tokio(of_tokio().await)))
        .route("/tower", route(async || Slow::Tower(of_tower().await)))
        .route(
            "/tokio/408",
            route(async || Slow::TokioRequest(of_tokio().await)),
        )
        .route(
            "/tower/408",
            route(async || Slow::TowerRequest(of_tower().await)),
        )
        .route(
            "/alone",
            route(async || TimeoutError::from(of_tokio().await).into_response()),
        )
        .route(
            "/small",
            route(async || SlowInSmall::Tokio(of_tokio().await)),
        )
        .route(
            "/small/tower",
            route(async || SlowInSmall::Tower(of_tower().await)),
        )
        .route(
            "/small/408",
            route(async || SlowInSmall::TokioRequest(of_tokio().await)),
        )
        .route(
            "/small/tower/408",
            route(async || SlowInSmall::TowerRequest(of_tower().await)),
        );
    let address = serve(app).await;
    for (path, expected) in [
        ("/tokio", (504, "timeout")),
        ("/tower", (504, "timeout")),
        ("/tokio/408", (408, "slow_request")),
        ("/tower/408", (408, "slow_request")),
        ("/alone", (504, "timeout")),
        // Tables that have neither code.
        ("/small", (500, "timeout")),
        ("/small/tower", (500, "timeout")),
        ("/small/408", (400, "slow_request")),
        ("/small/tower/408", (400, "slow_request")),
    ] {
        let came = get(address, path).await;
        assert_eq!(came.what(), expected, "{path}");
        assert_eq!(came.detail(), None, "{path}");
        assert_eq!(came.header("cache-control"), Some("no-store"), "{path}");
    }
}

/// In front of a layer the map is chosen where the error passes.
#[::tokio::test]
async fn the_layer_answers_with_the_map_that_is_chosen() {
    let answers = |error: BoxError| match error.downcast::<OfTower>() {
        Ok(slow) => ServiceRequestTimeoutError::from(*slow).into(),
        Err(other) => other,
    };
    let stack = ServiceBuilder::new()
        .layer(ProblemLayer::new().answers::<ServiceRequestTimeoutError>())
        .map_err(answers)
        .timeout(SOON)
        .service(service_fn(|_: Request<Body>| {
            pending::<Result<Response<Body>, Infallible>>()
        }));
    let address = serve(Router::new().fallback_service(stack)).await;
    let came = get(address, "/").await;
    assert_eq!(came.what(), (408, "slow_request"));
}
