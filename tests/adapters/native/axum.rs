//! axum 0.8 as its users write it: `?`, streams, fallbacks, and the maps of its rejections.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::rejection::{
    BytesRejection, ExtensionRejection, FormRejection, JsonRejection, PathRejection,
    QueryRejection, StringRejection,
};
use axum::extract::{DefaultBodyLimit, Path, Query};
use axum::routing::{get, post};
use axum::{Extension, Form, Json, Router};
use bytes::Bytes;
use flowcms_status::axum::{
    BytesError, ExtensionError, FormError, JsonError, PathError, QueryError, TextError,
};
use flowcms_status::{FlowCms, FlowError, Http};
use futures_util::stream;
use http::{Request, Response};
use http_body_util::Full;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::client::{Version, send};

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Http, type_base = "https://docs.example.com/errors#")]
enum ApiError {
    #[error("entry {0} does not exist")]
    #[flow(code = 404)]
    NotFound(u32),
    #[error("the store failed")]
    #[flow(code = 500)]
    Store(#[from] std::io::Error),
    #[error(transparent)]
    #[flow(map = JsonError)]
    Json(#[from] JsonRejection),
    #[error(transparent)]
    #[flow(map = FormError)]
    Form(#[from] FormRejection),
    #[error(transparent)]
    #[flow(map = QueryError)]
    Query(#[from] QueryRejection),
    #[error(transparent)]
    #[flow(map = PathError)]
    Path(#[from] PathRejection),
    #[error(transparent)]
    #[flow(map = BytesError)]
    Bytes(#[from] BytesRejection),
    #[error(transparent)]
    #[flow(map = TextError)]
    Text(#[from] StringRejection),
    #[error(transparent)]
    #[flow(map = ExtensionError)]
    Extension(#[from] ExtensionRejection),
}

#[derive(Deserialize)]
struct Entry {
    title: String,
    #[serde(default)]
    tags: Vec<Tag>,
}

#[derive(Deserialize)]
struct Tag {
    #[expect(dead_code)]
    name: String,
}

#[derive(Deserialize)]
struct Page {
    page: u32,
}

type Answer<T> = Result<T, ApiError>;

async fn create(entry: Result<Json<Entry>, JsonRejection>) -> Answer<String> {
    let Json(entry) = entry?;
    Ok(format!("{} with {} tags", entry.title, entry.tags.len()))
}

async fn page(page: Result<Query<Page>, QueryRejection>) -> Answer<String> {
    Ok(page?.page.to_string())
}

async fn form(page: Result<Form<Page>, FormRejection>) -> Answer<String> {
    Ok(page?.page.to_string())
}

async fn entry(id: Result<Path<u32>, PathRejection>) -> Answer<String> {
    let Path(id) = id?;
    if id == 7 {
        return Err(ApiError::NotFound(id));
    }
    std::fs::read_to_string("/nowhere/to/be/found")?;
    Ok(String::new())
}

/// Two segments for a route that has one: the server's mistake.
async fn mistaken(ids: Result<Path<(u32, u32)>, PathRejection>) -> Answer<()> {
    ids?;
    Ok(())
}

async fn bytes(content: Result<Bytes, BytesRejection>) -> Answer<String> {
    Ok(content?.len().to_string())
}

async fn text(content: Result<String, StringRejection>) -> Answer<String> {
    Ok(content?)
}

async fn extension(extension: Result<Extension<Bytes>, ExtensionRejection>) -> Answer<()> {
    let Extension(_) = extension?;
    Ok(())
}

async fn export(Path(id): Path<u32>) -> Answer<Body> {
    if id == 7 {
        return Err(ApiError::NotFound(id));
    }
    let parts = ["a", "b", "c"].map(Ok::<_, std::io::Error>);
    Ok(Body::from_stream(stream::iter(parts)))
}

async fn start() -> SocketAddr {
    let router = Router::new()
        .route("/entries", post(create))
        .route("/entries/{id}", get(entry))
        .route("/mistaken/{id}", get(mistaken))
        .route("/pages", get(page).post(form))
        .route("/bytes", post(bytes))
        .route("/text", post(text))
        .route("/extension", get(extension))
        .route("/export/{id}", get(export))
        .layer(DefaultBodyLimit::max(64))
        .fallback(|| async { FlowCms::NotFound })
        .method_not_allowed_fallback(|| async { FlowCms::MethodNotAllowed });
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

async fn ask(request: &str, media_type: &str, content: &'static [u8]) -> Response<Bytes> {
    let address = start().await;
    let (method, path) = request.split_once(' ').expect("a method and a path");
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", address.to_string())
        .header("content-type", media_type)
        .body(Full::new(Bytes::from_static(content)))
        .expect("a request");
    send(address, Version::Http1, request)
        .await
        .expect("a response")
}

/// The problem document, whose `context` stands in the rustdoc of the maps.
async fn problem(request: &str, media_type: &str, content: &'static [u8]) -> Value {
    let response = ask(request, media_type, content).await;
    assert_eq!(
        response.headers()["content-type"],
        "application/problem+json"
    );
    let mut problem: Value = serde_json::from_slice(response.body()).expect("JSON");
    assert_eq!(problem["status"], response.status().as_u16());
    let members = problem.as_object_mut().expect("an object");
    assert!(
        members
            .remove("context")
            .is_some_and(|context| context != "")
    );
    problem
}

const JSON: &str = "application/json";

#[tokio::test]
async fn a_wrong_type_in_json_is_a_422_that_points_to_the_member() {
    assert_eq!(
        problem(
            "POST /entries",
            JSON,
            br#"{"title":"a","tags":[{"name":1}]}"#
        )
        .await,
        json!({
            "type": "https://docs.example.com/errors#json_data",
            "title": "Unprocessable Content",
            "status": 422,
            "detail": "`#/tags/0/name`: expected a string",
            "reason": "json_data",
            "errors": [{ "pointer": "#/tags/0/name", "detail": "expected a string" }],
        })
    );
    // The value itself is no object.
    let whole = problem("POST /entries", JSON, b"17").await;
    assert_eq!(
        (&whole["status"], &whole["errors"][0]["pointer"]),
        (&json!(422), &json!("#"))
    );
}

#[tokio::test]
async fn broken_json_is_a_400_and_another_media_type_a_415() {
    let broken = problem("POST /entries", JSON, b"{\"title\":").await;
    assert_eq!(
        (&broken["status"], &broken["reason"]),
        (&json!(400), &json!("json_syntax"))
    );
    assert_eq!(
        broken["detail"],
        "`#/title`: ends too early, at line 1, column 9"
    );

    let media = problem("POST /entries", "text/csv", b"{}").await;
    assert_eq!(
        media,
        json!({
            "type": "https://docs.example.com/errors#json_content_type",
            "title": "Unsupported Media Type",
            "status": 415,
            "detail": "Expected request with `Content-Type: application/json`",
            "reason": "json_content_type",
        })
    );
}

#[tokio::test]
async fn content_over_the_limit_is_a_413_whatever_extracts_it() {
    let large = &[b' '; 65];
    for (request, media_type) in [
        ("POST /entries", JSON),
        ("POST /pages", "application/x-www-form-urlencoded"),
        ("POST /bytes", "application/octet-stream"),
        ("POST /text", "text/plain"),
    ] {
        let problem = problem(request, media_type, large).await;
        assert_eq!(
            (&problem["status"], &problem["reason"]),
            (&json!(413), &json!("too_large")),
            "{request}"
        );
    }
}

#[tokio::test]
async fn queries_forms_paths_and_texts_that_cannot_be_read_say_what_is_wrong() {
    let form = "application/x-www-form-urlencoded";
    for (request, media_type, content, status, reason, part) in [
        (
            "GET /pages?page=first",
            "",
            &b""[..],
            400,
            "query",
            "`page`: expected an integer",
        ),
        (
            "POST /pages",
            form,
            b"page=first",
            422,
            "form_data",
            "`#/page`: expected an integer",
        ),
        (
            "POST /pages",
            JSON,
            b"{}",
            415,
            "form_content_type",
            "x-www-form-urlencoded",
        ),
        ("GET /entries/first", "", b"", 400, "path", "expected u32"),
        ("POST /text", "text/plain", b"\xff", 400, "text", "UTF-8"),
    ] {
        let problem = problem(request, media_type, content).await;
        assert_eq!(
            (&problem["status"], &problem["reason"]),
            (&json!(status), &json!(reason))
        );
        let detail = problem["detail"].as_str().expect("a detail");
        assert!(detail.contains(part), "{request}: {detail}");
    }
}

#[tokio::test]
async fn mistakes_of_the_server_are_private() {
    for request in ["GET /mistaken/1", "GET /extension", "GET /entries/8"] {
        let problem = problem(request, "", b"").await;
        assert_eq!(problem["status"], 500, "{request}");
        assert!(problem.get("detail").is_none(), "{request}: {problem}");
    }
}

#[tokio::test]
async fn good_requests_come_through_and_a_stream_stands_beside_an_error() {
    let created = ask(
        "POST /entries",
        JSON,
        br#"{"title":"a","tags":[{"name":"b"}]}"#,
    )
    .await;
    assert_eq!(created.body(), "a with 1 tags");
    let streamed = ask("GET /export/1", "", b"").await;
    assert_eq!(streamed.body(), "abc");
    let missing = problem("GET /export/7", "", b"").await;
    assert_eq!(missing["type"], "https://docs.example.com/errors#not_found");
}

#[tokio::test]
async fn rows_of_a_table_are_fallbacks_and_a_405_keeps_the_router_s_allow() {
    assert_eq!(
        problem("GET /nothing", "", b"").await["reason"],
        "not_found"
    );
    let method = ask("DELETE /entries", "", b"").await;
    assert_eq!(
        (method.status().as_u16(), &method.headers()["allow"]),
        (405, &"POST".parse().expect("a value"))
    );
}
