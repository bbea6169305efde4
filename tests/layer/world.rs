//! A server around a router, and a client that asks it.

use std::net::SocketAddr;

use axum::Router;
use bytes::Bytes;
use http::{HeaderMap, Request, Response};
use http_body_util::Full;
use serde_json::Value;
use tokio::net::TcpListener;

use crate::client::{Version, send};

/// Serves `router` on a free port of loopback.
pub(crate) async fn serve(router: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

/// A response whose content is a text.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    /// The value of a header, the empty string if there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("ASCII"))
    }

    /// The problem document.
    pub(crate) fn problem(&self) -> Value {
        assert_eq!(
            self.header("content-type"),
            "application/problem+json",
            "{self:?}"
        );
        serde_json::from_str(&self.body).expect("JSON")
    }
}

/// `METHOD /path` with headers and content.
pub(crate) async fn ask(
    address: SocketAddr,
    request: &str,
    headers: &[(&str, &str)],
    content: &'static str,
) -> Answer {
    let (method, path) = request.split_once(' ').expect("a method and a path");
    let mut builder = Request::builder()
        .method(method)
        .uri(path)
        .header("host", address.to_string());
    for (name, value) in headers {
        builder = builder.header(*name, *value);
    }
    let request = builder
        .body(Full::new(Bytes::from(content)))
        .expect("a request");
    answer(
        send(address, Version::Http1, request)
            .await
            .expect("a response"),
    )
}

/// `GET` with an `Accept`.
pub(crate) async fn get(address: SocketAddr, path: &str, accept: &str) -> Answer {
    ask(address, &format!("GET {path}"), &[("accept", accept)], "").await
}

pub(crate) fn answer(response: Response<Bytes>) -> Answer {
    let (parts, body) = response.into_parts();
    Answer {
        status: parts.status.as_u16(),
        headers: parts.headers,
        body: String::from_utf8(body.to_vec()).expect("UTF-8"),
    }
}
