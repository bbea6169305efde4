//! A hyper 1 service without a framework, as its users write it.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;

use bytes::Bytes;
use flowcms_status::{FlowCms, FlowError};
use futures_util::stream;
use http::{Method, Request, Response};
use http_body_util::combinators::{BoxBody, UnsyncBoxBody};
use http_body_util::{BodyExt as _, Empty, Full, StreamBody};
use hyper::body::{Body, Frame, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use tokio::net::TcpListener;

use crate::client::{self, Version};

#[derive(Debug, thiserror::Error, FlowError)]
enum ContentError {
    #[error("`{text}` is no number")]
    #[flow(code = 400)]
    Id {
        text: String,
        source: std::num::ParseIntError,
    },
    #[error("the store is gone from /srv/secret")]
    #[flow(code = 503, header("Retry-After" = "30"))]
    Store(#[from] io::Error),
    #[error(transparent)]
    #[flow(transparent)]
    Route(#[from] FlowCms),
}

type Boxed = Response<BoxBody<Bytes, io::Error>>;

/// Three routes: a number, a stream and a failure.
fn route<B>(request: &Request<B>) -> Result<Boxed, ContentError> {
    let path = request.uri().path();
    if request.method() != Method::GET {
        Err(FlowCms::MethodNotAllowed)?;
    }
    let Some(text) = path.strip_prefix("/numbers/") else {
        return match path {
            "/stream" => Ok(Response::new(chunks().boxed())),
            "/store" => Err(io::Error::other("disk 7"))?,
            _ => Err(FlowCms::NotFound)?,
        };
    };
    let id: u8 = text.parse().map_err(|source| ContentError::Id {
        text: text.to_owned(),
        source,
    })?;
    let body = Full::from(format!("number {id}"));
    Ok(Response::new(body.map_err(|never| match never {}).boxed()))
}

fn chunks() -> impl Body<Data = Bytes, Error = io::Error> {
    let chunks = ["one, ", "two, ", "three"];
    StreamBody::new(stream::iter(
        chunks.map(|chunk| Ok(Frame::data(Bytes::from(chunk)))),
    ))
}

async fn serve(request: Request<Incoming>) -> Result<Boxed, Infallible> {
    Ok(route(&request).unwrap_or_else(Into::into))
}

async fn start() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let server = auto::Builder::new(TokioExecutor::new());
                server
                    .serve_connection(TokioIo::new(stream), service_fn(serve))
                    .await
            });
        }
    });
    address
}

async fn fetch(address: SocketAddr, method: Method, path: &str) -> Response<Bytes> {
    client::fetch(address, Version::Http1, &method, path)
        .await
        .expect("an answer")
}

#[tokio::test]
async fn a_question_mark_in_a_service_answers_with_the_error() {
    let address = start().await;

    let response = fetch(address, Method::GET, "/numbers/7").await;
    assert_eq!(response.status(), 200);
    assert_eq!(response.body(), "number 7");

    let response = fetch(address, Method::GET, "/numbers/seven").await;
    assert_eq!(response.status(), 400);
    assert_eq!(
        response.headers()["content-type"],
        "application/problem+json"
    );
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert_eq!(
        response.body(),
        r#"{"type":"about:blank","title":"Bad Request","status":400,"detail":"`seven` is no number","reason":"id","context":"Malformed JSON, invalid query parameters, or missing required fields in the payload."}"#
    );
}

#[tokio::test]
async fn a_foreign_error_stays_private() {
    let address = start().await;
    let response = fetch(address, Method::GET, "/store").await;
    assert_eq!(response.status(), 503);
    assert_eq!(response.headers()["retry-after"], "30");
    let body = String::from_utf8_lossy(response.body());
    assert!(body.contains(r#""reason":"store""#), "{body}");
    assert!(!body.contains("secret") && !body.contains("disk"), "{body}");
}

#[tokio::test]
async fn a_stream_and_an_error_are_answers_of_one_service() {
    let address = start().await;
    for version in [Version::Http1, Version::Http2] {
        let streamed = client::fetch(address, version, &Method::GET, "/stream").await;
        assert_eq!(streamed.expect("an answer").body(), "one, two, three");
        let error = client::fetch(address, version, &Method::GET, "/nowhere").await;
        assert_eq!(error.expect("an answer").status(), 404);
    }
}

#[tokio::test]
async fn a_row_answers_an_unknown_path_and_a_wrong_method() {
    let address = start().await;
    let response = fetch(address, Method::GET, "/nowhere").await;
    assert_eq!(response.status(), 404);
    assert_eq!(
        response.body(),
        r#"{"type":"about:blank","title":"Not Found","status":404,"reason":"not_found","context":"Requested content entry, endpoint, or asset does not exist in your workspace."}"#
    );
    let response = fetch(address, Method::DELETE, "/stream").await;
    assert_eq!(response.status(), 405);
    assert!(
        (response.body()).starts_with(br#"{"type":"about:blank","title":"Method Not Allowed""#)
    );
}

#[tokio::test]
async fn all_bodies_hold_the_same_bytes() {
    let request = || Request::get("/numbers/x").body(()).expect("a request");
    let error = || route(&request()).expect_err("no number");
    let expected = error().to_response();

    let full: Response<Full<Bytes>> = error().into();
    let boxed: Response<BoxBody<Bytes, io::Error>> = error().into();
    let unsync: Response<UnsyncBoxBody<Bytes, Box<dyn std::error::Error>>> = error().into();
    for headers in [full.headers(), boxed.headers(), unsync.headers()] {
        assert_eq!(headers, expected.headers());
    }
    let bodies = [
        full.into_body().collect().await.expect("a body").to_bytes(),
        boxed
            .into_body()
            .collect()
            .await
            .expect("a body")
            .to_bytes(),
        unsync
            .into_body()
            .collect()
            .await
            .expect("a body")
            .to_bytes(),
    ];
    assert_eq!(bodies.each_ref(), [expected.body(); 3]);
}

#[tokio::test]
async fn a_request_without_content_is_answered_over_http2_too() {
    let address = start().await;
    let request = Request::get(format!("http://{address}/numbers/256"))
        .body(Empty::<Bytes>::new())
        .expect("a request");
    let response = client::send(address, Version::Http2, request).await;
    let response = response.expect("an answer");
    assert_eq!(response.status(), 400);
    assert_eq!(
        response.headers()["content-type"],
        "application/problem+json"
    );
}
