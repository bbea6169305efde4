//! The API and its carrier on ports of their own, with all that the API answers.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, Once};
use std::time::Duration;
use std::{fs, process};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use reqwest::{Client, Method, RequestBuilder, Response};
use rusqlite::Connection;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

use crate::documents::Answer;
use crate::{app, carrier};

/// What was asked of the API, and what it answered.
#[derive(Debug)]
pub(crate) struct Exchange {
    /// Such as `get /parcels/{id}`; nothing where no route was found.
    pub(crate) operation: Option<String>,
    pub(crate) response: http::Response<Bytes>,
}

impl Exchange {
    /// The document, if it is one of a problem.
    pub(crate) fn problem(&self) -> Option<Value> {
        let content_type = self.response.headers().get("content-type")?;
        let is_problem = content_type == "application/problem+json";
        is_problem.then(|| serde_json::from_slice(self.response.body()).unwrap())
    }

    /// Of an operation.
    pub(crate) fn answer(&self) -> Answer {
        let reason = |problem: Value| problem["reason"].as_str().unwrap().to_owned();
        (
            self.operation.clone().unwrap(),
            self.response.status().as_str().to_owned(),
            self.problem().map(reason),
        )
    }
}

/// Long enough for any answer; a test that waits for it has failed.
const PATIENCE: Duration = Duration::from_secs(20);

type Captured = Arc<Mutex<Vec<Exchange>>>;

pub(crate) struct Service {
    pub(crate) http: Client,
    pub(crate) address: SocketAddr,
    carrier: SocketAddr,
    pub(crate) folder: PathBuf,
    captured: Captured,
}

impl Service {
    pub(crate) async fn start() -> Self {
        let carrier = serve(carrier::router()).await;
        Self::with_carrier(carrier).await
    }

    /// Where nobody listens at the carrier's address.
    pub(crate) async fn without_carrier() -> Self {
        let nobody = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = nobody.local_addr().unwrap();
        drop(nobody);
        Self::with_carrier(address).await
    }

    async fn with_carrier(carrier: SocketAddr) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        listen();
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
        let folder = folder.join(format!("parcels-{}-{number}", process::id()));
        fs::create_dir_all(&folder).unwrap();

        let captured = Captured::default();
        let database = folder.join("parcels.db");
        let router = app::router(database.to_str().unwrap(), carrier)
            .await
            .unwrap();
        // The router writes the `Allow` of a 405 outside of its own layers.
        let router = axum::Router::new()
            .fallback_service(router.layer(from_fn(note_route)))
            .layer(from_fn_with_state(Arc::clone(&captured), capture));
        Self {
            http: Client::builder()
                .no_proxy()
                .timeout(PATIENCE)
                .build()
                .unwrap(),
            address: serve(router).await,
            carrier,
            folder,
            captured,
        }
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http
            .request(method, format!("http://{}{path}", self.address))
    }

    pub(crate) fn get(&self, path: &str) -> RequestBuilder {
        self.request(Method::GET, path)
    }

    pub(crate) fn put(&self, path: &str) -> RequestBuilder {
        self.request(Method::PUT, path)
    }

    pub(crate) fn post(&self, path: &str) -> RequestBuilder {
        self.request(Method::POST, path)
    }

    pub(crate) fn delete(&self, path: &str) -> RequestBuilder {
        self.request(Method::DELETE, path)
    }

    /// Registers a parcel under a key; its path.
    pub(crate) async fn parcel(&self, key: &str) -> String {
        let request = self.post("/parcels").header("Idempotency-Key", key);
        let response = request.json(&parcel()).send().await.unwrap();
        assert_eq!(response.status(), 201);
        response.headers()["location"].to_str().unwrap().to_owned()
    }

    /// Orders a label for the parcel at that path; the label's path.
    pub(crate) async fn label(&self, parcel: &str) -> String {
        let ordered = self.post(&format!("{parcel}/labels")).send().await.unwrap();
        assert_eq!(ordered.status(), 202);
        ordered.headers()["location"].to_str().unwrap().to_owned()
    }

    /// Asks for a label until it does not wait any more.
    pub(crate) async fn wait_for(&self, label: &str) -> Response {
        loop {
            let response = self.get(label).send().await.unwrap();
            if response.status() != 202 {
                return response;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Tells the carrier how it is.
    pub(crate) async fn carrier(&self, mode: &str) {
        let url = format!("http://{}/mode/{mode}", self.carrier);
        let changed = self.http.put(url).send().await.unwrap();
        assert!(changed.status().is_success());
    }

    /// The database, as another process sees it.
    pub(crate) fn database(&self) -> Connection {
        Connection::open(self.folder.join("parcels.db")).unwrap()
    }

    /// Begins to send content, and breaks its form off in the middle.
    pub(crate) async fn break_off(&self, method: &str, path: &str, headers: &str) {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: parcels\r\nconnection: close\r\ntransfer-encoding: chunked\r\n{headers}\r\n\r\n\
             no length\r\n"
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        let read = timeout(PATIENCE, stream.read_to_end(&mut answer)).await;
        read.expect("an answer").unwrap();
        assert!(
            answer.starts_with(b"HTTP/1.1 400"),
            "{}",
            answer.escape_ascii()
        );
    }

    /// All that was answered since the last call.
    pub(crate) fn captured(&self) -> Vec<Exchange> {
        std::mem::take(&mut *self.captured.lock().unwrap())
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // Its files may still be open, and the folder is one of the target's.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

pub(crate) fn parcel() -> Value {
    json!({ "to": "Ada, 1 Analytical Way", "weight": 850 })
}

async fn serve(router: axum::Router) -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(axum::serve(listener, router).into_future());
    address
}

async fn note_route(request: Request, next: Next) -> http::Response<Body> {
    let route = request.extensions().get::<MatchedPath>().cloned();
    let mut response = next.run(request).await;
    if let Some(route) = route {
        response.extensions_mut().insert(route);
    }
    response
}

/// Notes each response, and the route that it comes from.
async fn capture(
    State(captured): State<Captured>,
    request: Request,
    next: Next,
) -> http::Response<Body> {
    let method = request.method().as_str().to_lowercase();
    let (head, body) = next.run(request).await.into_parts();
    let path = head.extensions.get::<MatchedPath>();
    let operation = path.map(|path| format!("{method} {}", path.as_str()));
    let body = to_bytes(body, usize::MAX).await.unwrap();
    let response = http::Response::from_parts(head.clone(), body.clone());
    captured.lock().unwrap().push(Exchange {
        operation,
        response,
    });
    http::Response::from_parts(head, body.into())
}

/// Listens to events as the binary does: a failure without one has no id to find it by.
fn listen() {
    static START: Once = Once::new();
    START.call_once(|| tracing_subscriber::fmt().with_writer(std::io::sink).init());
}
