//! poem 3.

use std::net::SocketAddr;

use flowcms_status::poem::Problems;
use poem::endpoint::make;
use poem::listener::{Acceptor as _, Listener as _, TcpListener};
use poem::{EndpointExt as _, Route, Server, get};

use crate::cases::{self, for_each_case};

macro_rules! routes {
    ($($case:ident)*) => {
        Route::new()$(.at(
            concat!("/", stringify!($case)),
            get(make(|_| async { Err::<(), _>(cases::$case()) })),
        ))*
    };
}

/// With the middleware: over HTTP/2 poem answers HEAD with the content of an error.
pub(crate) async fn start() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0");
    let acceptor = listener.into_acceptor().await.expect("a free port");
    let addresses = acceptor.local_addr();
    let address = addresses[0].as_socket_addr().expect("its address");
    let address = *address;
    let app = for_each_case!(routes).with(Problems::new());
    tokio::spawn(Server::new_with_acceptor(acceptor).run(app));
    address
}
