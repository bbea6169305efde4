//! The hooks of error responses, and that an error is logged once.

use std::cell::RefCell;
use std::io;
use std::sync::{Arc, Mutex, Once};

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use flowcms_status::{FlowError, ProblemLayer};
use http::Request;
use tower_http::trace::TraceLayer;
use tracing_subscriber::fmt::format::FmtSpan;

use crate::world::ask;

#[derive(Debug, thiserror::Error, FlowError)]
enum ContentError {
    #[error("the entry is locked")]
    #[flow(code = 409)]
    Locked,
    #[error("the store failed")]
    #[flow(code = 500)]
    Store(#[from] std::io::Error),
}

/// What a hook was told: who was told, the reason, the status, the error.
type Told = Arc<Mutex<Vec<(&'static str, String, u16, Option<String>)>>>;

fn telling(told: &Told, who: &'static str) -> ProblemLayer {
    let told = Arc::clone(told);
    ProblemLayer::new().on_error(move |response| {
        let error = response.error().map(|error| {
            let source = error.source().map(|source| format!(", since {source}"));
            format!("{error}{}", source.unwrap_or_default())
        });
        let reason = response.reason().to_owned();
        told.lock().expect("not poisoned").push((
            who,
            reason,
            response.status_code().as_u16(),
            error,
        ));
    })
}

fn router(layer: ProblemLayer) -> Router {
    Router::new()
        .route(
            "/locked",
            get(|| async { Err::<(), _>(ContentError::Locked) }),
        )
        .route(
            "/store",
            get(|| async { Err::<(), _>(ContentError::Store(std::io::Error::other("disk full"))) }),
        )
        .route("/bare", get(|| async { StatusCode::BAD_GATEWAY }))
        .route("/first", get(|| async { StatusCode::BAD_REQUEST }))
        .route(
            "/text",
            get(|| async { (StatusCode::BAD_GATEWAY, "upstream said no") }),
        )
        .route(
            "/theirs",
            get(|| async {
                (
                    StatusCode::CONFLICT,
                    [("content-type", "application/problem+json")],
                    r#"{"reason":"theirs"}"#,
                )
            }),
        )
        .route("/fine", get(|| async { "fine" }))
        .layer(layer)
}

#[tokio::test]
async fn every_error_response_is_told_once_to_every_layer() {
    let told = Told::default();
    let router = router(telling(&told, "inner")).layer(telling(&told, "outer"));
    let address = crate::world::serve(router).await;
    for path in [
        "/locked", "/store", "/bare", "/text", "/theirs", "/fine", "/first",
    ] {
        ask(address, &format!("GET {path}"), &[], "").await;
    }
    let both = |reason: &str, status: u16, error: Option<&str>| {
        ["inner", "outer"].map(|who| (who, reason.to_owned(), status, error.map(str::to_owned)))
    };
    let expected = [
        both("locked", 409, Some("the entry is locked")),
        both("store", 500, Some("the store failed, since disk full")),
        both("bad_gateway", 502, None),
        both("bad_gateway", 502, None),
        both("theirs", 409, None),
        both("bad_request", 400, None),
    ];
    assert_eq!(*told.lock().expect("not poisoned"), expected.concat());
}

thread_local! {
    /// What `tracing` is told on this thread.
    static LOG: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// One subscriber for all tests writes to the log of the thread.
struct Log;

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.with_borrow_mut(|log| log.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Listens to the events of all tests from now on.
pub(crate) fn listen() {
    static START: Once = Once::new();
    START.call_once(|| {
        tracing_subscriber::fmt()
            .with_writer(|| Log)
            .with_max_level(tracing::Level::DEBUG)
            .with_span_events(FmtSpan::CLOSE)
            .with_ansi(false)
            .without_time()
            .init();
        tracing::callsite::rebuild_interest_cache();
    });
}

/// What this thread has logged since it was asked last.
pub(crate) fn told() -> String {
    String::from_utf8(LOG.take()).expect("UTF-8")
}

/// The lines that are logged when `path` is asked for, with the span of the request at its end.
async fn logged(router: Router, path: &str) -> Vec<String> {
    listen();
    let span = || {
        tracing::info_span!(
            "request",
            "error.type" = tracing::field::Empty,
            "otel.status_code" = tracing::field::Empty
        )
    };
    let trace = TraceLayer::new_for_http()
        .make_span_with(move |_: &Request<_>| span())
        .on_failure(());
    // The server of the test runs on this thread.
    let address = crate::world::serve(router.layer(trace)).await;
    told();
    ask(address, &format!("GET {path}"), &[], "").await;
    told()
        .lines()
        .filter(|line| line.contains("flowcms_status") || line.contains("close"))
        .map(str::to_owned)
        .collect()
}

#[tokio::test]
async fn an_error_is_logged_once_however_many_layers_see_it() {
    for (path, text) in [
        ("/store", "the store failed"),
        ("/text", "upstream said no"),
        ("/bare", "502 Bad Gateway"),
    ] {
        let layers = router(ProblemLayer::new())
            .layer(ProblemLayer::new())
            .layer(ProblemLayer::new());
        let lines = logged(layers, path).await;
        let events: Vec<_> = lines
            .iter()
            .filter(|line| line.contains("error response"))
            .collect();
        assert_eq!(events.len(), 1, "{path}: {lines:?}");
        assert!(
            events[0].contains("ERROR") && events[0].contains(text),
            "{events:?}"
        );
    }
}

#[tokio::test]
async fn a_5xx_is_an_error_of_the_span_and_a_4xx_is_not() {
    for (path, fields) in [
        (
            "/store",
            Some(r#"error.type="store" otel.status_code="ERROR""#),
        ),
        (
            "/bare",
            Some(r#"error.type="bad_gateway" otel.status_code="ERROR""#),
        ),
        ("/locked", None),
        ("/unknown", None),
        ("/fine", None),
    ] {
        let lines = logged(router(ProblemLayer::new()), path).await;
        let closed = lines
            .iter()
            .find(|line| line.contains("close"))
            .expect("the span ends");
        match fields {
            Some(fields) => assert!(closed.contains(fields), "{path}: {closed}"),
            None => assert!(
                !closed.contains("error.type") && !closed.contains("otel"),
                "{path}: {closed}"
            ),
        }
    }
}
