//! A gRPC service and its client, without generated code: the messages are texts.

use std::future::Future;
use std::net::SocketAddr;

use axum::Router;
use axum::routing::post;
use bytes::{Buf as _, BufMut as _, Bytes};
use flowcms_status::ProblemLayer;
use http::uri::PathAndQuery;
use http::{Request as HttpRequest, Response as HttpResponse};
use tokio::net::TcpListener;
use tonic::body::Body;
use tonic::codec::{Codec, DecodeBuf, Decoder, EncodeBuf, Encoder};
use tonic::service::Routes;
use tonic::transport::server::TcpIncoming;
use tonic::transport::{Channel, Endpoint, Server};
use tonic::{Request, Response, Status, Streaming};
use tower::{BoxError, Layer, Service, service_fn};

/// The codec of texts.
#[derive(Debug, Clone, Copy)]
struct Text;

impl Codec for Text {
    type Encode = String;
    type Decode = String;
    type Encoder = Self;
    type Decoder = Self;

    fn encoder(&mut self) -> Self {
        Self
    }

    fn decoder(&mut self) -> Self {
        Self
    }
}

impl Encoder for Text {
    type Item = String;
    type Error = Status;

    fn encode(&mut self, text: String, to: &mut EncodeBuf<'_>) -> Result<(), Status> {
        to.put_slice(text.as_bytes());
        Ok(())
    }
}

impl Decoder for Text {
    type Item = String;
    type Error = Status;

    fn decode(&mut self, from: &mut DecodeBuf<'_>) -> Result<Option<String>, Status> {
        let bytes = from.copy_to_bytes(from.remaining());
        let text = String::from_utf8(bytes.into());
        text.map(Some).map_err(|_| Status::internal("no text"))
    }
}

/// Adds a method that answers with one text.
pub(crate) fn unary<F, R>(router: Router, path: &str, method: F) -> Router
where
    F: Fn(Request<String>) -> R + Clone + Send + Sync + 'static,
    R: Future<Output = Result<Response<String>, Status>> + Send + 'static,
{
    let call = |request: axum::extract::Request| async move {
        let mut grpc = tonic::server::Grpc::new(Text);
        grpc.unary(service_fn(method), request).await
    };
    router.route(path, post(call))
}

/// Adds a method that answers with a stream of texts.
pub(crate) fn streaming<F, R, S>(router: Router, path: &str, method: F) -> Router
where
    F: Fn(Request<String>) -> R + Clone + Send + Sync + 'static,
    R: Future<Output = Result<Response<S>, Status>> + Send + 'static,
    S: futures_util::Stream<Item = Result<String, Status>> + Send + 'static,
{
    let call = |request: axum::extract::Request| async move {
        let mut grpc = tonic::server::Grpc::new(Text);
        grpc.server_streaming(service_fn(method), request).await
    };
    router.route(path, post(call))
}

/// Serves the methods on a free port of loopback, in a layer that has nothing to say to gRPC.
pub(crate) async fn serve(router: Router) -> SocketAddr {
    serve_in(router, ProblemLayer::new()).await
}

/// Serves the methods on a free port of loopback, in a layer.
pub(crate) async fn serve_in<L, B>(router: Router, layer: L) -> SocketAddr
where
    L: Layer<Routes> + Clone + Send + 'static,
    L::Service: Service<HttpRequest<Body>, Response = HttpResponse<B>> + Clone + Send + 'static,
    <L::Service as Service<HttpRequest<Body>>>::Future: Send,
    <L::Service as Service<HttpRequest<Body>>>::Error: Into<BoxError> + Send,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("its address");
    let mut server = Server::builder().layer(layer);
    let server = server.add_routes(router.into());
    tokio::spawn(server.serve_with_incoming(TcpIncoming::from(listener)));
    address
}

/// A client of the server.
pub(crate) struct Client(tonic::client::Grpc<Channel>);

impl Client {
    pub(crate) async fn of(router: Router) -> Self {
        Self::at(serve(router).await).await
    }

    pub(crate) async fn at(address: SocketAddr) -> Self {
        let endpoint = Endpoint::from_shared(format!("http://{address}"));
        let channel = endpoint.expect("an address").connect().await;
        Self(tonic::client::Grpc::new(channel.expect("a connection")))
    }

    /// Calls a method with a text that is answered with one.
    pub(crate) async fn call(&mut self, path: &str, text: &str) -> Result<String, Status> {
        let path = self.ready(path).await;
        let answer = self.0.unary(Request::new(text.to_owned()), path, Text);
        answer.await.map(Response::into_inner)
    }

    /// Calls a method with a text that is answered with a stream.
    pub(crate) async fn stream(
        &mut self,
        path: &str,
        text: &str,
    ) -> Result<Streaming<String>, Status> {
        let path = self.ready(path).await;
        let request = Request::new(text.to_owned());
        let answer = self.0.server_streaming(request, path, Text);
        answer.await.map(Response::into_inner)
    }

    async fn ready(&mut self, path: &str) -> PathAndQuery {
        self.0.ready().await.expect("the connection holds");
        PathAndQuery::try_from(path).expect("a path")
    }
}

/// A method that does not exist answers with `status`.
pub(crate) fn fallback(router: Router, status: fn() -> Status) -> Router {
    router.fallback(move || async move { status().into_http::<Body>() })
}
