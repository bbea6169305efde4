//! axum 0.7, as its users write it, beside axum 0.8 in the same build.

use std::io;
use std::net::SocketAddr;

use axum_07::Router;
use axum_07::body::Body;
use axum_07::extract::Path;
use axum_07::response::{IntoResponse, Response};
use axum_07::routing::get;
use bytes::Bytes;
use flowcms_status::{FlowCms, FlowError, status_table};
use futures_util::stream;
use http::Method;
use tokio::net::TcpListener;

use crate::client::{self, Version};

#[derive(Debug, thiserror::Error, FlowError)]
enum ContentError {
    #[error("entry {0} does not exist")]
    #[flow(code = 404, context = "List the entries.")]
    EntryNotFound(u8),
    #[error("the id is no number")]
    #[flow(map = Number)]
    Id(#[from] std::num::ParseIntError),
    #[error("the store at /srv/secret failed")]
    #[flow(code = 500)]
    Store(#[from] io::Error),
}

status_table! {
    /// How wrong numbers answer.
    struct Number(std::num::ParseIntError) in FlowCms {
        e if *e.kind() == std::num::IntErrorKind::PosOverflow => 422 "Send at most 255.",
        _ => 400 "Send a number.",
    }
}

fn find(id: &str) -> Result<u8, ContentError> {
    match id.parse()? {
        7 => Ok(7),
        0 => Err(io::Error::other("disk 0"))?,
        id => Err(ContentError::EntryNotFound(id)),
    }
}

async fn entry(Path(id): Path<String>) -> Result<String, ContentError> {
    Ok(format!("entry {}", find(&id)?))
}

async fn export(Path(id): Path<String>) -> Result<impl IntoResponse, ContentError> {
    let id = find(&id)?;
    let chunks = (0..id).map(|line| Ok::<_, io::Error>(format!("line {line}\n")));
    Ok(Body::from_stream(stream::iter(chunks)))
}

/// `axum::response::Result`: errors of several types in one handler.
async fn mixed(Path(id): Path<String>) -> axum_07::response::Result<String> {
    if id == "locked" {
        return Err(FlowCms::Conflict.into());
    }
    Ok(find(&id)?.to_string())
}

async fn start() -> SocketAddr {
    let router = Router::new()
        .route(
            "/entries/:id",
            get(entry).fallback(|| async { FlowCms::MethodNotAllowed }),
        )
        .route("/exports/:id", get(export))
        .route("/mixed/:id", get(mixed))
        .fallback(|| async { FlowCms::NotFound });
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(async move { axum_07::serve(listener, router).await });
    address
}

async fn fetch(address: SocketAddr, method: Method, path: &str) -> http::Response<Bytes> {
    client::fetch(address, Version::Http1, &method, path)
        .await
        .expect("an answer")
}

#[tokio::test]
async fn a_question_mark_in_a_handler_answers_with_the_error() {
    let address = start().await;
    let response = fetch(address, Method::GET, "/entries/7").await;
    assert_eq!(
        (response.status().as_u16(), &response.body()[..]),
        (200, &b"entry 7"[..])
    );

    let response = fetch(address, Method::GET, "/entries/8").await;
    assert_eq!(response.status(), 404);
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert_eq!(
        response.body(),
        r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"entry 8 does not exist","reason":"entry_not_found","context":"List the entries."}"#
    );

    let response = fetch(address, Method::GET, "/entries/300").await;
    assert_eq!(response.status(), 422);
    assert_eq!(
        response.body(),
        r#"{"type":"about:blank","title":"Unprocessable Entity","status":422,"detail":"the id is no number","reason":"unprocessable_entity","context":"Send at most 255."}"#
    );
}

#[tokio::test]
async fn a_private_text_is_never_sent() {
    let address = start().await;
    for path in ["/entries/0", "/exports/0", "/mixed/0"] {
        let response = fetch(address, Method::GET, path).await;
        assert_eq!(response.status(), 500, "{path}");
        let body = String::from_utf8_lossy(response.body());
        assert!(body.contains(r#""reason":"store""#), "{body}");
        assert!(!body.contains("secret") && !body.contains("disk"), "{body}");
    }
}

#[tokio::test]
async fn a_handler_streams_or_answers_with_an_error() {
    let address = start().await;
    let response = fetch(address, Method::GET, "/exports/7").await;
    assert_eq!(response.status(), 200);
    assert!(response.body().starts_with(b"line 0\nline 1\n"));
    assert_eq!(
        fetch(address, Method::GET, "/exports/1").await.status(),
        404
    );
}

#[tokio::test]
async fn errors_of_two_types_leave_one_handler_as_they_are() {
    let address = start().await;
    let response = fetch(address, Method::GET, "/mixed/locked").await;
    assert_eq!(response.status(), 409);
    assert!(
        response
            .body()
            .starts_with(br#"{"type":"about:blank","title":"Conflict""#)
    );
    let response = fetch(address, Method::GET, "/mixed/x").await;
    assert_eq!(response.status(), 400);
}

#[tokio::test]
async fn rows_answer_unknown_paths_and_wrong_methods() {
    let address = start().await;
    let response = fetch(address, Method::GET, "/nowhere").await;
    assert_eq!(response.status(), 404);
    assert!(
        response
            .body()
            .starts_with(br#"{"type":"about:blank","title":"Not Found""#)
    );
    let response = fetch(address, Method::PUT, "/entries/7").await;
    assert_eq!(response.status(), 405);
    assert!(
        response
            .body()
            .starts_with(br#"{"type":"about:blank","title":"Method Not Allowed""#)
    );
}

#[test]
fn one_type_answers_in_both_versions() {
    let old: Response = IntoResponse::into_response(ContentError::EntryNotFound(1));
    let new = axum::response::IntoResponse::into_response(ContentError::EntryNotFound(1));
    assert_eq!(old.status(), new.status());
    assert_eq!(old.headers(), new.headers());
}
