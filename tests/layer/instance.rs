//! Where the `instance` of a problem comes from.

use axum::Router;
use axum::routing::get;
use flowcms_status::{FlowError, Instance, ProblemLayer};
use serde_json::Value;

use crate::world::{ask, serve};

#[derive(Debug, thiserror::Error, FlowError)]
enum ContentError {
    #[error("the entry is locked")]
    #[flow(code = 409)]
    Locked,
    #[error("the store failed")]
    #[flow(code = 500)]
    Store,
}

async fn instance(layer: ProblemLayer, path: &str, headers: &[(&str, &str)]) -> Value {
    let router = Router::new()
        .route(
            "/store",
            get(|| async { Err::<(), _>(ContentError::Store) }),
        )
        .route(
            "/{slug}",
            get(|| async { Err::<(), _>(ContentError::Locked) }),
        )
        .layer(layer);
    let answer = ask(serve(router).await, &format!("GET {path}"), headers, "").await;
    answer.problem()["instance"].take()
}

#[tokio::test]
async fn there_is_none_by_default() {
    assert_eq!(
        instance(ProblemLayer::new(), "/intro", &[]).await,
        Value::Null
    );
}

#[tokio::test]
async fn it_can_be_the_path_without_the_query() {
    let layer = || ProblemLayer::new().instance(Instance::Path);
    assert_eq!(instance(layer(), "/intro?key=secret", &[]).await, "/intro");
    // Also where no route matched.
    assert_eq!(instance(layer(), "/a/b%20c", &[]).await, "/a/b%20c");
    assert_eq!(instance(layer(), "/a/\"{x}", &[]).await, "/a/%22%7Bx%7D");
}

#[tokio::test]
async fn it_can_be_the_id_of_the_request() {
    let layer = || ProblemLayer::new().instance(Instance::RequestId);
    assert_eq!(instance(layer(), "/intro", &[]).await, Value::Null);
    assert_eq!(
        instance(layer(), "/intro", &[("x-request-id", "req-17")]).await,
        "req-17"
    );
    assert_eq!(
        instance(layer(), "/intro", &[("x-request-id", "a b\"/../c")]).await,
        "a%20b%22%2F..%2Fc"
    );
    let uuid = [("x-request-id", "67E55044-10b1-426f-9247-bb680e5fe0c8")];
    assert_eq!(
        instance(layer(), "/intro", &uuid).await,
        "urn:uuid:67e55044-10b1-426f-9247-bb680e5fe0c8"
    );
    let trace = (
        "traceparent",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    );
    assert_eq!(
        instance(layer(), "/intro", &[trace]).await,
        "4bf92f3577b34da6a3ce929d0e0e4736"
    );
    assert_eq!(
        instance(layer(), "/intro", &[trace, ("x-request-id", "req-17")]).await,
        "req-17"
    );
    for none in [
        "nonsense",
        "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e47366-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01",
        "00",
    ] {
        let headers = [("traceparent", none)];
        assert_eq!(instance(layer(), "/intro", &headers).await, Value::Null);
    }
    // What only looks like a UUID is an id as it stands.
    for id in [
        "67e55044-10b1-426f-9247-bb680e5fe0c",
        "67e55044-10b1-426f-9247-bb680e5fe0c88",
        "67e55044-10b1-426f-9247-bb680e5fe0cg",
        "67e550441-0b1-426f-9247-bb680e5fe0c8",
    ] {
        let headers = [("x-request-id", id)];
        assert_eq!(instance(layer(), "/intro", &headers).await, id);
    }
}

#[tokio::test]
async fn a_private_5xx_keeps_the_id_that_was_logged() {
    crate::hooks::listen();
    for chosen in [Instance::None, Instance::Path, Instance::RequestId] {
        let layer = ProblemLayer::new().instance(chosen);
        let instance = instance(layer, "/store", &[("x-request-id", "req-17")]).await;
        assert!(
            instance
                .as_str()
                .is_some_and(|it| it.starts_with("urn:uuid:")),
            "{instance}"
        );
    }
}
