//! The adapter for axum, through a real server on loopback.

use axum::extract::Path;
use axum::routing::get;
use axum::{Router, serve};
use flowcms_status::{FlowCms, FlowError, status_table};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

#[derive(Debug, thiserror::Error, FlowError)]
enum ApiError {
    #[error("entry `{0}` does not exist")]
    #[flow(code = 404)]
    NotFound(String),
    #[error(transparent)]
    #[flow(map = Number)]
    Number(#[from] std::num::ParseIntError),
}

status_table! {
    struct Number(std::num::ParseIntError) in FlowCms {
        _ => 422 "Send a whole number.",
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("of {0}")]
#[flow(code = 409)]
struct Borrowed<'a, T: std::fmt::Debug>(&'a str, T);

async fn entry(Path(slug): Path<String>) -> Result<String, ApiError> {
    if slug == "missing" {
        return Err(ApiError::NotFound(slug));
    }
    let number: u8 = slug.parse()?;
    Ok(number.to_string())
}

async fn mapped(Path(slug): Path<String>) -> Result<String, Number> {
    Ok(slug.parse::<u8>()?.to_string())
}

async fn generic() -> Result<(), Borrowed<'static, u8>> {
    Err(Borrowed("static", 1))
}

fn app() -> Router {
    Router::new()
        .route("/entries/{slug}", get(entry))
        .route("/mapped/{slug}", get(mapped))
        .route("/generic", get(generic))
        .fallback(|| async { FlowCms::NotFound })
        .method_not_allowed_fallback(|| async { FlowCms::MethodNotAllowed })
}

/// The whole response to `request`, head and body, as it came.
async fn send(request: &str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("its address");
    let server = tokio::spawn(async move { serve(listener, app()).await });
    let mut stream = TcpStream::connect(address).await.expect("the server");
    let request = format!("{request} HTTP/1.1\r\nhost: t\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("sent");
    let mut response = String::new();
    stream
        .read_to_string(&mut response)
        .await
        .expect("an answer");
    server.abort();
    response
}

#[tokio::test]
async fn derived_errors_maps_and_rows_answer_from_handlers_and_fallbacks() {
    for (request, status, part) in [
        ("GET /entries/7", "200 OK", "\r\n\r\n7"),
        (
            "GET /entries/missing",
            "404 Not Found",
            r#""detail":"entry `missing` does not exist","reason":"not_found""#,
        ),
        (
            "GET /entries/x",
            "422 ",
            r#""context":"Send a whole number.""#,
        ),
        (
            "GET /mapped/x",
            "422 ",
            r#""reason":"unprocessable_entity""#,
        ),
        ("GET /generic", "409 Conflict", r#""reason":"borrowed""#),
        ("GET /nowhere", "404 Not Found", r#""reason":"not_found""#),
        (
            "POST /generic",
            "405 Method",
            r#""reason":"method_not_allowed""#,
        ),
    ] {
        let response = send(request).await;
        assert!(
            response.starts_with(&format!("HTTP/1.1 {status}")),
            "{response}"
        );
        assert!(response.contains(part), "{response}");
        if !status.starts_with("200") {
            assert!(response.contains("\r\ncontent-type: application/problem+json\r\n"));
            assert!(response.contains("\r\ncache-control: no-store\r\n"));
        }
    }
}

#[tokio::test]
async fn a_405_from_the_fallback_keeps_the_allow_of_the_router() {
    let response = send("POST /generic").await;
    assert!(response.contains("\r\nallow: GET,HEAD\r\n"), "{response}");
}
