//! Notes over poem 3: `cargo run --example poem --features poem`.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use flowcms_status::FlowError;
use flowcms_status::poem::{AnyError, Problems};
use poem::http::StatusCode;
use poem::listener::{Listener as _, TcpListener};
use poem::web::{Data, Json, Path};
use poem::{EndpointExt as _, IntoResponse, Route, Server, get, handler, post};

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
    /// The body of the request is no note.
    #[error(transparent)]
    #[flow(map = AnyError)]
    Json(#[from] poem::Error),
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

type Notes = Arc<Mutex<BTreeMap<u64, String>>>;

#[handler]
fn show(Data(notes): Data<&Notes>, Path(id): Path<u64>) -> Result<String, NoteError> {
    let found = notes.lock()?.get(&id).cloned();
    found.ok_or(NoteError::NotFound { id })
}

#[handler]
fn create(
    Data(notes): Data<&Notes>,
    new: poem::Result<Json<NewNote>>,
) -> Result<impl IntoResponse, NoteError> {
    let Json(new) = new?;
    if new.text.trim().is_empty() {
        return Err(NoteError::Empty);
    }
    let mut notes = notes.lock()?;
    let id = notes.keys().last().map_or(1, |last| last + 1);
    notes.insert(id, new.text);
    Ok((StatusCode::CREATED, format!("/notes/{id}\n")))
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).unwrap_or_else(|| "3000".to_owned());
    let listener = TcpListener::bind(format!("127.0.0.1:{port}"));
    let acceptor = listener.into_acceptor().await?;
    println!("listening on http://127.0.0.1:{port}");
    println!("try: curl -i http://127.0.0.1:{port}/notes/7");
    println!("     curl -i http://127.0.0.1:{port}/notes --json '{{\"txt\":\"hello\"}}'");
    let app = Route::new()
        .at("/notes", post(create))
        .at("/notes/:id", get(show))
        .data(Notes::default())
        // Unknown routes, wrong methods, bad paths, and whatever fails with a text that callers must
        // not see: the rows of the table answer.
        .with(Problems::new());
    Server::new_with_acceptor(acceptor).run(app).await
}
