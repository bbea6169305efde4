//! A real HTTP/1.1 client over TCP, with a connection of its own for each request.

use std::convert::Infallible;
use std::error::Error;
use std::fmt;
use std::net::SocketAddr;

use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use futures_util::{StreamExt, stream};
use http_body_util::{BodyExt, StreamBody};
use hyper::body::{Body, Bytes, Frame};
use hyper::client::conn::http1;
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::Role;

pub(crate) type Failure = Box<dyn Error + Send + Sync>;

/// A request that is not sent yet.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    method: Method,
    path: String,
    headers: Vec<(&'static str, String)>,
    content: Bytes,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The interim response before it, if there was one.
    pub(crate) interim: Option<StatusCode>,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) content: Bytes,
}

/// An open live preview.
#[derive(Debug)]
pub(crate) struct Preview {
    pub(crate) status: StatusCode,
    socket: WebSocketStream<TokioIo<Upgraded>>,
}

impl Call {
    pub(crate) fn new(method: Method, path: &str) -> Self {
        Self {
            method,
            path: path.to_owned(),
            headers: Vec::new(),
            content: Bytes::new(),
        }
    }

    pub(crate) fn get(path: &str) -> Self {
        Self::new(Method::GET, path)
    }

    pub(crate) fn post(path: &str) -> Self {
        Self::new(Method::POST, path)
    }

    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub(crate) fn key(self, key: &str) -> Self {
        self.header("authorization", format!("Bearer {key}"))
    }

    pub(crate) fn json(self, value: &Value) -> Self {
        self.body("application/json", value.to_string())
    }

    pub(crate) fn body(mut self, content_type: &str, content: impl Into<Bytes>) -> Self {
        self.content = content.into();
        self.header("content-type", content_type)
    }

    /// Sends it all at once.
    pub(crate) async fn send(&self, to: SocketAddr) -> Result<Answer, Failure> {
        self.exchange(to, false).await
    }

    /// Sends the head with `Expect: 100-continue`, and the content once the server asks for it.
    pub(crate) async fn send_when_asked(&self, to: SocketAddr) -> Result<Answer, Failure> {
        let call = self.clone().header("expect", "100-continue");
        call.exchange(to, true).await
    }

    async fn exchange(&self, to: SocketAddr, wait: bool) -> Result<Answer, Failure> {
        let (interim, mut asked) = watch::channel(None);
        let content = self.content.clone();
        let body = stream::once(async move {
            if wait {
                // It fails if the answer came without an interim one: then nobody listens.
                let _ = asked.wait_for(Option::is_some).await;
            }
            Ok::<_, Infallible>(Frame::data(content))
        });
        let mut request = self.request(to, StreamBody::new(body).boxed_unsync())?;
        let sent_before = interim.subscribe();
        hyper::ext::on_informational(&mut request, move |response| {
            interim.send_replace(Some(response.status()));
        });

        let stream = TokioIo::new(TcpStream::connect(to).await?);
        let (mut sender, connection) = http1::handshake(stream).await?;
        let connection = tokio::spawn(connection);
        let (head, body) = sender.send_request(request).await?.into_parts();
        let content = body.collect().await?.to_bytes();
        connection.abort();
        let interim = *sent_before.borrow();
        Ok(Answer {
            interim,
            status: head.status,
            headers: head.headers,
            content,
        })
    }

    fn request<B: Body>(&self, to: SocketAddr, body: B) -> Result<Request<B>, Failure> {
        let mut request = Request::builder()
            .method(&self.method)
            .uri(&self.path)
            .header(header::HOST, to.to_string())
            .header(header::CONTENT_LENGTH, self.content.len());
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        Ok(request.body(body)?)
    }
}

/// The request line, as far as it tells.
impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    pub(crate) fn json(&self) -> Result<Value, Failure> {
        Ok(serde_json::from_slice(&self.content)?)
    }
}

impl Preview {
    /// Asks for the live preview under `path`.
    pub(crate) async fn open(to: SocketAddr, path: &str, key: &str) -> Result<Self, Failure> {
        let call = Call::get(path)
            .key(key)
            .header("connection", "upgrade")
            .header("upgrade", "websocket")
            .header("sec-websocket-version", "13")
            .header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==");
        let request = call.request(to, http_body_util::Empty::<Bytes>::new())?;

        let stream = TokioIo::new(TcpStream::connect(to).await?);
        let (mut sender, connection) = http1::handshake(stream).await?;
        tokio::spawn(connection.with_upgrades());
        let response = sender.send_request(request).await?;
        let status = response.status();
        let upgraded = TokioIo::new(hyper::upgrade::on(response).await?);
        let socket = WebSocketStream::from_raw_socket(upgraded, Role::Client, None).await;
        Ok(Self { status, socket })
    }

    /// The next event, or nothing when the server has closed the preview.
    pub(crate) async fn next(&mut self) -> Result<Option<Value>, Failure> {
        match self.socket.next().await {
            Some(message) => {
                let message = message?;
                if message.is_close() {
                    return Ok(None);
                }
                Ok(Some(serde_json::from_str(message.to_text()?)?))
            }
            None => Ok(None),
        }
    }
}
