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
