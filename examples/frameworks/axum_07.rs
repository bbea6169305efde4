//! A small axum 0.7 service whose error enum answers for it, in words it shares with axum 0.8.
//! `cargo run --example axum_07 --features axum-07`

use std::num::ParseIntError;
use std::sync::Mutex;

use axum_07::Router;
use axum_07::extract::{Path, State};
use axum_07::http::StatusCode;
use axum_07::routing::get;
use flowcms_status::{FlowCms, FlowError};
use tokio::net::TcpListener;

/// What the API answers when it does not answer with content.
#[derive(Debug, thiserror::Error, FlowError)]
enum NoteError {
    #[error("note {id} does not exist")]
    #[flow(code = 404, context = "List the notes to find its number.")]
    NotFound {
        #[flow(member = "number")]
        id: usize,
    },
    #[error("a note has a number: {0}")]
    #[flow(code = 400)]
    Number(#[from] ParseIntError),
    #[error("the note is empty")]
    #[flow(code = 422)]
    Empty,
}

type Notes = &'static Mutex<Vec<String>>;

async fn note(State(notes): State<Notes>, Path(id): Path<String>) -> Result<String, NoteError> {
    let id = id.parse()?;
    let notes = notes.lock().expect("no handler panics");
    notes.get(id).cloned().ok_or(NoteError::NotFound { id })
}

async fn add(State(notes): State<Notes>, note: String) -> Result<(StatusCode, String), NoteError> {
    if note.trim().is_empty() {
        return Err(NoteError::Empty);
    }
    let mut notes = notes.lock().expect("no handler panics");
    notes.push(note);
    Ok((StatusCode::CREATED, format!("/notes/{}", notes.len() - 1)))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).unwrap_or_else(|| "3000".to_owned());
    let notes: Notes = Box::leak(Box::default());
    let router = Router::new()
        .route("/notes", get(|| async { "see /notes/0" }).post(add))
        .route("/notes/:id", get(note))
        .with_state(notes)
        // A row of the table is a response by itself.
        .fallback(|| async { FlowCms::NotFound });
    let listener = TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    let address = listener.local_addr()?;
    println!("http://{address}");
    println!("curl -i http://{address}/notes/7");
    println!("curl -i http://{address}/notes -d ''");
    axum_07::serve(listener, router).await
}
