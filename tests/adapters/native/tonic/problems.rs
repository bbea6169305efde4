//! The statuses that none of our errors made, through `Problems`.

use std::future::pending;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::routing::post;
use bytes::Bytes;
use flowcms_status::tonic::Problems;
use flowcms_status::{FlowError, Http};
use futures_util::{StreamExt as _, stream};
use http_body_util::Full;
use tonic::body::Body;
use tonic::service::Routes;
use tonic::{Code, Request, Response, Status};
use tonic_types::{ErrorDetails, StatusExt as _};
use tower::{BoxError, ServiceBuilder};

use super::wire::{self, Client, serve_in};
use crate::client::{self, Version};
use crate::native::logged;

const SECRET: &str = "postgres://app:hunter2@db";

fn secret(of: &str) -> String {
    format!("{SECRET}/problems/{of}!")
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("note `{0}` does not exist")]
#[flow(code = 404, header("X-Shelf" = "7"), type_base = "https://docs.example.com/errors#")]
struct Missing(#[flow(member = "slug")] &'static str);

#[derive(Debug, thiserror::Error, FlowError)]
#[error("not stored")]
#[flow(code = 507, table = Http)]
struct StoreFailed(#[source] std::io::Error);

async fn fail(request: Request<String>) -> Result<Response<String>, Status> {
    let secret = secret(request.get_ref());
    Err(match request.get_ref().as_str() {
        "internal" => Status::internal(secret),
        "unknown" => Status::unknown(secret),
        "unavailable" => Status::unavailable(secret),
        "data_loss" => Status::data_loss(secret),
        "details" => {
            let mut details = ErrorDetails::new();
            details
                .set_debug_info(vec![secret.clone()], secret.clone())
                .set_retry_info(Some(Duration::from_secs(7)));
            let mut status = Status::with_error_details(Code::Internal, secret, details);
            let shelf = "8".parse().expect("a value");
            status.metadata_mut().insert("x-shelf", shelf);
            status
        }
        "argument" => {
            let details = ErrorDetails::with_bad_request_violation("weight", "is 0");
            Status::with_error_details(Code::InvalidArgument, "wrong \"weight\"%\n", details)
        }
        "silent" => Status::permission_denied(""),
        "elsewhere" => {
            let details = ErrorDetails::with_error_info("OUT_OF_PAPER", "printer.example", []);
            Status::with_error_details(Code::Internal, "no paper", details)
        }
        "question" => std::io::Error::other(secret).into(),
        _ => Missing("intro").into(),
    })
}

/// A method that tonic reads the messages of, and what it answers by itself beside.
fn router() -> Router {
    let router = wire::unary(Routes::default().into_axum_router(), "/n.N/Fail", fail);
    let router = wire::streaming(router, "/n.N/Stream", |_| async {
        let first = Ok("one".to_owned());
        let last = Err(Status::unavailable(secret("stream")));
        Ok(Response::new(stream::iter([first, last])))
    });
    let router = wire::unary(router, "/n.N/Never", |_| async { pending().await });
    router
        .route(
            "/n.N/ByHand",
            post(|| async {
                let response = http::Response::builder()
                    .header("content-type", "application/grpc")
                    .header("grpc-status", "13")
                    .header("grpc-message", secret("by_hand").replace(':', "%3A"))
                    .header("grpc-status-details-bin", "!!!");
                response.body(axum::body::Body::empty()).expect("headers")
            }),
        )
        .route(
            "/plain",
            post(|| async { (http::StatusCode::NOT_FOUND, "plain") }),
        )
}

async fn client() -> Client {
    Client::at(serve_in(router(), Problems::new()).await).await
}

fn info(status: &Status) -> (String, String, String) {
    let info = status.get_details_error_info().expect("an ErrorInfo");
    (
        info.reason,
        info.metadata["status"].clone(),
        info.metadata["reason"].clone(),
    )
}

fn known(reason: &str, status: &str, exact: &str) -> (String, String, String) {
    (reason.to_owned(), status.to_owned(), exact.to_owned())
}

#[tokio::test]
async fn what_tonic_makes_itself_has_an_error_info() {
    let mut client = client().await;
    let status = client.call("/n.N/Nothing", "").await.unwrap_err();
    assert_eq!(
        (status.code(), status.message()),
        (Code::Unimplemented, "Not Implemented")
    );
    let expected = known("NOT_IMPLEMENTED", "501", "not_implemented");
    assert_eq!(info(&status), expected);

    let too_large = "x".repeat(5 * 1024 * 1024);
    let status = client.call("/n.N/Fail", &too_large).await.unwrap_err();
    assert_eq!(status.code(), Code::OutOfRange);
    assert!(status.message().contains("too large"), "{status:?}");
    assert_eq!(info(&status), known("BAD_REQUEST", "400", "bad_request"));
}

#[tokio::test]
async fn a_text_that_nobody_declared_public_goes_to_the_event_and_no_further() {
    logged::start();
    let mut client = client().await;
    for (what, code, reason, status) in [
        ("internal", Code::Internal, "internal_server_error", "500"),
        ("unknown", Code::Unknown, "internal_server_error", "500"),
        ("question", Code::Unknown, "internal_server_error", "500"),
        ("data_loss", Code::DataLoss, "internal_server_error", "500"),
        (
            "unavailable",
            Code::Unavailable,
            "service_unavailable",
            "503",
        ),
        ("details", Code::Internal, "internal_server_error", "500"),
    ] {
        let sent = client.call("/n.N/Fail", what).await.unwrap_err();
        assert_that_it_is_private(&sent, what);
        assert_eq!(sent.code(), code, "{what}");
        let expected = known(&reason.to_uppercase(), status, reason);
        assert_eq!(info(&sent), expected, "{what}");
        let wait = sent.get_details_retry_info().and_then(|it| it.retry_delay);
        let is_to_wait = (what == "details").then_some(Duration::from_secs(7));
        assert_eq!(wait, is_to_wait, "{what}");
        assert_eq!(
            sent.metadata().get("x-shelf").is_some(),
            what == "details",
            "what others say beside stays"
        );
    }
    let sent = client.call("/n.N/ByHand", "").await.unwrap_err();
    assert_that_it_is_private(&sent, "by_hand");

    let mut messages = client.stream("/n.N/Stream", "").await.expect("a stream");
    assert_eq!(messages.next().await.expect("one").expect("one"), "one");
    let sent = messages.next().await.expect("two").unwrap_err();
    assert_that_it_is_private(&sent, "stream");
    assert_eq!(sent.code(), Code::Unavailable);
}

fn assert_that_it_is_private(sent: &Status, what: &str) {
    let details = String::from_utf8_lossy(sent.details());
    let all = format!("{sent:?} {details}");
    assert!(!all.contains("hunter2"), "{what}: {all}");
    let request = sent.get_details_request_info().expect("an id");
    let events = logged::with(&secret(what));
    assert_eq!(events.len(), 1, "{what}: {events:?}");
    assert!(events[0].contains(&request.request_id), "{what}");
}

#[tokio::test]
async fn below_500_message_and_details_stay() {
    let mut client = client().await;
    let status = client.call("/n.N/Fail", "argument").await.unwrap_err();
    assert_eq!(
        (status.code(), status.message()),
        (Code::InvalidArgument, "wrong \"weight\"%\n")
    );
    assert_eq!(info(&status), known("BAD_REQUEST", "400", "bad_request"));
    let violations = status.get_details_bad_request().expect("their details");
    assert_eq!(violations.field_violations[0].field, "weight");

    let status = client.call("/n.N/Fail", "silent").await.unwrap_err();
    assert_eq!(
        (status.code(), status.message()),
        (Code::PermissionDenied, "Forbidden")
    );
}

#[tokio::test]
async fn what_has_an_error_info_stays_as_it_is() {
    let mut within = client().await;
    let mut without = Client::of(router()).await;
    for what in ["elsewhere", "ours"] {
        let sent = within.call("/n.N/Fail", what).await.unwrap_err();
        let expected = without.call("/n.N/Fail", what).await.unwrap_err();
        assert_eq!(sent.code(), expected.code());
        assert_eq!(sent.message(), expected.message());
        assert_eq!(sent.details().len(), expected.details().len());
        let [sent, expected] = [sent, expected].map(|status| {
            let info = status.get_details_error_info().expect("an ErrorInfo");
            assert_eq!(status.metadata().get("x-shelf").is_some(), what == "ours");
            (info.reason, info.domain, info.metadata)
        });
        assert_eq!(sent, expected);
    }
}

/// The response to a call, without a client of gRPC, which would watch the deadline too.
async fn call(address: SocketAddr, path: &str, timeout: &str) -> http::Response<Bytes> {
    let request = http::Request::post(format!("http://{address}{path}"))
        .header("content-type", "application/grpc")
        .header("te", "trailers")
        .header("grpc-timeout", timeout)
        .body(Full::from(&b"\0\0\0\0\0"[..]));
    client::send(address, Version::Http2, request.expect("a request"))
        .await
        .expect("a response")
}

#[tokio::test]
async fn a_deadline_that_is_over_has_an_error_info() {
    let address = serve_in(router(), Problems::new()).await;
    for timeout in ["1m", "1000u", "1n"] {
        let response = call(address, "/n.N/Never", timeout).await;
        let status = Status::from_header_map(response.headers()).expect("a status");
        assert_eq!(status.code(), Code::DeadlineExceeded, "{timeout}");
        let expected = known("GATEWAY_TIMEOUT", "504", "gateway_timeout");
        assert_eq!(info(&status), expected, "{timeout}");
    }
    // What is no time grants all of it.
    let response = call(address, "/n.N/Fail", "999999999H").await;
    let status = Status::from_header_map(response.headers()).expect("a status");
    assert_eq!(status.code(), Code::NotFound);

    let problems = Problems::new().timeout(Duration::from_millis(1));
    let mut client = Client::at(serve_in(router(), problems).await).await;
    let status = client.call("/n.N/Never", "").await.unwrap_err();
    assert_eq!(status.code(), Code::DeadlineExceeded);
}

#[tokio::test]
async fn an_error_of_a_layer_inside_is_answered() {
    logged::start();
    let short = ServiceBuilder::new()
        .layer(Problems::<Http>::default())
        .timeout(Duration::from_millis(1));
    let mut client = Client::at(serve_in(router(), short.into_inner()).await).await;
    let status = client.call("/n.N/Never", "").await.unwrap_err();
    assert_eq!(status.code(), Code::DeadlineExceeded);
    assert_eq!(info(&status).0, "GATEWAY_TIMEOUT");

    let failing = tower::layer::layer_fn(|_: Routes| {
        tower::service_fn(|_: http::Request<Body>| async {
            Err::<http::Response<Body>, BoxError>(secret("layer").into())
        })
    });
    let failing = ServiceBuilder::new().layer(Problems::new()).layer(failing);
    let mut client = Client::at(serve_in(router(), failing.into_inner()).await).await;
    let status = client.call("/n.N/Fail", "").await.unwrap_err();
    assert_eq!(status.code(), Code::Unknown);
    assert_that_it_is_private(&status, "layer");
}

#[tokio::test]
async fn what_is_not_grpc_stays() {
    let address = serve_in(router(), Problems::new()).await;
    let request = http::Request::post(format!("http://{address}/plain"))
        .body(Full::<Bytes>::default())
        .expect("a request");
    let response = client::send(address, Version::Http2, request).await;
    let response = response.expect("a response");
    assert_eq!(
        (response.status().as_u16(), &response.body()[..]),
        (404, &b"plain"[..])
    );
    assert!(response.headers().get("grpc-status").is_none());
}

/// What a hook was told: the reason, the HTTP status, the `type`, and what the error said.
type Told = (String, u16, String, Option<String>);

/// A layer that keeps what its hook is told.
fn telling(told: &Arc<Mutex<Vec<Told>>>) -> Problems {
    let told = Arc::clone(told);
    Problems::new().on_error(move |response| {
        let error = response.error().map(|error| {
            let source = error.source().map(|source| format!(": {source}"));
            format!("{error}{}", source.unwrap_or_default())
        });
        told.lock().expect("no panic").push((
            response.reason().to_owned(),
            response.status_code().as_u16(),
            response.problem_type().type_uri().to_owned(),
            error,
        ));
    })
}

#[tokio::test]
async fn every_failure_that_is_sent_is_told_once_to_every_layer() {
    let told: Arc<Mutex<Vec<Told>>> = Arc::default();
    let router = wire::unary(router(), "/n.N/Fine", |_| async {
        // What is made and not sent is not told.
        let _ = Status::from(Missing("intro"));
        Ok(Response::new("fine".to_owned()))
    });
    let router = wire::unary(router, "/n.N/Store", |_| async {
        let error = std::io::Error::other("the disk is full");
        Err(StoreFailed(error).into())
    });
    let router = wire::streaming(router, "/n.N/Ends", |_| async {
        let last = Err(Missing("intro").into());
        Ok(Response::new(stream::iter([Ok("one".to_owned()), last])))
    });
    let failing = router.route(
        "/n.N/Layer",
        post(|| async {}).layer(tower::layer::layer_fn(|_: axum::routing::Route| {
            tower::service_fn(|_: axum::extract::Request| async {
                let failed = Status::aborted("again");
                Ok::<_, std::convert::Infallible>(failed.into_http::<axum::body::Body>())
            })
        })),
    );
    let layers = ServiceBuilder::new()
        .layer(telling(&told))
        .layer(telling(&told));
    let mut client = Client::at(serve_in(failing, layers.into_inner()).await).await;

    let missing = "https://docs.example.com/errors#missing";
    let text = "note `intro` does not exist";
    let blank = "about:blank";
    for (path, what, reason, status, type_uri, error) in [
        ("/n.N/Fail", "ours", "missing", 404, missing, Some(text)),
        (
            "/n.N/Store",
            "",
            "store_failed",
            507,
            blank,
            Some("not stored: the disk is full"),
        ),
        (
            "/n.N/Fail",
            "internal",
            "internal_server_error",
            500,
            blank,
            None,
        ),
        ("/n.N/Fail", "elsewhere", "OUT_OF_PAPER", 500, blank, None),
        ("/n.N/Nothing", "", "not_implemented", 501, blank, None),
        ("/n.N/Layer", "", "conflict", 409, blank, None),
    ] {
        client.call(path, what).await.unwrap_err();
        let told = std::mem::take(&mut *told.lock().expect("no panic"));
        let error = error.map(str::to_owned);
        let one = (reason.to_owned(), status, type_uri.to_owned(), error);
        assert_eq!(told, [one.clone(), one], "{path} {what}");
    }
    for (path, reason, status) in [
        ("/n.N/Stream", "service_unavailable", 503),
        ("/n.N/Ends", "missing", 404),
    ] {
        let mut messages = client.stream(path, "").await.expect("a stream");
        messages.next().await.expect("one").expect("one");
        messages.next().await.expect("two").unwrap_err();
        let told = std::mem::take(&mut *told.lock().expect("no panic"));
        let one = (reason.to_owned(), status, blank.to_owned(), None);
        assert_eq!(told, [one.clone(), one], "{path}");
    }
    assert_eq!(client.call("/n.N/Fine", "").await.expect("fine"), "fine");
    assert_eq!(*told.lock().expect("no panic"), []);
}

#[tokio::test]
async fn an_error_of_a_layer_inside_and_a_deadline_are_told() {
    let told: Arc<Mutex<Vec<Told>>> = Arc::default();
    let failing = tower::layer::layer_fn(|_: Routes| {
        tower::service_fn(|_: http::Request<Body>| async {
            Err::<http::Response<Body>, BoxError>("no route to the host".into())
        })
    });
    let failing = ServiceBuilder::new().layer(telling(&told)).layer(failing);
    let mut client = Client::at(serve_in(router(), failing.into_inner()).await).await;
    client.call("/n.N/Fail", "").await.unwrap_err();
    let late = telling(&told).timeout(Duration::from_millis(1));
    let mut client = Client::at(serve_in(router(), late).await).await;
    client.call("/n.N/Never", "").await.unwrap_err();
    let told = std::mem::take(&mut *told.lock().expect("no panic"));
    let expected = [
        ("internal_server_error", 500, Some("no route to the host")),
        ("gateway_timeout", 504, None),
    ];
    let expected = expected.map(|(reason, status, error)| {
        let error = error.map(str::to_owned);
        (reason.to_owned(), status, "about:blank".to_owned(), error)
    });
    assert_eq!(told, expected);
}
