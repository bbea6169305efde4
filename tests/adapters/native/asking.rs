//! Requests to the servers of these tests, and the documents they answer with.

use std::net::SocketAddr;

use bytes::Bytes;
use http::{Method, Request, Response};
use http_body_util::Full;
use serde_json::Value;

use crate::client::{self, Version};

/// What is at `path`.
pub(super) async fn get(address: SocketAddr, path: &str) -> Response<Bytes> {
    let response = client::fetch(address, Version::Http1, &Method::GET, path).await;
    response.expect("an answer")
}

/// The answer to a request with content.
pub(super) async fn send(
    address: SocketAddr,
    method: Method,
    path: &str,
    content_type: &str,
    content: impl AsRef<[u8]>,
) -> Response<Bytes> {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", address.to_string())
        .header("content-type", content_type)
        .body(Full::new(Bytes::copy_from_slice(content.as_ref())))
        .expect("a request");
    let response = client::send(address, Version::Http1, request).await;
    response.expect("an answer")
}

/// The problem document, after a look at what every one must have.
pub(super) fn problem(response: &Response<Bytes>) -> Value {
    assert_eq!(
        response.headers()["content-type"],
        "application/problem+json"
    );
    assert_eq!(response.headers()["cache-control"], "no-store");
    let document: Value = serde_json::from_slice(response.body()).expect("JSON");
    assert_eq!(document["status"], response.status().as_u16());
    document
}

/// A handler of entries answers with its error, with what a map made of a foreign one, and with one
/// that is private.
pub(super) async fn assert_that_the_question_mark_answers(address: SocketAddr, entries: &str) {
    let found = get(address, &format!("{entries}/1")).await;
    assert_eq!(found.status(), 200);
    assert_eq!(found.body(), "the first entry!");

    let missing = get(address, &format!("{entries}/7")).await;
    assert_eq!(missing.status(), 404);
    assert_eq!(problem(&missing)["detail"], "entry 7 does not exist");
    assert_eq!(problem(&missing)["reason"], "entry_not_found");

    let mapped = get(address, &format!("{entries}/seven")).await;
    assert_eq!(mapped.status(), 422);
    assert_eq!(
        problem(&mapped)["detail"],
        "the id is no number: invalid digit found in string"
    );
    assert_eq!(problem(&mapped)["context"], "Send the number of the entry.");

    let private = get(address, &format!("{entries}/0")).await;
    assert_eq!(private.status(), 500);
    assert_eq!(problem(&private).get("detail"), None);
    // Neither the error's own text nor its source's.
    let body = String::from_utf8_lossy(private.body());
    assert!(
        !body.contains("disk") && !body.contains("No such file"),
        "{body}"
    );
}
