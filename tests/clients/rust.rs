//! The client types in Rust, which are compiled with this test.

use std::time::Duration;

use axum::body::Bytes;
use flowcms_status::Retry;
use flowcms_status::client::{ApiError, Decode, RetryAdvice, read};
use http_body_util::{BodyExt, Empty};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use serde_json::{Map, Value, json};

use crate::api::{CATALOG, ParcelProblem, Server, cases};
use crate::written::parcels::{ParcelApiProblem, ParcelErrorProblem};

/// What stands in every document.
const STANDARD: [&str; 7] = [
    "type", "title", "status", "detail", "instance", "reason", "context",
];

/// What is there at a path, as a client reads it; `None` if that is no error.
async fn get<E: Decode>(server: &Server, path: &str) -> Option<ApiError<E>> {
    let client = Client::builder(TokioExecutor::new()).build_http::<Empty<Bytes>>();
    let uri = format!("{}{path}", server.base).parse().unwrap();
    let (head, body) = client.get(uri).await.unwrap().into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    (head.status.as_u16() >= 400).then(|| read(head.status, &head.headers, &body))
}

fn seen(error: Option<&ApiError<ParcelApiProblem>>) -> Value {
    let Some(error) = error else {
        return json!({ "kind": "ok", "reason": null, "retry": null, "members": {} });
    };
    let retry = match error.retry() {
        RetryAdvice::Never => json!("never"),
        RetryAdvice::Backoff => json!("backoff"),
        RetryAdvice::After(wait) => json!(wait.as_secs()),
    };
    let (kind, members) = match error {
        ApiError::Known(problem, _) => ("known", members(problem)),
        ApiError::Unknown(document) => {
            let members = document.members().clone().into_iter();
            let own = members.filter(|(name, _)| !STANDARD.contains(&name.as_str()));
            ("unknown", own.collect())
        }
        ApiError::NotAProblem(_) => ("not_a_problem", Map::new()),
    };
    let reason = error.document().and_then(|document| document.reason());
    json!({ "kind": kind, "reason": reason, "retry": retry, "members": members })
}

/// Those that are declared.
fn members(problem: &ParcelApiProblem) -> Map<String, Value> {
    let mut members = Map::new();
    match problem {
        ParcelApiProblem::ParcelNotFound { number, near } => {
            members.insert("number".to_owned(), json!(number));
            if let Some(near) = near {
                members.insert("near".to_owned(), json!(near));
            }
        }
        ParcelApiProblem::WrongFields { errors } => {
            members.insert("errors".to_owned(), json!(errors));
        }
        _ => {}
    }
    members
}

#[test]
fn the_module_is_what_the_catalogue_writes() {
    CATALOG.assert_file("clients/written/parcels.rs", &CATALOG.to_rust_client());
}

#[tokio::test]
async fn it_reads_what_is_sent() {
    let server = Server::start().await;
    for (path, expected) in cases() {
        let error = get(&server, path).await;
        assert_eq!(seen(error.as_ref()), expected, "{path}");
    }
    let known = async |path| match get::<ParcelApiProblem>(&server, path).await {
        Some(ApiError::Known(problem, _)) => problem,
        other => panic!("{path}: {other:?}"),
    };
    let near = known("/near").await;
    assert_eq!(
        near.to_string(),
        r#"parcel_not_found { number: 7, near: Some(["8", "9"]) }"#
    );
    assert_eq!(near.retry(), Retry::Never);
    let limited = known("/waits").await;
    assert_eq!(
        limited,
        ParcelApiProblem::RateLimited {
            retry_after: Some(Duration::from_secs(1))
        }
    );
    assert_eq!(limited.retry(), Retry::After("Retry-After"));
    assert_eq!(known("/busy").await.to_string(), "busy");
}

#[tokio::test]
async fn it_knows_what_the_client_type_of_the_declaration_knows() {
    let server = Server::start().await;
    for (path, _) in cases() {
        let written = get::<ParcelApiProblem>(&server, path).await;
        let declared = get::<ParcelProblem>(&server, path).await;
        assert_eq!(written.is_some(), declared.is_some(), "{path}");
        if let (Some(written), Some(declared)) = (written, declared) {
            let is_known = matches!(declared, ApiError::Known(..));
            assert_eq!(matches!(written, ApiError::Known(..)), is_known, "{path}");
            assert_eq!(written.retry(), declared.retry(), "{path}");
        }
    }
}

#[test]
fn each_error_type_has_its_own() {
    let error = crate::api::ParcelError::Busy;
    let response = flowcms_status::FlowError::to_response(&error);
    let read = read::<ParcelErrorProblem>(response.status(), response.headers(), response.body());
    assert!(
        matches!(read, ApiError::Known(ParcelErrorProblem::Busy, _)),
        "{read:?}"
    );
}
