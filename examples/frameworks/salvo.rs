//! Notes over salvo 1: `cargo run --example salvo --features salvo`.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use flowcms_status::FlowError;
use flowcms_status::salvo::{Problems, RequestError};
use salvo::conn::{Listener as _, TcpListener};
use salvo::http::{ParseError, StatusCode};
use salvo::{Request, Response, Router, Server, Service, handler};

/// Every way in which this service fails.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#")]
enum NoteError {
    /// No note has that id.
    #[error("note {id} does not exist")]
    #[flow(code = 404, context = "Create it with `POST /notes`.")]
    NotFound {
        #[flow(member = "note")]
        id: u64,
    },
    /// The text has no letter.
    #[error("the note has no text")]
    #[flow(code = 422)]
    Empty,
    /// The request is not about a note.
    #[error(transparent)]
    #[flow(map = RequestError)]
    Request(#[from] ParseError),
    /// Another request panicked while it wrote: callers never see this text.
    #[error("the lock is poisoned")]
    #[flow(code = 500)]
    Poisoned,
}

impl<T> From<PoisonError<T>> for NoteError {
    fn from(_: PoisonError<T>) -> Self {
        Self::Poisoned
    }
}

#[derive(serde::Deserialize)]
struct NewNote {
    text: String,
}

static NOTES: Mutex<BTreeMap<u64, String>> = Mutex::new(BTreeMap::new());

#[handler]
fn show(request: &mut Request) -> Result<String, NoteError> {
    let id = request.try_param("id")?;
    let found = NOTES.lock()?.get(&id).cloned();
    found.ok_or(NoteError::NotFound { id })
}

#[handler]
async fn create(request: &mut Request, response: &mut Response) -> Result<String, NoteError> {
    let new: NewNote = request.parse_json().await?;
    if new.text.trim().is_empty() {
        return Err(NoteError::Empty);
    }
    let mut notes = NOTES.lock()?;
    let id = notes.keys().last().map_or(1, |last| last + 1);
    notes.insert(id, new.text);
    response.status_code(StatusCode::CREATED);
    Ok(format!("/notes/{id}\n"))
}

#[tokio::main]
async fn main() {
    let port = std::env::args().nth(1).unwrap_or_else(|| "3000".to_owned());
    let acceptor = TcpListener::new(format!("127.0.0.1:{port}")).bind().await;
    println!("listening on http://127.0.0.1:{port}");
    println!("try: curl -i http://127.0.0.1:{port}/notes/7");
    println!("     curl -i http://127.0.0.1:{port}/notes --json '{{\"txt\":\"hello\"}}'");
    let router = Router::with_path("notes")
        .post(create)
        .push(Router::with_path("{id}").get(show));
    let service = Service::new(router)
        // Unknown routes, wrong methods, bad paths, and whatever fails with a text that callers must
        // not see: the rows of the table answer.
        .hoop(Problems::new());
    Server::new(acceptor).serve(service).await;
}
