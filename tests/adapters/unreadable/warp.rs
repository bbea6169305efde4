//! warp 0.4.

use std::net::SocketAddr;

use ::warp::Filter as _;
use flowcms_status::warp::recover;

use super::Entry;

pub(super) async fn start() -> SocketAddr {
    let json = ::warp::path!("json")
        .and(::warp::post())
        .and(::warp::body::json())
        .map(|_: Entry| "");
    let form = ::warp::path!("form")
        .and(::warp::post())
        .and(::warp::body::form())
        .map(|_: Entry| "");
    let query = ::warp::path!("query")
        .and(::warp::query())
        .map(|_: Entry| "");
    let path = ::warp::path!("path" / u32).map(|_| "");
    let routes = json.or(form).or(query).or(path).recover(recover::<()>);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("a free port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(::warp::serve(routes).incoming(listener).run());
    address
}
