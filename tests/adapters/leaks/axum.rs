//! axum 0.8 in `ProblemLayer`.

use std::net::SocketAddr;

use ::axum::Router;
use ::axum::body::Body;
use ::axum::extract::{Path, Request};
use ::axum::http::StatusCode;
use ::axum::middleware::{Next, from_fn};
use ::axum::response::{IntoResponse, Response};
use ::axum::routing::get;
use flowcms_status::ProblemLayer;
use tokio::net::TcpListener;
use tower_http::catch_panic::CatchPanicLayer;

use super::{Foreign, Public, Unreachable, content, headers, wishing};

fn secret(attack: &str) -> String {
    super::secret("axum", attack)
}

struct Wrapper(Unreachable);

impl IntoResponse for Wrapper {
    fn into_response(self) -> Response {
        // The answer of the error inside, with a content of its own.
        let content = format!("{:?}", self.0);
        self.0.into_response().map(|_| Body::from(content))
    }
}

/// As many services write it for `anyhow`.
struct AnyError(Foreign);

impl IntoResponse for AnyError {
    fn into_response(self) -> Response {
        (StatusCode::INTERNAL_SERVER_ERROR, self.0.to_string()).into_response()
    }
}

async fn fail(_: Request, _: Next) -> AnyError {
    AnyError(Foreign(secret("middleware")))
}

async fn panics() {
    panic!("{}", secret("panic"));
}

fn by_hand(status: StatusCode, kind: &str, text: &str) -> Response {
    let (content_type, body) = content(kind, text);
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    if let Some(content_type) = content_type {
        let value = content_type.parse().expect("a value");
        response.headers_mut().insert("content-type", value);
    }
    for &(name, value) in headers(kind) {
        let value = value.parse().expect("a value");
        response.headers_mut().insert(name, value);
    }
    response
}

pub(super) async fn start(wishes: bool) -> SocketAddr {
    let layer = wishing!(wishes, ProblemLayer::new(), "axum");
    let router = Router::new()
        .route(
            "/derived",
            get(|| async { Err::<(), _>(Unreachable::new(&secret("derived"))) }),
        )
        .route(
            "/wrapper",
            get(|| async { Wrapper(Unreachable::new(&secret("wrapper"))) }),
        )
        .route(
            "/foreign",
            get(|| async { Err::<(), _>(AnyError(Foreign(secret("foreign")))) }),
        )
        .route("/middleware", get(|| async {}).layer(from_fn(fail)))
        .route(
            "/debug",
            get(|| async {
                let error = format!("JsonDataError({:?})", Foreign(secret("debug")));
                (StatusCode::INTERNAL_SERVER_ERROR, error)
            }),
        )
        .route("/panic", get(panics).layer(CatchPanicLayer::new()))
        .route(
            "/below/{kind}",
            get(|Path(kind): Path<String>| async move {
                by_hand(
                    StatusCode::from_u16(super::below(&kind)).expect("a code"),
                    &kind,
                    "locked",
                )
            }),
        )
        .route(
            "/{kind}",
            get(|Path(kind): Path<String>| async move {
                by_hand(StatusCode::INTERNAL_SERVER_ERROR, &kind, &secret(&kind))
            }),
        )
        .route(
            "/public/{name}",
            get(|Path(name): Path<String>| async move { Public::of(&name) }),
        )
        .route(
            "/left",
            get(|| async {
                (
                    StatusCode::INTERNAL_SERVER_ERROR,
                    [("x-left", "yes")],
                    "left",
                )
            }),
        )
        .layer(layer);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(async move { ::axum::serve(listener, router).await });
    address
}
