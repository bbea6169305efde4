//! axum 0.7.

use std::net::SocketAddr;

use axum_07::Router;
use axum_07::routing::get;
use tokio::net::TcpListener;

use crate::cases::{self, for_each_case};

macro_rules! routes {
    ($($case:ident)*) => {
        Router::new()$(.route(
            concat!("/", stringify!($case)),
            get(|| async { Err::<(), _>(cases::$case()) }),
        ))*
    };
}

pub(crate) async fn start() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("its address");
    let router = for_each_case!(routes);
    tokio::spawn(async move { axum_07::serve(listener, router).await });
    address
}
