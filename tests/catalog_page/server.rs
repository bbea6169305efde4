//! A server on the loopback that has one page, under every path.

use std::net::SocketAddr;

use axum::Router;
use axum::response::Html;
use tokio::net::TcpListener;

pub(crate) async fn serve(page: String) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("its address");
    let router = Router::new().fallback(move || async move { Html(page) });
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}
