//! What is told, and in which form, is decided when a response is sent: not when an error answers.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use flowcms_status::{FlowCms, FlowError, Instance, Problem, ProblemLayer};
use http_body_util::{BodyExt as _, Full};
use serde_json::Value;
use tower::{Layer as _, ServiceExt, service_fn};

use crate::world::{ask, get as get_as, serve};

#[derive(Debug, thiserror::Error, FlowError)]
enum ContentError {
    #[error("the entry is locked")]
    #[flow(code = 409)]
    Locked,
    #[error("moved")]
    #[flow(code = 301, header("Location" = "/new"))]
    Moved,
    #[error("the copy is current")]
    #[flow(code = 304)]
    Current,
    #[error("the store at 10.0.0.7 failed")]
    #[flow(code = 500, log = off)]
    Quiet,
}

type Told = Arc<Mutex<Vec<(String, Option<String>)>>>;

fn telling(told: &Told) -> ProblemLayer {
    let told = Arc::clone(told);
    ProblemLayer::new().on_error(move |response| {
        let error = response.error().map(ToString::to_string);
        let reason = response.reason().to_owned();
        told.lock().expect("no panic").push((reason, error));
    })
}

/// What was told, and nothing is from here on.
fn told(told: &Told) -> Vec<(String, Option<String>)> {
    std::mem::take(&mut told.lock().expect("no panic"))
}

fn of_locked() -> Vec<(String, Option<String>)> {
    vec![("locked".to_owned(), Some("the entry is locked".to_owned()))]
}

#[tokio::test]
async fn what_is_no_error_is_not_told() {
    let hook = Told::default();
    let router = Router::new()
        .route("/moved", get(|| async { ContentError::Moved }))
        .route("/current", get(|| async { ContentError::Current }))
        .route("/row", get(|| async { FlowCms::Ok }))
        .route("/unchanged", get(|| async { FlowCms::NotModified }))
        .layer(telling(&hook));
    let address = serve(router).await;
    for (path, status) in [
        ("/moved", 301),
        ("/current", 304),
        ("/row", 200),
        ("/unchanged", 304),
    ] {
        let answer = ask(address, &format!("GET {path}"), &[], "").await;
        assert_eq!(answer.status, status);
    }
    assert_eq!(told(&hook), []);
}

#[tokio::test]
async fn what_a_handler_makes_for_others_is_not_told() {
    let hook = Told::default();
    let router = Router::new()
        .route(
            "/batch",
            get(|| async {
                let answers = [
                    ContentError::Locked.to_response(),
                    FlowCms::NotFound.to_response(),
                ];
                let statuses = answers.map(|answer| answer.status().as_u16().to_string());
                statuses.join(",")
            }),
        )
        .layer(telling(&hook));
    let batch = ask(serve(router).await, "GET /batch", &[], "").await;
    assert_eq!((batch.status, &*batch.body), (200, "409,404"));
    assert_eq!(told(&hook), []);
}

#[tokio::test]
async fn a_response_that_is_dropped_on_the_way_is_not_told() {
    let hook = Told::default();
    let locked = |(): ()| async { Ok::<_, Infallible>(ContentError::Locked.to_response()) };
    let locked = service_fn(locked);
    // As middleware that tries again does it.
    let retried = service_fn(move |_: http::Request<()>| async move {
        let first = locked.oneshot(()).await?;
        assert_eq!(first.status(), 409);
        let second = locked.oneshot(()).await?;
        Ok::<_, Infallible>(second.map(Full::new))
    });
    let service = telling(&hook).layer(retried);
    let Ok(response) = service.oneshot(http::Request::new(())).await;
    assert_eq!(response.status(), 409);
    assert_eq!(told(&hook), of_locked());
}

/// The service of a router, each answer of which is made in a task of its own.
macro_rules! in_another_task {
    ($router:ident) => {
        service_fn(move |request: Request| {
            let answer = tokio::spawn($router.clone().oneshot(request));
            async { answer.await.expect("no panic") }
        })
    };
}

#[tokio::test]
async fn an_error_behind_an_inner_layer_in_another_task_is_told_to_the_outer_one() {
    let (outer, inner) = (Told::default(), Told::default());
    let router = Router::new()
        .route("/", get(|| async { Err::<(), _>(ContentError::Locked) }))
        .layer(telling(&inner));
    let service = telling(&outer).layer(in_another_task!(router));
    let answer = ask(
        serve(Router::new().fallback_service(service)).await,
        "GET /",
        &[("accept", "text/html")],
        "",
    )
    .await;
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(told(&inner), of_locked());
    assert_eq!(told(&outer), of_locked());
}

#[tokio::test]
async fn an_error_in_another_task_without_a_layer_there_is_told_as_a_document() {
    let hook = Told::default();
    let router = Router::new().route("/", get(|| async { Err::<(), _>(ContentError::Locked) }));
    let service = telling(&hook)
        .instance(Instance::Path)
        .layer(in_another_task!(router));
    let answer = ask(
        serve(Router::new().fallback_service(service)).await,
        "GET /",
        &[],
        "",
    )
    .await;
    let problem = answer.problem();
    assert_eq!(
        (&problem["reason"], &problem["instance"]),
        (&"locked".into(), &"/".into())
    );
    assert_eq!(told(&hook), [("locked".to_owned(), None)]);
}

/// Asks an API of the same process, and shows what it answered.
async fn ask_inside() -> String {
    let inner: Router =
        Router::new().route("/", get(|| async { Err::<(), _>(ContentError::Locked) }));
    let response = inner.oneshot(Request::new(Body::empty())).await;
    let body = response.expect("it never fails").into_body();
    let bytes = body.collect().await.expect("the content").to_bytes();
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[tokio::test]
async fn an_api_that_is_asked_inside_answers_in_its_own_form() {
    fn legacy(_: &Problem<'_>) -> (&'static str, &'static str) {
        ("text/plain", "legacy")
    }

    let hook = Told::default();
    for layer in [telling(&hook), telling(&hook).render(legacy)] {
        let router = Router::new().route("/", get(ask_inside)).layer(layer);
        let answer = get_as(serve(router).await, "/", "text/html").await;
        let inside: Value = serde_json::from_str(&answer.body).expect("a problem document");
        assert_eq!(inside["reason"], "locked");
        assert_eq!(inside.get("instance"), None);
    }
    assert_eq!(told(&hook), []);
}

#[tokio::test]
async fn an_answer_that_was_asked_for_inside_is_sent_in_the_form_of_the_layer() {
    let router = Router::new()
        .route(
            "/",
            get(|| async { ContentError::Locked.to_response().map(Body::from) }),
        )
        .layer(ProblemLayer::new().instance(Instance::Path));
    let text = get_as(serve(router).await, "/", "text/plain").await;
    assert!(
        text.body.contains("reason: locked\n") && text.body.contains("instance: /\n"),
        "{text:?}"
    );
}

#[tokio::test]
async fn without_an_event_a_private_5xx_keeps_the_id_of_the_request() {
    crate::hooks::listen();
    let router = |layer: ProblemLayer| {
        Router::new()
            .route("/", get(|| async { ContentError::Quiet }))
            .layer(layer)
    };
    let id = [("x-request-id", "req-17")];
    let plain = ask(serve(router(ProblemLayer::new())).await, "GET /", &id, "").await;
    assert_eq!(plain.problem().get("instance"), None);
    let layer = ProblemLayer::new().instance(Instance::RequestId);
    let with_id = ask(serve(router(layer)).await, "GET /", &id, "").await;
    assert_eq!(with_id.problem()["instance"], "req-17");
}

#[tokio::test]
async fn the_path_of_a_nested_router_is_the_whole_one() {
    let inner = Router::new()
        .route(
            "/entries",
            get(|| async { Err::<(), _>(ContentError::Locked) }),
        )
        .layer(ProblemLayer::new().instance(Instance::Path));
    let router = Router::new().nest("/v1", Router::new().nest("/api", inner));
    let answer = ask(
        serve(router).await,
        "GET /v1/api/entries?key=secret",
        &[],
        "",
    )
    .await;
    assert_eq!(answer.problem()["instance"], "/v1/api/entries");
}

#[tokio::test]
async fn a_path_becomes_no_reference_to_another_host_and_no_invalid_escape() {
    let layer = ProblemLayer::new().instance(Instance::Path);
    let address = serve(Router::new().layer(layer)).await;
    for (path, instance) in [
        ("//evil.example/%zz", "/.//evil.example/%25zz"),
        ("///", "/.///"),
        ("/a%2Fb%", "/a%2Fb%25"),
        ("/%e", "/%25e"),
        ("/%%41", "/%25%41"),
        ("/:80/a:b", "/:80/a:b"),
    ] {
        let answer = ask(address, &format!("GET {path}"), &[], "").await;
        let sent = answer.problem()["instance"].take();
        assert_eq!(sent, instance);
        // By RFC 3986, sections 4.2 and 2.1.
        assert!(!instance.starts_with("//"));
        let mut escapes = instance.split('%').skip(1);
        assert!(
            escapes.all(|it| u8::from_str_radix(&it[..2], 16).is_ok()),
            "{instance}"
        );
    }
}

#[tokio::test]
async fn a_render_gets_what_it_takes_the_place_of_as_far_as_that_is_bounded() {
    fn legacy(problem: &Problem<'_>) -> (&'static str, String) {
        let replaced = problem.replaced().map(String::from_utf8_lossy);
        let replaced =
            replaced.map(|text| format!("{} {}", text.len(), &text[..text.len().min(4)]));
        ("text/legacy", format!("{}: {replaced:?}", problem.reason()))
    }
    fn said(status: StatusCode, content_type: &'static str, body: String) -> Response {
        (status, [("content-type", content_type)], body).into_response()
    }
    let router = Router::new()
        .route("/own", get(|| async { ContentError::Locked }))
        .route(
            "/text",
            get(|| async { said(StatusCode::CONFLICT, "text/plain", "taken".to_owned()) }),
        )
        .route(
            "/json",
            get(|| async {
                said(
                    StatusCode::BAD_GATEWAY,
                    "application/json",
                    "{\"e\":1}".to_owned(),
                )
            }),
        )
        .route(
            "/long",
            get(|| async { said(StatusCode::BAD_GATEWAY, "text/html", "x".repeat(9000)) }),
        )
        .route(
            "/left",
            get(|| async { said(StatusCode::CONFLICT, "application/json", "{}".to_owned()) }),
        )
        .layer(ProblemLayer::new().render(legacy));
    let address = serve(router).await;
    for (path, body) in [
        ("/own", "locked: None"),
        ("/text", r#"conflict: Some("5 take")"#),
        ("/json", r#"bad_gateway: Some("7 {\"e\"")"#),
        ("/long", r#"bad_gateway: Some("8192 xxxx")"#),
        ("/unknown", r#"not_found: Some("0 ")"#),
        ("/left", "{}"),
    ] {
        assert_eq!(
            ask(address, &format!("GET {path}"), &[], "").await.body,
            body,
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_document_from_500_up_that_is_none_is_replaced() {
    let document = |status: StatusCode| {
        move || async move {
            let headers = [("content-type", "application/problem+json")];
            (status, headers, "Store { password: \"hunter2\" }")
        }
    };
    let router = Router::new()
        .route("/above", get(document(StatusCode::BAD_GATEWAY)))
        .route("/below", get(document(StatusCode::CONFLICT)))
        .layer(ProblemLayer::new());
    let address = serve(router).await;
    let above = ask(address, "GET /above", &[], "").await;
    assert_eq!(above.problem()["reason"], "bad_gateway");
    assert!(!above.body.contains("hunter2"));
    let below = ask(address, "GET /below", &[], "").await;
    assert!(below.body.contains("hunter2"), "{below:?}");
}

#[tokio::test]
async fn head_says_no_other_length_than_get_whichever_side_of_the_router_the_layer_is_on() {
    fn said(status: StatusCode, content_type: &'static str, body: &'static str) -> Response {
        (status, [("content-type", content_type)], body).into_response()
    }
    const DOCUMENT: &str = r#"{"reason":"theirs","detail":"of another service"}"#;
    let router = || {
        Router::new()
            .route("/own", get(|| async { ContentError::Locked }))
            .route("/bare", get(|| async { StatusCode::CONFLICT }))
            .route(
                "/text",
                get(|| async { said(StatusCode::CONFLICT, "text/plain", "taken") }),
            )
            .route(
                "/json",
                get(|| async { said(StatusCode::CONFLICT, "application/json", "[1]") }),
            )
            .route(
                "/failed",
                get(|| async { said(StatusCode::BAD_GATEWAY, "text/plain", "no route") }),
            )
            .route(
                "/theirs",
                get(|| async { said(StatusCode::CONFLICT, "application/problem+json", DOCUMENT) }),
            )
            .route(
                "/theirs/failed",
                get(|| async {
                    said(
                        StatusCode::BAD_GATEWAY,
                        "application/problem+json",
                        DOCUMENT,
                    )
                }),
            )
            .route("/fine", get(|| async { "fine" }))
    };
    let layer = ProblemLayer::new;
    let inside = router().layer(layer());
    let outside = Router::new().fallback_service(layer().layer(router()));
    let around = layer().layer(router());
    let around = ServiceExt::<Request>::map_response(around, |it| it.map(Body::new));
    let around = tower::util::BoxCloneSyncService::new(around);
    let inside = tower::util::BoxCloneSyncService::new(inside);
    let outside = tower::util::BoxCloneSyncService::new(outside);
    for (name, service) in [("inside", inside), ("outside", outside), ("around", around)] {
        for path in [
            "/own",
            "/bare",
            "/text",
            "/json",
            "/failed",
            "/theirs",
            "/theirs/failed",
            "/fine",
            "/nothing",
        ] {
            for accept in ["*/*", "text/html"] {
                let ask = async |method: &str| {
                    let request = axum::http::Request::builder().method(method).uri(path);
                    let request = request.header("accept", accept).body(Body::empty());
                    let answer = service.clone().oneshot(request.expect("a request")).await;
                    let (parts, body) = answer.expect("it never fails").into_parts();
                    let body = body.collect().await.expect("the content").to_bytes();
                    (parts, body.len())
                };
                let (get, length) = ask("GET").await;
                let (head, nothing) = ask("HEAD").await;
                assert_eq!((head.status, nothing), (get.status, 0), "{name} {path}");
                let said = head.headers.get("content-length");
                let said = said.map(|value| value.to_str().expect("ASCII").to_owned());
                assert!(
                    said.as_ref().is_none_or(|said| *said == length.to_string()),
                    "{name} {path} {accept}: {said:?} of {length}"
                );
                if path == "/own" {
                    assert!(said.is_some(), "{name}: it is known");
                }
            }
        }
    }
}
