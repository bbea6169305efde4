//! salvo 1 with `Problems`.

use std::net::SocketAddr;

use ::salvo::conn::{Listener as _, TcpListener};
use ::salvo::http::{StatusCode, StatusError};
use ::salvo::{Depot, FlowCtrl, Request, Response, Router, Scribe, Server, Service, handler};
use flowcms_status::FlowError as _;
use flowcms_status::salvo::Problems;

use super::{Foreign, Public, Unreachable, content, headers, wishing};

fn secret(attack: &str) -> String {
    super::secret("salvo", attack)
}

struct Wrapper(Unreachable);

impl Scribe for Wrapper {
    fn render(self, response: &mut Response) {
        response.status_code(self.0.status_code());
        response.render(format!("{:?}", self.0));
    }
}

#[handler]
fn derived() -> Result<(), Unreachable> {
    Err(Unreachable::new(&secret("derived")))
}

#[handler]
fn wrapper(response: &mut Response) {
    response.render(Wrapper(Unreachable::new(&secret("wrapper"))));
}

#[handler]
fn foreign() -> Result<(), ::salvo::Error> {
    Err(::salvo::Error::other(Foreign(secret("foreign"))))
}

#[handler]
fn fail(_: &mut Request, _: &mut Depot, response: &mut Response, ctrl: &mut FlowCtrl) {
    response.render(StatusError::internal_server_error().brief(secret("middleware")));
    ctrl.skip_rest();
}

#[handler]
fn debug() -> Result<(), StatusError> {
    Err(StatusError::bad_gateway().cause(Foreign(secret("debug"))))
}

#[handler]
fn panics() {
    panic!("{}", secret("panic"));
}

fn by_hand(status: StatusCode, kind: &str, text: &str, response: &mut Response) {
    let (content_type, body) = content(kind, text);
    response.status_code(status);
    if let Some(content_type) = content_type {
        let value = content_type.parse().expect("a value");
        response.headers_mut().insert("content-type", value);
    }
    for &(name, value) in headers(kind) {
        let value = value.parse().expect("a value");
        response.headers_mut().insert(name, value);
    }
    if !body.is_empty() {
        response.write_body(body).expect("a body");
    }
}

#[handler]
fn at_500(request: &mut Request, response: &mut Response) {
    let kind: String = request.param("kind").expect("a kind");
    by_hand(
        StatusCode::INTERNAL_SERVER_ERROR,
        &kind,
        &secret(&kind),
        response,
    );
}

#[handler]
fn public(request: &mut Request) -> Result<(), Public> {
    let name: String = request.param("name").expect("a name");
    Err(Public::of(&name))
}

#[handler]
fn left(response: &mut Response) {
    response.status_code(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert("x-left", http::HeaderValue::from_static("yes"));
    response.write_body("left").expect("a body");
}

#[handler]
fn below_500(request: &mut Request, response: &mut Response) {
    let kind: String = request.param("kind").expect("a kind");
    by_hand(
        StatusCode::from_u16(super::below(&kind)).expect("a code"),
        &kind,
        "locked",
        response,
    );
}

pub(super) async fn start(wishes: bool) -> SocketAddr {
    let acceptor = TcpListener::new("127.0.0.1:0").bind().await;
    let address = acceptor.local_addr().expect("its address");
    let problems = wishing!(wishes, Problems::new(), "salvo");
    let router = Router::new()
        .push(Router::with_path("public/{name}").goal(public))
        .push(Router::with_path("left").goal(left))
        .push(Router::with_path("derived").goal(derived))
        .push(Router::with_path("wrapper").goal(wrapper))
        .push(Router::with_path("foreign").goal(foreign))
        .push(Router::with_path("middleware").hoop(fail).goal(at_500))
        .push(Router::with_path("debug").goal(debug))
        .push(Router::with_path("panic").goal(panics))
        .push(Router::with_path("below/{kind}").goal(below_500))
        .push(Router::with_path("{kind}").goal(at_500));
    let service = Service::new(router).hoop(problems);
    tokio::spawn(Server::new(acceptor).serve(service));
    address
}
