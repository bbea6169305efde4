//! Two catalogues, their servers, and a client.

use std::net::SocketAddr;

use axum::Router;
use bytes::Bytes;
use flowcms_status::{Catalog, CatalogService, FlowError};
use http::{HeaderMap, Request};
use http_body_util::Empty;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use hyper_util::service::TowerToHyperService;
use serde_json::Value;
use tokio::net::TcpListener;

use super::client::{Version, send};

/// The URIs name a page by its fragment.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#")]
#[expect(dead_code, reason = "only what they declare is asked for")]
pub(crate) enum ContentError {
    /// The slug names no entry, or `slug_taken` is next.
    ///
    /// # Solutions
    ///
    /// 1. List the entries.
    #[error("no such entry")]
    #[flow(code = 404)]
    EntryNotFound,
    #[error("the slug is taken")]
    #[flow(code = 409)]
    SlugTaken,
}

/// Each URI has a path of its own.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(
    type_base = "https://docs.example.com/help/problems/",
    retired("key_expired" = 403, "Since 1.2.0: `key.missing`.")
)]
#[expect(dead_code, reason = "only what they declare is asked for")]
pub(crate) enum AuthError {
    #[error("no key was sent")]
    #[flow(code = 401, reason = "key.missing")]
    KeyMissing,
    #[error("the key may not do this")]
    #[flow(code = 403)]
    NotPermitted,
}

pub(crate) const BY_FRAGMENT: Catalog = Catalog::new("Content API").with(ContentError::CATALOG);
pub(crate) const BY_PATH: Catalog = Catalog::new("Auth API").with(AuthError::CATALOG);

pub(crate) struct Server {
    pub(crate) name: &'static str,
    pub(crate) address: SocketAddr,
}

/// A service in a server of each kind.
pub(crate) async fn servers(service: &CatalogService) -> Vec<Server> {
    vec![
        Server {
            name: "axum",
            address: serve(Router::new().merge(service.clone())).await,
        },
        #[cfg(feature = "actix-web")]
        Server {
            name: "actix-web",
            address: actix_web(service.clone()).await,
        },
        Server {
            name: "hyper",
            address: hyper(service.clone()).await,
        },
    ]
}

/// Serves `router` on a free port of loopback.
pub(crate) async fn serve(router: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

/// The service by itself, without a router.
async fn hyper(service: CatalogService) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let service = TowerToHyperService::new(service.clone());
            tokio::spawn(async move {
                let server = auto::Builder::new(TokioExecutor::new());
                server.serve_connection(TokioIo::new(stream), service).await
            });
        }
    });
    address
}

/// actix-web's server wants a runtime of its own.
#[cfg(feature = "actix-web")]
async fn actix_web(service: CatalogService) -> SocketAddr {
    use actix_web::{App, HttpServer};

    let (sender, receiver) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let server = HttpServer::new(move || App::new().service(service.clone()))
                .workers(1)
                .disable_signals()
                .bind_auto_h2c("127.0.0.1:0")
                .expect("a free port");
            sender.send(server.addrs()[0]).expect("a test that waits");
            server.run().await
        })
    });
    receiver.await.expect("its address")
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    /// The value of a header, the empty string if there is none. It must not be there twice.
    pub(crate) fn header(&self, name: &str) -> &str {
        let mut values = self.headers.get_all(name).iter();
        let value = values.next().map(|value| value.to_str().expect("ASCII"));
        assert_eq!(values.next(), None, "{name} is there twice");
        value.unwrap_or_default()
    }

    pub(crate) fn json(&self) -> Value {
        assert_eq!(self.header("content-type"), "application/json");
        serde_json::from_str(&self.body).expect("JSON")
    }

    /// The problem document, which must agree with the status line.
    pub(crate) fn problem(&self, status: u16, reason: &str) -> Value {
        assert_eq!(self.status, status, "{self:?}");
        assert_eq!(self.header("content-type"), "application/problem+json");
        let problem: Value = serde_json::from_str(&self.body).expect("JSON");
        assert_eq!(problem["status"], status);
        assert_eq!(problem["reason"], reason);
        assert_eq!(problem["type"], "about:blank");
        problem
    }
}

/// `METHOD /path` with headers.
pub(crate) async fn ask(
    address: SocketAddr,
    version: Version,
    request: &str,
    headers: &[(&str, &str)],
) -> Answer {
    let (method, path) = request.split_once(' ').expect("a method and a path");
    let mut builder = Request::builder()
        .method(method)
        .uri(match version {
            Version::Http1 => path.to_owned(),
            Version::Http2 => format!("http://{address}{path}"),
        })
        .header("host", address.to_string());
    for (name, value) in headers {
        builder = builder.header(*name, *value);
    }
    let request = builder.body(Empty::<Bytes>::new()).expect("a request");
    let response = send(address, version, request).await.expect("a response");
    let (parts, body) = response.into_parts();
    Answer {
        status: parts.status.as_u16(),
        headers: parts.headers,
        body: String::from_utf8(body.to_vec()).expect("UTF-8"),
    }
}

/// `GET` over HTTP/1.1 with an `Accept`.
pub(crate) async fn get(address: SocketAddr, path: &str, accept: &str) -> Answer {
    let request = format!("GET {path}");
    ask(address, Version::Http1, &request, &[("accept", accept)]).await
}
