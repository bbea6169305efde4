//! poem 3 with the middleware `Problems`.

use std::net::SocketAddr;

use ::poem::error::{InternalServerError, ResponseError};
use ::poem::listener::{Acceptor as _, Listener as _, TcpListener};
use ::poem::middleware::CatchPanic;
use ::poem::web::Path;
use ::poem::{
    Endpoint, EndpointExt as _, IntoResponse as _, Request, Response, Route, Server, get, handler,
};
use flowcms_status::poem::Problems;
use http::StatusCode;

use super::{Foreign, Public, Unreachable, content, headers, wishing};

fn secret(attack: &str) -> String {
    super::secret("poem", attack)
}

#[derive(Debug)]
struct Wrapper(Unreachable);

impl std::fmt::Display for Wrapper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({})", self.0, self.0.source)
    }
}

impl std::error::Error for Wrapper {}

impl ResponseError for Wrapper {
    fn status(&self) -> StatusCode {
        self.0.status()
    }

    fn as_response(&self) -> Response {
        self.to_string().with_status(self.status()).into_response()
    }
}

#[handler]
fn derived() -> Result<(), Unreachable> {
    Err(Unreachable::new(&secret("derived")))
}

#[handler]
fn wrapper() -> Result<(), Wrapper> {
    Err(Wrapper(Unreachable::new(&secret("wrapper"))))
}

#[handler]
fn foreign() -> ::poem::Result<()> {
    Err(InternalServerError(Foreign(secret("foreign"))))
}

#[handler]
fn debug() -> ::poem::Result<()> {
    let text = format!("NotFoundError({:?})", Foreign(secret("debug")));
    Err(::poem::Error::from_string(text, StatusCode::BAD_GATEWAY))
}

#[handler]
fn panics() {
    panic!("{}", secret("panic"));
}

fn by_hand(status: StatusCode, kind: &str, text: &str) -> Response {
    let (content_type, body) = content(kind, text);
    let response = Response::builder().status(status);
    let response = (headers(kind).iter()).fold(response, |response, &(name, value)| {
        response.header(name, value)
    });
    match content_type {
        Some(content_type) => response.content_type(content_type).body(body),
        None => response.body(body),
    }
}

#[handler]
fn at_500(Path(kind): Path<String>) -> Response {
    by_hand(StatusCode::INTERNAL_SERVER_ERROR, &kind, &secret(&kind))
}

#[handler]
fn public(Path(name): Path<String>) -> Result<(), Public> {
    Err(Public::of(&name))
}

#[handler]
fn left() -> Response {
    let response = Response::builder().status(StatusCode::INTERNAL_SERVER_ERROR);
    response.header("x-left", "yes").body("left")
}

#[handler]
fn below_500(Path(kind): Path<String>) -> Response {
    by_hand(
        StatusCode::from_u16(super::below(&kind)).expect("a code"),
        &kind,
        "locked",
    )
}

pub(super) async fn start(wishes: bool) -> SocketAddr {
    let problems = wishing!(wishes, Problems::new(), "poem");
    let app = Route::new()
        .at("/public/:name", get(public))
        .at("/left", get(left))
        .at("/derived", get(derived))
        .at("/wrapper", get(wrapper))
        .at("/foreign", get(foreign))
        .at(
            "/middleware",
            get(at_500).around(async |endpoint, request: Request| {
                if request.uri().path() != "/middleware" {
                    return endpoint.call(request).await;
                }
                Err(InternalServerError(Foreign(secret("middleware"))))
            }),
        )
        .at("/debug", get(debug))
        .at("/panic", get(panics).with(CatchPanic::new()))
        .at("/below/:kind", get(below_500))
        .at("/:kind", get(at_500))
        .with(problems);
    let listener = TcpListener::bind("127.0.0.1:0");
    let acceptor = listener.into_acceptor().await.expect("a free port");
    let addresses = acceptor.local_addr();
    let address = *addresses[0].as_socket_addr().expect("its address");
    tokio::spawn(Server::new_with_acceptor(acceptor).run(app));
    address
}
