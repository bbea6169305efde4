//! A small gRPC service: methods that fail with an error, which arrives as code, message and details.
//! `cargo run --example tonic --features tonic`
//!
//! It is written without generated code, so that no compiler of protocol buffers is needed: its
//! messages are texts. What generated code calls are methods such as `get` and `add`.

use std::sync::Mutex;

use axum::Router;
use axum::extract::Request as HttpRequest;
use axum::routing::post;
use flowcms_status::bytes::{Buf as _, BufMut as _};
use flowcms_status::{FlowCms, FlowError};
use tokio::net::TcpListener;
use tonic::body::Body;
use tonic::codec::{Codec, DecodeBuf, Decoder, EncodeBuf, Encoder};
use tonic::server::Grpc;
use tonic::transport::Server;
use tonic::transport::server::TcpIncoming;
use tonic::{Request, Response, Status};
use tower::service_fn;

/// What a call fails with.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#")]
enum NoteError {
    #[error("note `{slug}` does not exist")]
    #[flow(code = 404, context = "List the notes to find the slug.")]
    NotFound {
        #[flow(member)]
        slug: String,
    },
    #[error("note `{0}` exists already")]
    #[flow(code = 409, grpc = AlreadyExists)]
    Taken(String),
    #[error("a message has to be a text in UTF-8")]
    #[flow(code = 400)]
    NoText(#[from] std::string::FromUtf8Error),
}

static SLUGS: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn find(slug: &str) -> Result<usize, NoteError> {
    let slugs = SLUGS.lock().expect("no method panics");
    let place = slugs.iter().position(|known| known == slug);
    place.ok_or_else(|| NoteError::NotFound {
        slug: slug.to_owned(),
    })
}

async fn get(request: Request<String>) -> Result<Response<String>, Status> {
    let number = find(request.get_ref())?;
    Ok(Response::new(format!("note number {number}")))
}

async fn add(request: Request<String>) -> Result<Response<String>, Status> {
    let slug = request.into_inner();
    if slug.is_empty() {
        // A row of the table is an error of its own.
        Err(FlowCms::UnprocessableEntity)?;
    }
    if find(&slug).is_ok() {
        Err(NoteError::Taken(slug.clone()))?;
    }
    SLUGS.lock().expect("no method panics").push(slug.clone());
    Ok(Response::new(slug))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let port = std::env::args().nth(1).unwrap_or_else(|| "3000".to_owned());
    let methods = Router::new()
        .route(
            "/notes.Notes/Get",
            post(async |call: HttpRequest| Grpc::new(Text).unary(service_fn(get), call).await),
        )
        .route(
            "/notes.Notes/Add",
            post(async |call: HttpRequest| Grpc::new(Text).unary(service_fn(add), call).await),
        )
        .fallback(async || Status::from(FlowCms::MethodNotAllowed).into_http::<Body>());
    let listener = TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    let address = listener.local_addr()?;
    println!("http://{address}");
    for (method, frame) in [("Get", "\\0\\0\\0\\0\\5intro"), ("Add", "\\0\\0\\0\\0\\0")] {
        println!(
            "printf '{frame}' | curl -i --http2-prior-knowledge --data-binary @- \
             -H content-type:application/grpc http://{address}/notes.Notes/{method}"
        );
    }
    // What tonic and its layers make themselves is a problem too.
    Server::builder()
        .layer(flowcms_status::tonic::Problems::new())
        .add_routes(methods.into())
        .serve_with_incoming(TcpIncoming::from(listener))
        .await?;
    Ok(())
}

/// The codec of texts, in place of one for protocol buffers.
#[derive(Clone, Copy)]
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
        let message = from.copy_to_bytes(from.remaining());
        let text = String::from_utf8(message.into()).map_err(NoteError::from)?;
        Ok(Some(text))
    }
}
