//! poem 3.

use std::net::SocketAddr;

use ::poem::listener::{Acceptor as _, Listener as _, TcpListener};
use ::poem::web::{Form, Json, Path, Query};
use ::poem::{EndpointExt as _, IntoResponse as _, Route, Server, get, handler, post};
use flowcms_status::poem::AnyError;

use super::Entry;

#[handler]
fn json(_: Json<Entry>) {}

#[handler]
fn form(_: Form<Entry>) {}

#[handler]
fn query(_: Query<Entry>) {}

#[handler]
fn path(_: Path<u32>) {}

pub(super) async fn start() -> SocketAddr {
    let app = Route::new()
        .at("/json", post(json))
        .at("/form", post(form))
        .at("/query", get(query))
        .at("/path/:count", get(path))
        .catch_all_error(async |error| AnyError::from(error).into_response());
    let acceptor = TcpListener::bind("127.0.0.1:0")
        .into_acceptor()
        .await
        .expect("a free port");
    let addresses = acceptor.local_addr();
    let address = *addresses[0].as_socket_addr().expect("its address");
    tokio::spawn(Server::new_with_acceptor(acceptor).run(app));
    address
}
