//! actix-web 4.

use std::net::SocketAddr;

use actix_web::{App, HttpServer, web};

use crate::cases::{self, for_each_case};

/// A route for all methods: unlike other routers, that of actix-web gives `get` no HEAD.
macro_rules! routes {
    ($($case:ident)*) => {
        App::new()$(.route(
            concat!("/", stringify!($case)),
            web::to(|| async { Err::<String, _>(cases::$case()) }),
        ))*
    };
}

/// actix-web's server wants a runtime of its own.
pub(crate) async fn start() -> SocketAddr {
    let (sender, receiver) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let server = HttpServer::new(|| for_each_case!(routes))
                .workers(1)
                .disable_signals()
                .bind_auto_h2c("127.0.0.1:0")
                .expect("a free port");
            sender.send(server.addrs()[0]).expect("a test that waits");
            server.run().await
        })
    });
    receiver.await.expect("its address")
}
