//! A hyper 1 service without a framework.

use std::convert::Infallible;
use std::net::SocketAddr;

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use tokio::net::TcpListener;

use crate::cases::{self, for_each_case};

macro_rules! routes {
    ($($case:ident)*) => {
        /// The answer of the case that the path names.
        fn answer(path: &str) -> Response<Full<Bytes>> {
            match path {
                $(concat!("/", stringify!($case)) => cases::$case().into(),)*
                _ => {
                    let mut response = Response::new(Full::default());
                    *response.status_mut() = StatusCode::NOT_FOUND;
                    response
                }
            }
        }
    };
}
for_each_case!(routes);

/// Over HTTP/2, hyper leaves it to the service not to answer HEAD with content.
async fn serve(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let mut response = answer(request.uri().path());
    if *request.method() == Method::HEAD {
        *response.body_mut() = Full::default();
    }
    Ok(response)
}

pub(crate) async fn start() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let server = auto::Builder::new(TokioExecutor::new());
                server
                    .serve_connection(TokioIo::new(stream), service_fn(serve))
                    .await
            });
        }
    });
    address
}
