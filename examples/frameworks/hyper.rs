//! A small hyper service: `?` inside, an error enum that becomes the response, and a success that is
//! streamed. `cargo run --example hyper --features hyper`

use std::convert::Infallible;
use std::io;
use std::num::ParseIntError;

use bytes::Bytes;
use flowcms_status::{FlowCms, FlowError};
use futures_util::stream;
use http::{Method, Request, Response};
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt as _, Empty, StreamBody};
use hyper::body::{Frame, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use tokio::net::TcpListener;

/// What the service answers when it does not answer with content.
#[derive(Debug, thiserror::Error, FlowError)]
enum CountError {
    #[error("say how far to count: {0}")]
    #[flow(code = 400)]
    Number(#[from] ParseIntError),
    #[error("{limit} is far enough")]
    #[flow(code = 422)]
    TooFar {
        #[flow(member)]
        limit: u32,
    },
    #[error("counting is for GET")]
    #[flow(code = 405, header("Allow" = "GET, HEAD"))]
    Method,
    /// A row of the table answers for itself.
    #[error(transparent)]
    #[flow(transparent)]
    Row(#[from] FlowCms),
}

/// A stream that may fail on the way, in a box.
type Body = BoxBody<Bytes, io::Error>;

fn route<B>(request: &Request<B>) -> Result<Response<Body>, CountError> {
    let path = request.uri().path();
    let number = path.strip_prefix("/count/").ok_or(FlowCms::NotFound)?;
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(CountError::Method);
    }
    let number: u32 = number.parse()?;
    let limit = 1_000_000;
    if number > limit {
        return Err(CountError::TooFar { limit });
    }
    let lines = (1..=number).map(|line| Ok(Frame::data(Bytes::from(format!("{line}\n")))));
    Ok(Response::new(StreamBody::new(stream::iter(lines)).boxed()))
}

async fn serve(request: Request<Incoming>) -> Result<Response<Body>, Infallible> {
    let response = route(&request).unwrap_or_else(Into::into);
    if *request.method() == Method::HEAD {
        // Over HTTP/2 hyper leaves this to the service.
        return Ok(response.map(|_| Empty::new().map_err(|never| match never {}).boxed()));
    }
    Ok(response)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let port = std::env::args().nth(1).unwrap_or_else(|| "3000".to_owned());
    let listener = TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    let address = listener.local_addr()?;
    println!("http://{address}");
    println!("curl -i http://{address}/count/3");
    println!("curl -i http://{address}/count/three");
    loop {
        let (stream, _) = listener.accept().await?;
        tokio::spawn(async move {
            let server = auto::Builder::new(TokioExecutor::new());
            let connection = server.serve_connection(TokioIo::new(stream), service_fn(serve));
            if let Err(error) = connection.await {
                eprintln!("{error}");
            }
        });
    }
}
