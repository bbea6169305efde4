//! warp 0.4.

use std::net::SocketAddr;

use bytes::Bytes;
use tokio::net::TcpListener;
use warp::filters::BoxedFilter;
use warp::reply::Response;
use warp::{Filter, Reply};

use crate::cases::{self, for_each_case};

macro_rules! routes {
    ($($case:ident)*) => {{
        let mut routes = never();
        $(
            let route = warp::path(stringify!($case))
                .and(warp::path::end())
                .then(|| async { Err::<&str, _>(cases::$case()) })
                .map(Reply::into_response);
            routes = routes.or(route).unify().boxed();
        )*
        routes
    }};
}

/// A filter that matches no request.
fn never() -> BoxedFilter<(Response,)> {
    warp::any()
        .and_then(|| async { Err(warp::reject::not_found()) })
        .boxed()
}

pub(crate) async fn start() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("its address");
    let routes = for_each_case!(routes);
    // Over HTTP/2, warp leaves it to the filters not to answer HEAD with content.
    let head = warp::head()
        .and(routes.clone())
        .map(|response: Response| response.map(|_| Option::<Bytes>::None.into()));
    let routes = head.or(routes).unify();
    tokio::spawn(warp::serve(routes).incoming(listener).run());
    address
}
