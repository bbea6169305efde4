//! Problem documents that no error of this process made: they are sent on, in the form asked for.

use axum::Router;
use axum::body::Body;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use flowcms_status::{Instance, Problem, ProblemLayer};
use futures_util::{StreamExt as _, stream};

use crate::world::{ask, get as get_as, serve};

const DOCUMENT: &str = r#"{ "detail": "the <upstream> says no", "type": "https://up.example.com/no", "title": "No", "status": 400, "balance": 123456789012345678901234567890, "accounts": ["a", "b"] }"#;

fn document(content: impl Into<Body>) -> Response {
    let headers = [
        ("content-type", "application/problem+json; charset=utf-8"),
        ("x-kept", "yes"),
    ];
    (StatusCode::CONFLICT, headers, content.into()).into_response()
}

/// The content in pieces that come late.
fn late(content: &'static str) -> Body {
    let pieces = stream::iter(content.as_bytes().chunks(40)).then(|piece| async move {
        // It is not there at once.
        tokio::task::yield_now().await;
        Ok::<_, std::io::Error>(piece)
    });
    Body::from_stream(pieces)
}

fn router(layer: ProblemLayer) -> Router {
    Router::new()
        .route("/", get(|| async { document(DOCUMENT) }))
        .route("/late", get(|| async { document(late(DOCUMENT)) }))
        .route(
            "/long",
            get(|| async { document(format!("{}{}", DOCUMENT, " ".repeat(65 * 1024))) }),
        )
        .route("/broken", get(|| async { document("{\"title\":") }))
        .route("/list", get(|| async { document("[1]") }))
        .route(
            "/odd",
            get(|| async { document(r#"{"title":7,"status":"x","reason":"odd"}"#) }),
        )
        .layer(layer)
}

#[tokio::test]
async fn in_its_own_form_it_is_sent_on_byte_for_byte() {
    let address = serve(router(ProblemLayer::new())).await;
    let answer = get_as(address, "/", "*/*").await;
    assert_eq!((answer.status, &*answer.body), (409, DOCUMENT));
    assert_eq!(
        answer.header("content-type"),
        "application/problem+json; charset=utf-8"
    );
    assert_eq!(
        (answer.header("vary"), answer.header("x-kept")),
        ("accept", "yes")
    );
}

#[tokio::test]
async fn what_cannot_be_read_at_once_or_at_all_is_sent_on_byte_for_byte() {
    let address = serve(router(ProblemLayer::new())).await;
    for (path, body) in [
        ("/late", DOCUMENT),
        ("/broken", "{\"title\":"),
        ("/list", "[1]"),
    ] {
        let answer = get_as(address, path, "text/html").await;
        assert_eq!(answer.body, body, "{path}");
        assert_eq!(answer.header("vary"), "", "{path}");
    }
    let long = get_as(address, "/long", "text/html").await;
    assert_eq!(long.body.len(), DOCUMENT.len() + 65 * 1024);
    assert!(long.body.starts_with(DOCUMENT));
}

#[tokio::test]
async fn it_is_sent_in_the_form_that_is_asked_for() {
    let address = serve(router(ProblemLayer::new())).await;
    let xml = get_as(address, "/", "application/problem+xml").await;
    for part in [
        "<type>https://up.example.com/no</type><title>No</title><status>409</status>",
        "<detail>the &lt;upstream&gt; says no</detail>",
        "<accounts><i>a</i><i>b</i></accounts></problem>",
    ] {
        assert!(xml.body.contains(part), "{part} in {}", xml.body);
    }
    assert_eq!(
        (xml.status, xml.header("vary"), xml.header("x-kept")),
        (409, "accept", "yes")
    );
    let html = get_as(address, "/", "text/html").await;
    assert!(
        html.body.contains("<bdi>No</bdi>") && html.body.contains("the &lt;upstream&gt; says no")
    );
    let odd = get_as(address, "/odd", "text/plain").await;
    assert!(
        odd.body.starts_with("409 Conflict\n") && odd.body.contains("reason: odd\n"),
        "{odd:?}"
    );
}

#[tokio::test]
async fn an_instance_is_added_and_nothing_is_lost() {
    let address = serve(router(ProblemLayer::new().instance(Instance::Path))).await;
    let answer = get_as(address, "/", "*/*").await;
    assert_eq!(
        answer.body,
        r#"{"type":"https://up.example.com/no","title":"No","status":409,"detail":"the <upstream> says no","instance":"/","balance":123456789012345678901234567890,"accounts":["a", "b"]}"#
    );
    assert_eq!(
        answer.header("content-length"),
        answer.body.len().to_string()
    );
}

#[tokio::test]
async fn a_router_s_render_renders_it() {
    fn legacy(problem: &Problem<'_>) -> (&'static str, String) {
        let members: Vec<_> = problem.members().map(|(name, _)| name.to_owned()).collect();
        let detail = problem.detail().unwrap_or_default();
        (
            "text/legacy",
            format!(
                "{}|{}|{detail}|{}",
                problem.type_uri(),
                problem.title(),
                members.join(",")
            ),
        )
    }
    let address = serve(router(ProblemLayer::new().render(legacy))).await;
    let answer = ask(address, "GET /", &[], "").await;
    assert_eq!(answer.header("content-type"), "text/legacy");
    assert_eq!(
        answer.body,
        "https://up.example.com/no|No|the <upstream> says no|balance,accounts"
    );
}
