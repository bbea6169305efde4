//! The maps of libraries, each through a server and what really fails behind it.

#[cfg(feature = "jsonwebtoken")]
mod jsonwebtoken;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "sqlx")]
mod sqlx;
mod tokio;

use std::net::{Ipv4Addr, SocketAddr};

use axum::Router;
use http::{HeaderMap, Method, Request};
use serde_json::Value;

use crate::client::{self, Version};

async fn serve(router: Router) -> SocketAddr {
    let listener = ::tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await;
    let listener = listener.expect("a port");
    let address = listener.local_addr().expect("an address");
    ::tokio::spawn(axum::serve(listener, router).into_future());
    address
}

/// What came: the status, the headers, the document.
struct Came(u16, HeaderMap, Value);

impl Came {
    /// The status and the reason.
    fn what(&self) -> (u16, &str) {
        (self.0, self.2["reason"].as_str().expect("a reason"))
    }

    /// The public text, or nothing.
    fn detail(&self) -> Option<&str> {
        self.2.get("detail")?.as_str()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.1.get(name)?.to_str().ok()
    }
}

async fn get(address: SocketAddr, path: &str) -> Came {
    get_with(address, path, &[]).await
}

async fn get_with(address: SocketAddr, path: &str, headers: &[(&str, &str)]) -> Came {
    let mut request = Request::builder().method(Method::GET).uri(path);
    request = request.header("host", address.to_string());
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(http_body_util::Empty::<bytes::Bytes>::new());
    let sent = client::send(address, Version::Http1, request.expect("a request")).await;
    let (head, body) = sent.expect("an answer").into_parts();
    assert_eq!(head.headers["content-type"], "application/problem+json");
    let document = serde_json::from_slice(&body).expect("JSON");
    Came(head.status.as_u16(), head.headers, document)
}
