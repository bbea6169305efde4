//! salvo 1 with `Problems`.

use std::net::SocketAddr;

use ::salvo::conn::{Listener as _, TcpListener};
use ::salvo::http::{StatusCode, StatusError};
use ::salvo::{Depot, FlowCtrl, Request, Response, Router, Scribe, Server, Service, handler};
use flowcms_status::FlowError as _;
use flowcms_status::salvo::Problems;

use super::{Foreign, Unreachable, content};

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
    if kind != "empty" {
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
fn below_500(request: &mut Request, response: &mut Response) {
    let kind: String = request.param("kind").expect("a kind");
    by_hand(StatusCode::CONFLICT, &kind, "locked", response);
}

pub(super) async fn start() -> SocketAddr {
    let acceptor = TcpListener::new("127.0.0.1:0").bind().await;
    let address = acceptor.local_addr().expect("its address");
    let router = Router::new()
        .push(Router::with_path("derived").get(derived))
        .push(Router::with_path("wrapper").get(wrapper))
        .push(Router::with_path("foreign").get(foreign))
        .push(Router::with_path("middleware").hoop(fail).get(at_500))
        .push(Router::with_path("debug").get(debug))
        .push(Router::with_path("panic").get(panics))
        .push(Router::with_path("below/{kind}").get(below_500))
        .push(Router::with_path("{kind}").get(at_500));
    let service = Service::new(router).hoop(Problems::new());
    tokio::spawn(Server::new(acceptor).serve(service));
    address
}
