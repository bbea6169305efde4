//! What is an error response but no problem document becomes one.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use flowcms_status::{FlowError, Http, ProblemLayer};
use futures_util::stream;
use serde::Deserialize;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

use crate::world::{ask, serve};

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#")]
enum ContentError {
    #[error("entry `{0}` does not exist")]
    #[flow(code = 404)]
    EntryNotFound(String),
    #[error("moved")]
    #[flow(code = 301, header("Location" = "/new"))]
    Moved,
}

#[derive(Deserialize)]
struct Entry {
    #[expect(dead_code)]
    title: String,
}

#[derive(Deserialize)]
struct Page {
    #[expect(dead_code)]
    page: u32,
}

fn said(status: u16, content_type: &'static str, body: impl Into<Body>) -> Response {
    let headers = [("content-type", content_type), ("x-kept", "yes")];
    let status = StatusCode::from_u16(status).expect("a code");
    (status, headers, body.into()).into_response()
}

async fn panics() {
    panic!("the password is hunter2");
}

fn router() -> Router {
    Router::new()
        .route(
            "/entries/{slug}",
            get(|Path(slug): Path<String>| async {
                Err::<(), _>(ContentError::EntryNotFound(slug))
            }),
        )
        .route(
            "/moved",
            get(|| async { Err::<(), _>(ContentError::Moved) }),
        )
        .route("/entries", post(|_: Json<Entry>| async {}))
        .route("/pages", get(|_: Query<Page>| async {}))
        .route("/numbers/{number}", get(|_: Path<u8>| async {}))
        .route("/panics", get(panics).layer(CatchPanicLayer::new()))
        .route(
            "/slow",
            get(|| async { tokio::time::sleep(Duration::from_mins(1)).await }).layer(
                TimeoutLayer::with_status_code(
                    StatusCode::REQUEST_TIMEOUT,
                    Duration::from_millis(20),
                ),
            ),
        )
        .route(
            "/upload",
            post(|_: String| async {}).layer(RequestBodyLimitLayer::new(8)),
        )
        .route(
            "/small",
            post(|_: String| async {}).layer(DefaultBodyLimit::max(8)),
        )
        .route(
            "/json",
            get(|| async { said(409, "application/json", r#"{"secret":1}"#) }),
        )
        .route(
            "/failed",
            get(|| async { said(502, "application/json", r#"{"secret":1}"#) }),
        )
        .route(
            "/secret",
            get(|| async { said(503, "text/plain", "10.0.0.7 is down") }),
        )
        .route(
            "/teapot",
            get(|| async { said(418, "text/plain; charset=utf-8", " short and stout\n") }),
        )
        .route(
            "/unregistered",
            get(|| async { said(499, "text/plain", "gone") }),
        )
        .route(
            "/unregistered-5xx",
            get(|| async { said(599, "text/plain", "gone") }),
        )
        .route(
            "/long",
            get(|| async { said(400, "text/plain", "x".repeat(9000)) }),
        )
        .route(
            "/endless",
            get(|| async {
                said(
                    400,
                    "text/plain",
                    Body::from_stream(stream::repeat_with(|| Ok::<_, std::io::Error>("endless "))),
                )
            }),
        )
        .route(
            "/pending",
            get(|| async {
                said(
                    400,
                    "text/plain",
                    Body::from_stream(stream::pending::<Result<&str, std::io::Error>>()),
                )
            }),
        )
        .route(
            "/bytes",
            get(|| async { said(400, "text/plain", &b"\xff\xfe"[..]) }),
        )
        .route(
            "/controls",
            get(|| async { said(400, "text/plain", "a\u{1}\"\n</script>") }),
        )
        .route(
            "/xml",
            get(|| async { said(400, "application/problem+xml; charset=utf-8", "<problem/>") }),
        )
        .route(
            "/grpc",
            get(|| async { said(400, "application/grpc-web+proto", "frame") }),
        )
        .route("/fine", get(|| async { said(200, "text/plain", "fine") }))
        .route("/not-modified", get(|| async { StatusCode::NOT_MODIFIED }))
        .layer(ProblemLayer::new())
}

#[tokio::test]
async fn what_an_error_answers_itself_stays() {
    let address = serve(router()).await;
    let answer = ask(address, "GET /entries/intro", &[], "").await;
    assert_eq!(
        answer.body,
        r#"{"type":"https://docs.example.com/errors#entry_not_found","title":"Not Found","status":404,"detail":"entry `intro` does not exist","reason":"entry_not_found","context":"Requested content entry, endpoint, or asset does not exist in your workspace."}"#
    );
    assert_eq!(answer.header("vary"), "accept");
    let moved = ask(address, "GET /moved", &[], "").await;
    assert_eq!((moved.status, moved.header("location")), (301, "/new"));
    assert_eq!(moved.problem()["reason"], "moved");
}

#[tokio::test]
async fn the_fallbacks_of_a_router_answer_with_the_table_s_rows() {
    let address = serve(router()).await;
    let unknown = ask(address, "GET /nothing", &[], "").await;
    assert_eq!(
        unknown.body,
        r#"{"type":"about:blank","title":"Not Found","status":404,"reason":"not_found","context":"Requested content entry, endpoint, or asset does not exist in your workspace."}"#
    );
    assert_eq!(unknown.header("cache-control"), "no-store");

    let method = ask(address, "DELETE /entries/intro", &[], "").await;
    assert_eq!((method.status, method.header("allow")), (405, "GET,HEAD"));
    assert_eq!(method.problem()["title"], "Method Not Allowed");
}

#[tokio::test]
async fn the_text_of_a_rejection_becomes_the_detail() {
    let address = serve(router()).await;
    let json = [("content-type", "application/json")];
    let syntax = ask(address, "POST /entries", &json, "{\"title\":").await;
    assert_eq!(syntax.status, 400);
    let detail = syntax.problem()["detail"].to_string();
    assert!(
        detail.contains("Failed to parse the request body as JSON"),
        "{detail}"
    );

    let data = ask(address, "POST /entries", &json, "{\"title\":1}").await;
    assert_eq!(data.status, 422);
    assert_eq!(data.problem()["reason"], "unprocessable_entity");
    assert!(
        data.problem()["detail"]
            .to_string()
            .contains("title: invalid type")
    );

    let media = ask(address, "POST /entries", &[], "{}").await;
    // FlowCms has no 415: the registered code's row answers.
    assert_eq!(
        (media.status, media.problem()["reason"].as_str()),
        (415, Some("unsupported_media_type"))
    );

    let query = ask(address, "GET /pages?page=first", &[], "").await;
    assert_eq!(query.status, 400);
    assert!(query.problem()["detail"].to_string().contains("page"));

    let path = ask(address, "GET /numbers/300", &[], "").await;
    assert_eq!(path.status, 400);
    assert!(path.problem()["detail"].to_string().contains("300"));
}

#[tokio::test]
async fn panics_timeouts_and_limits_answer_as_problems() {
    let address = serve(router()).await;
    let panicked = ask(address, "GET /panics", &[], "").await;
    assert_eq!(
        (panicked.status, panicked.problem()["reason"].as_str()),
        (500, Some("internal_server_error"))
    );
    assert!(
        !panicked.body.contains("panic") && !panicked.body.contains("hunter2"),
        "{panicked:?}"
    );

    let slow = ask(address, "GET /slow", &[], "").await;
    assert_eq!(
        (slow.status, slow.problem()["reason"].as_str()),
        (408, Some("request_timeout"))
    );

    for path in ["/upload", "/small"] {
        let request = format!("POST {path}");
        let large = ask(
            address,
            &request,
            &[("content-type", "text/plain")],
            "more than eight",
        )
        .await;
        assert_eq!(
            (large.status, large.problem()["reason"].as_str()),
            (413, Some("content_too_large")),
            "{path}"
        );
    }
}

#[tokio::test]
async fn below_500_content_that_is_no_plain_text_stays() {
    let address = serve(router()).await;
    let json = ask(address, "GET /json", &[], "").await;
    assert_eq!((json.status, &*json.body), (409, r#"{"secret":1}"#));
    assert_eq!(json.header("content-type"), "application/json");
    assert_eq!((json.header("x-kept"), json.header("vary")), ("yes", ""));
}

#[tokio::test]
async fn from_500_up_any_content_is_replaced_and_other_headers_stay() {
    let address = serve(router()).await;
    let json = ask(address, "GET /failed", &[], "").await;
    assert_eq!(json.problem()["status"], 502);
    assert!(!json.body.contains("secret"));
    assert_eq!(json.header("x-kept"), "yes");
    assert_eq!(json.header("content-length"), json.body.len().to_string());
}

/// A file that cannot be sent: what is said of it, and of its bytes.
async fn described(Path(code): Path<u16>) -> Response {
    let headers = [
        (
            "content-digest",
            "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:",
        ),
        (
            "repr-digest",
            "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:",
        ),
        (
            "digest",
            "SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=",
        ),
        ("content-md5", "Q2hlY2sgSW50ZWdyaXR5IQ=="),
        ("content-range", "bytes */1234"),
        ("content-language", "de"),
        ("content-location", "/files/7.de"),
        ("content-disposition", "attachment"),
        ("accept-ranges", "bytes"),
        ("etag", "\"v1\""),
        ("last-modified", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ("expires", "Sun, 06 Nov 2044 08:49:37 GMT"),
        ("cache-control", "public, immutable"),
        ("x-kept", "yes"),
    ];
    let status = StatusCode::from_u16(code).expect("a code");
    (status, headers, "the file").into_response()
}

/// What a service that compresses makes of a response: bytes of a length that nobody knows yet.
async fn compressed(response: Response) -> Response {
    let (mut parts, _) = response.into_parts();
    for (name, value) in [
        ("content-encoding", "gzip"),
        ("content-digest", "sha-256=:AAAA:"),
        ("content-language", "de"),
        ("etag", "\"v1\""),
    ] {
        parts.headers.insert(name, value.parse().expect("a value"));
    }
    let bytes = stream::iter([Ok::<_, std::io::Error>("compressed")]);
    Response::from_parts(parts, Body::from_stream(bytes))
}

#[tokio::test]
async fn what_was_said_of_own_bytes_goes_when_others_are_sent() {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("the entry has changed")]
    #[flow(code = 412, table = Http, header("ETag" = "\"v2\""), header("Content-Language" = "en"))]
    struct Changed;

    let inside = || {
        let routes = Router::new().route("/", get(async || Changed.into_response()));
        routes.layer(axum::middleware::map_response(compressed))
    };
    let render = |problem: &flowcms_status::Problem<'_>| {
        (
            "application/json",
            format!("{{\"e\":{:?}}}", problem.reason()),
        )
    };
    let layers = [
        (ProblemLayer::new(), "text/html"),
        (ProblemLayer::new(), "application/json"),
        (
            ProblemLayer::new().instance(flowcms_status::Instance::Path),
            "*/*",
        ),
        (ProblemLayer::new().render(render), "*/*"),
    ];
    for (layer, accept) in layers {
        let address = serve(inside().layer(layer)).await;
        for method in ["GET", "HEAD"] {
            let answer = ask(address, &format!("{method} /"), &[("accept", accept)], "").await;
            assert_eq!(answer.status, 412);
            assert!(!answer.body.contains("compressed"), "{answer:?}");
            assert_eq!(answer.header("content-encoding"), "", "{method} {accept}");
            assert_eq!(answer.header("content-digest"), "", "{method} {accept}");
            // What the error itself declares is no matter of the bytes.
            let declared = (answer.header("etag"), answer.header("content-language"));
            assert_eq!(declared, ("\"v1\"", "de"));
        }
    }
    // Nothing is done to bytes that are sent as they are.
    let address = serve(inside().layer(ProblemLayer::new())).await;
    let accept = [("accept", "application/problem+json")];
    let answer = ask(address, "GET /", &accept, "").await;
    assert_eq!(
        (&*answer.body, answer.header("content-encoding")),
        ("compressed", "gzip")
    );
}

#[tokio::test]
async fn headers_of_replaced_content_go_with_it() {
    let router = Router::new()
        .route("/files/{code}", get(described))
        .layer(ProblemLayer::of_table::<Http>());
    let address = serve(router).await;
    for code in [404, 416, 500] {
        let mut answer = ask(address, &format!("GET /files/{code}"), &[], "").await;
        assert_eq!(answer.problem()["status"], code);
        assert_eq!(
            answer.header("content-length"),
            answer.body.len().to_string()
        );
        // How long the whole is (RFC 9110, section 15.5.17).
        let range = answer.headers.remove("content-range");
        assert_eq!(range.is_some(), code == 416, "{range:?}");
        answer.headers.remove("date").expect("hyper's");
        let mut left: Vec<_> = (answer.headers.iter())
            .map(|(name, value)| (name.as_str(), value.to_str().expect("ASCII")))
            .filter(|(name, _)| *name != "content-length")
            .collect();
        left.sort_unstable();
        let expected = [
            ("cache-control", "no-store"),
            ("content-type", "application/problem+json"),
            ("vary", "accept"),
            ("x-kept", "yes"),
        ];
        assert_eq!(left, expected, "{code}");
    }
}

#[tokio::test]
async fn no_text_passes_from_500_up() {
    crate::hooks::listen();
    let address = serve(router()).await;
    for path in ["/secret", "/unregistered-5xx"] {
        let answer = ask(address, &format!("GET {path}"), &[], "").await;
        assert!(answer.problem().get("detail").is_none(), "{answer:?}");
        assert!(!answer.body.contains("10.0.0.7") && !answer.body.contains("gone"));
        // Support finds the text in the event of this id.
        let instance = answer.problem()["instance"].to_string();
        assert!(instance.starts_with("\"urn:uuid:"), "{instance}");
    }
}

#[tokio::test]
async fn a_code_that_the_table_lacks_answers_as_the_registered_one_or_its_class() {
    let address = serve(router()).await;
    let teapot = ask(address, "GET /teapot", &[], "").await.problem();
    assert_eq!(
        (&teapot["status"], &teapot["detail"]),
        (&418.into(), &"short and stout".into())
    );
    let unregistered = ask(address, "GET /unregistered", &[], "").await;
    assert_eq!(unregistered.status, 499);
    let document = unregistered.problem();
    assert_eq!(
        (&document["status"], &document["title"]),
        (&499.into(), &"Client Error".into())
    );
    assert_eq!(document["reason"], "client_error");
    let server = ask(address, "GET /unregistered-5xx", &[], "")
        .await
        .problem();
    assert_eq!(
        (&server["status"], &server["reason"]),
        (&599.into(), &"server_error".into())
    );
}

#[tokio::test]
async fn long_endless_late_and_broken_texts_are_left_out() {
    let address = serve(router()).await;
    for path in ["/long", "/endless", "/pending", "/bytes"] {
        let answer = ask(address, &format!("GET {path}"), &[], "").await;
        assert_eq!(answer.status, 400, "{path}");
        assert!(
            answer.problem().get("detail").is_none(),
            "{path}: {answer:?}"
        );
    }
    let controls = ask(address, "GET /controls", &[], "").await;
    assert_eq!(controls.problem()["detail"], "a\u{1}\"\n</script>");
}

#[tokio::test]
async fn xml_documents_grpc_and_successes_stay_as_they_are() {
    let address = serve(router()).await;
    for (path, content_type, body) in [
        (
            "/xml",
            "application/problem+xml; charset=utf-8",
            "<problem/>",
        ),
        ("/grpc", "application/grpc-web+proto", "frame"),
        ("/fine", "text/plain", "fine"),
    ] {
        let answer = ask(
            address,
            &format!("GET {path}"),
            &[("accept", "text/html")],
            "",
        )
        .await;
        assert_eq!(
            (answer.header("content-type"), &*answer.body),
            (content_type, body)
        );
        assert_eq!(answer.header("vary"), "", "{path}");
    }
    let not_modified = ask(address, "GET /not-modified", &[], "").await;
    assert_eq!((not_modified.status, &*not_modified.body), (304, ""));
}

#[tokio::test]
async fn head_has_the_headers_of_get_and_no_content() {
    let address = serve(router()).await;
    for path in ["/entries/intro", "/nothing", "/teapot"] {
        let get = ask(
            address,
            &format!("GET {path}"),
            &[("accept", "text/html")],
            "",
        )
        .await;
        let head = ask(
            address,
            &format!("HEAD {path}"),
            &[("accept", "text/html")],
            "",
        )
        .await;
        assert_eq!(head.body, "");
        for name in ["content-type", "cache-control", "vary"] {
            assert_eq!(head.header(name), get.header(name), "{path} {name}");
        }
        assert_eq!(head.status, get.status);
    }
}

#[tokio::test]
async fn another_table_has_other_contexts() {
    let address = serve(Router::new().layer(ProblemLayer::of_table::<Http>())).await;
    let answer = ask(address, "GET /nothing", &[], "").await;
    assert_eq!(answer.problem()["context"], Http::NotFound.context());
}

#[tokio::test]
async fn responses_can_be_left_alone() {
    let router = Router::new()
        .route(
            "/page",
            get(|| async { said(404, "text/html", "<h1>ours</h1>") }),
        )
        .layer(ProblemLayer::new().leave(|response| {
            response
                .headers
                .get("content-type")
                .is_some_and(|value| value == "text/html")
        }));
    let address = serve(router).await;
    assert_eq!(
        ask(address, "GET /page", &[], "").await.body,
        "<h1>ours</h1>"
    );
    assert_eq!(
        ask(address, "GET /other", &[], "").await.problem()["status"],
        404
    );
}
