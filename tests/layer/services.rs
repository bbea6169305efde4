//! Stacks without a router: errors of services, hyper alone, several layers, what is shared.

use std::convert::Infallible;
use std::io;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use flowcms_status::{FlowError, Instance, ProblemLayer};
use http::{Method, Request, Response};
use http_body_util::{BodyExt as _, Full};
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tower::{BoxError, Layer as _, Service, ServiceBuilder, ServiceExt as _, service_fn};

use crate::client::{Version, fetch};
use crate::world::{Answer, answer};

#[derive(Debug, thiserror::Error, FlowError)]
enum ContentError {
    #[error("the entry is locked")]
    #[flow(code = 409)]
    Locked,
}

type Body = Full<Bytes>;

async fn fine(_: Request<Body>) -> Result<Response<Body>, Infallible> {
    Ok(Response::new(Body::from("fine")))
}

fn request() -> Request<Body> {
    Request::new(Body::default())
}

async fn read<B>(response: Response<B>) -> Answer
where
    B: http_body::Body<Data = Bytes>,
    B::Error: std::fmt::Debug,
{
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.expect("the content").to_bytes();
    answer(Response::from_parts(parts, bytes))
}

#[tokio::test]
async fn load_that_is_shed_is_a_503() {
    let [asked, released] = [(); 2].map(|()| Arc::new(Notify::new()));
    let (is_asked, is_released) = (Arc::clone(&asked), Arc::clone(&released));
    let stack = ServiceBuilder::new()
        .layer(ProblemLayer::new())
        .load_shed()
        .concurrency_limit(1)
        .service(service_fn(move |request: Request<Body>| {
            let (asked, released) = (Arc::clone(&asked), Arc::clone(&released));
            async move {
                asked.notify_one();
                released.notified().await;
                fine(request).await
            }
        }));
    let first = tokio::spawn(stack.clone().oneshot(request()));
    is_asked.notified().await;
    let shed = read(stack.oneshot(request()).await.expect("it never fails")).await;
    assert_eq!(
        (shed.status, shed.problem()["reason"].as_str()),
        (503, Some("service_unavailable"))
    );
    assert!(shed.problem().get("detail").is_none());
    is_released.notify_one();
    let first = first.await.expect("no panic").expect("it never fails");
    assert_eq!(read(first).await.body, "fine");
}

#[tokio::test]
async fn a_service_that_takes_too_long_is_a_503() {
    let stack = ServiceBuilder::new()
        .layer(ProblemLayer::new())
        .timeout(Duration::from_millis(10))
        .service(service_fn(|_: Request<Body>| {
            std::future::pending::<Result<Response<Body>, BoxError>>()
        }));
    let late = read(stack.oneshot(request()).await.expect("it never fails")).await;
    assert_eq!(late.problem()["status"], 503);

    // By tokio's timeout too.
    let late = ProblemLayer::new().layer(service_fn(async |_: Request<Body>| {
        let answer = std::future::pending::<Response<Body>>();
        Ok::<_, BoxError>(tokio::time::timeout(Duration::from_millis(10), answer).await?)
    }));
    let late = read(late.oneshot(request()).await.expect("it never fails")).await;
    assert_eq!(late.problem()["status"], 503);
    assert!(late.problem().get("detail").is_none());
}

#[tokio::test]
async fn errors_that_are_named_answer_for_themselves_and_others_are_private() {
    let failing = |layer: ProblemLayer, error: fn() -> BoxError| async move {
        let service =
            service_fn(move |_: Request<Body>| async move { Err::<Response<Body>, _>(error()) });
        read(
            layer
                .layer(service)
                .oneshot(request())
                .await
                .expect("it never fails"),
        )
        .await
    };
    let named = ProblemLayer::new().answers::<ContentError>();
    let locked = failing(named.clone(), || ContentError::Locked.into()).await;
    assert_eq!(
        (locked.status, locked.problem()["reason"].as_str()),
        (409, Some("locked"))
    );
    assert_eq!(locked.problem()["detail"], "the entry is locked");
    assert_eq!(locked.header("vary"), "accept");

    let secret = || io::Error::other("the password is hunter2").into();
    let private = failing(named, secret).await;
    assert_eq!(private.status, 500);
    assert!(!private.body.contains("hunter2"));
    let unnamed = failing(ProblemLayer::new(), || ContentError::Locked.into()).await;
    assert_eq!(unnamed.status, 500);
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("no key was sent")]
#[flow(code = 401)]
struct NoKey;

/// The number of a hook, and what it was told.
type Told = (u8, String, Option<String>);

/// An error of a service; its status, its reason, its text.
type Failure = (fn() -> BoxError, u16, &'static str, &'static str);

#[tokio::test]
async fn several_types_answer_on_one_layer_and_several_hooks_are_told_in_their_order() {
    let told: Arc<Mutex<Vec<Told>>> = Arc::default();
    let hook = |number: u8| {
        let told = Arc::clone(&told);
        move |response: &flowcms_status::ErrorResponse<'_>| {
            let said = response.error().map(ToString::to_string);
            let mut told = told.lock().expect("no panic");
            told.push((number, response.reason().to_owned(), said));
        }
    };
    let layer = ProblemLayer::new()
        .answers::<ContentError>()
        .on_error(hook(1))
        .answers::<NoKey>()
        .on_error(hook(2))
        .on_error(hook(3));
    let errors: [Failure; 3] = [
        (|| NoKey.into(), 401, "no_key", "no key was sent"),
        (
            || ContentError::Locked.into(),
            409,
            "locked",
            "the entry is locked",
        ),
        (
            || io::Error::other("full").into(),
            500,
            "internal_server_error",
            "full",
        ),
    ];
    for (error, status, reason, said) in errors {
        let service =
            service_fn(move |_: Request<Body>| async move { Err::<Response<Body>, _>(error()) });
        let answer = layer.layer(service).oneshot(request()).await;
        let answer = read(answer.expect("it never fails")).await;
        assert_eq!(
            (answer.status, answer.problem()["reason"].as_str()),
            (status, Some(reason))
        );
        let told = std::mem::take(&mut *told.lock().expect("no panic"));
        let expected = [1, 2, 3].map(|number| (number, reason.to_owned(), Some(said.to_owned())));
        assert_eq!(told, expected);
    }
    // What is no error is told to none of them.
    let answer = layer.layer(service_fn(fine)).oneshot(request()).await;
    assert_eq!(read(answer.expect("it never fails")).await.body, "fine");
    assert!(told.lock().expect("no panic").is_empty());
}

/// A pool that has been closed: it is never ready again.
struct Closed;

impl Service<Request<Body>> for Closed {
    type Response = Response<Body>;
    type Error = io::Error;
    type Future = std::future::Pending<Result<Response<Body>, io::Error>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), io::Error>> {
        Poll::Ready(Err(io::Error::other("the pool at 10.0.0.7 is closed")))
    }

    fn call(&mut self, _: Request<Body>) -> Self::Future {
        panic!("called without being ready");
    }
}

#[tokio::test]
async fn a_service_that_is_never_ready_again_is_answered() {
    let mut stack = ProblemLayer::new().layer(Closed);
    for _ in 0..2 {
        let ready = stack.ready().await.expect("it never fails");
        let answer = read(ready.call(request()).await.expect("it never fails")).await;
        assert_eq!(answer.problem()["status"], 500);
        assert!(!answer.body.contains("10.0.0.7"));
    }
}

#[tokio::test]
async fn a_layer_that_was_cloned_before_it_was_changed_leaves_its_copy_alone() {
    let plain = ProblemLayer::new();
    let with_path = plain.clone().instance(Instance::Path);
    let missing = || {
        service_fn(|_: Request<Body>| async {
            Response::builder().status(404).body(Body::default())
        })
    };
    let plain = read(
        plain
            .layer(missing())
            .oneshot(request())
            .await
            .expect("it never fails"),
    )
    .await;
    let with_path = read(
        with_path
            .layer(missing())
            .oneshot(request())
            .await
            .expect("it never fails"),
    )
    .await;
    assert!(plain.problem().get("instance").is_none());
    assert_eq!(with_path.problem()["instance"], "/");
}

#[tokio::test]
async fn a_response_made_outside_of_the_layer_does_not_know_it() {
    let stack = ProblemLayer::new()
        .instance(Instance::Path)
        .layer(service_fn(fine));
    read(stack.oneshot(request()).await.expect("it never fails")).await;
    let outside = ContentError::Locked.to_response();
    assert!(!String::from_utf8_lossy(outside.body()).contains("instance"));
    assert!(outside.extensions().is_empty());
}

#[tokio::test]
async fn a_panic_inside_does_not_leave_the_layer_behind() {
    let stack = ProblemLayer::new()
        .instance(Instance::Path)
        .layer(service_fn(|_: Request<Body>| async {
            panic!("inside") as Result<Response<Body>, Infallible>
        }));
    let panicked = tokio::spawn(stack.oneshot(request())).await;
    assert!(panicked.is_err());
    assert!(ContentError::Locked.to_response().extensions().is_empty());
}

#[tokio::test]
async fn hyper_serves_the_stack_over_both_versions_of_http() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("its address");
    let stack = ProblemLayer::new().layer(service_fn(
        |request: Request<hyper::body::Incoming>| async move {
            if request.uri().path() == "/fine" {
                return Ok::<_, Infallible>(Response::new(Body::from("fine")));
            }
            Ok(ContentError::Locked.into())
        },
    ));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let service = TowerToHyperService::new(stack.clone());
            tokio::spawn(async move {
                let server = auto::Builder::new(TokioExecutor::new());
                server
                    .serve_connection(TokioIo::new(stream), service)
                    .await
                    .expect("a connection");
            });
        }
    });
    for version in [Version::Http1, Version::Http2] {
        let locked = answer(
            fetch(address, version, &Method::GET, "/locked")
                .await
                .expect("a response"),
        );
        assert_eq!(
            (locked.status, locked.problem()["reason"].as_str()),
            (409, Some("locked"))
        );
        let fine = answer(
            fetch(address, version, &Method::GET, "/fine")
                .await
                .expect("a response"),
        );
        assert_eq!(fine.body, "fine");
    }
}
