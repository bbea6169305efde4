//! salvo 1.

use std::net::SocketAddr;

use salvo::conn::{Listener as _, TcpListener};
use salvo::{Depot, FlowCtrl, Handler, Request, Response, Router, Server, Writer, async_trait};

use crate::cases::{self, for_each_case};

/// What `#[handler]` makes of `async fn case() -> Result<(), E>`.
struct Case<F>(F);

#[async_trait]
impl<F, E> Handler for Case<F>
where
    F: Fn() -> E + Send + Sync + 'static,
    E: Writer + Send,
{
    async fn handle(
        &self,
        request: &mut Request,
        depot: &mut Depot,
        response: &mut Response,
        _: &mut FlowCtrl,
    ) {
        let returned: Result<(), E> = Err((self.0)());
        returned.write(request, depot, response).await;
    }
}

macro_rules! routes {
    ($($case:ident)*) => {
        Router::new()$(.push(Router::with_path(stringify!($case)).goal(Case(cases::$case))))*
    };
}

pub(crate) async fn start() -> SocketAddr {
    let acceptor = TcpListener::new("127.0.0.1:0").bind().await;
    let address = acceptor.local_addr().expect("its address");
    let router = for_each_case!(routes);
    tokio::spawn(Server::new(acceptor).serve(router));
    address
}
