//! salvo 1.

use std::net::SocketAddr;

use ::salvo::conn::{Listener as _, TcpListener};
use ::salvo::http::ParseError;
use ::salvo::{Request, Router, Server, handler};
use flowcms_status::FlowError;
use flowcms_status::salvo::RequestError;

use super::Entry;

#[derive(Debug, thiserror::Error, FlowError)]
enum Refused {
    #[error(transparent)]
    #[flow(map = RequestError)]
    Request(#[from] ParseError),
}

#[derive(serde::Deserialize)]
#[allow(dead_code, reason = "nobody reads it")]
struct Count {
    count: u32,
}

#[handler]
async fn json(request: &mut Request) -> Result<(), Refused> {
    request.parse_json::<Entry>().await?;
    Ok(())
}

#[handler]
async fn form(request: &mut Request) -> Result<(), Refused> {
    request.parse_form::<Entry>().await?;
    Ok(())
}

#[handler]
fn query(request: &mut Request) -> Result<(), Refused> {
    request.parse_queries::<Entry>()?;
    Ok(())
}

#[handler]
fn path(request: &mut Request) -> Result<(), Refused> {
    request.parse_params::<Count>()?;
    Ok(())
}

pub(super) async fn start() -> SocketAddr {
    let acceptor = TcpListener::new("127.0.0.1:0").bind().await;
    let address = acceptor.local_addr().expect("its address");
    let router = Router::new()
        .push(Router::with_path("json").post(json))
        .push(Router::with_path("form").post(form))
        .push(Router::with_path("query").get(query))
        .push(Router::with_path("path/{count}").get(path));
    tokio::spawn(Server::new(acceptor).serve(router));
    address
}
