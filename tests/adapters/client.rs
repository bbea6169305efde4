//! A client over HTTP/1.1 or HTTP/2, a connection a request.

use std::net::SocketAddr;
use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request, Response};
use http_body_util::{BodyExt as _, Empty};
use hyper::client::conn::{http1, http2};
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::net::TcpStream;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Version {
    Http1,
    Http2,
}

/// The response to a request without content, or what of HTTP the server broke.
pub(crate) async fn fetch(
    address: SocketAddr,
    version: Version,
    method: &Method,
    path: &str,
) -> Result<Response<Bytes>, hyper::Error> {
    let request = Request::builder()
        .method(method)
        .uri(match version {
            Version::Http1 => path.to_owned(),
            Version::Http2 => format!("http://{address}{path}"),
        })
        .header("host", address.to_string())
        .body(Empty::<Bytes>::new())
        .expect("a request");
    send(address, version, request).await
}

/// The response to `request`, or what of HTTP the server broke.
pub(crate) async fn send<B>(
    address: SocketAddr,
    version: Version,
    request: Request<B>,
) -> Result<Response<Bytes>, hyper::Error>
where
    B: http_body_util::BodyExt<Data = Bytes> + Send + Unpin + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let exchange = async {
        let stream = TokioIo::new(TcpStream::connect(address).await.expect("a connection"));
        let response = match version {
            Version::Http1 => {
                let (mut sender, connection) = http1::handshake(stream).await.expect("HTTP/1.1");
                tokio::spawn(connection);
                sender.send_request(request).await
            }
            Version::Http2 => {
                let (mut sender, connection) = http2::handshake(TokioExecutor::new(), stream)
                    .await
                    .expect("HTTP/2");
                tokio::spawn(connection);
                sender.send_request(request).await
            }
        };
        let (parts, body) = response?.into_parts();
        let body = body.collect().await?.to_bytes();
        Ok(Response::from_parts(parts, body))
    };
    tokio::time::timeout(Duration::from_secs(20), exchange)
        .await
        .expect("an answer in time")
}
