//! A small axum service: an error enum, axum's rejections in it, every other error response in the
//! same words, and the documentation of all at `/errors`.
//! `cargo run --example axum --features tower`

use std::sync::Mutex;

use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use flowcms_status::{FlowError, Instance, ProblemLayer};
use tokio::net::TcpListener;

/// What the API answers when it does not answer with content.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "http://localhost:3000/errors#")]
enum NoteError {
    /// The number is that of no note.
    #[error("note {id} does not exist")]
    #[flow(code = 404, context = "List the notes to find its number.")]
    NotFound {
        #[flow(member = "number")]
        id: usize,
    },
    /// The note has no letter.
    #[error("the note is empty")]
    #[flow(code = 422)]
    Empty,
    #[error(transparent)]
    #[flow(map = flowcms_status::axum::JsonError)]
    Json(#[from] JsonRejection),
}

type Notes = &'static Mutex<Vec<String>>;

async fn note(State(notes): State<Notes>, Path(id): Path<usize>) -> Result<String, NoteError> {
    let notes = notes.lock().expect("no handler panics");
    notes.get(id).cloned().ok_or(NoteError::NotFound { id })
}

async fn add(
    State(notes): State<Notes>,
    note: Result<Json<String>, JsonRejection>,
) -> Result<(StatusCode, String), NoteError> {
    let Json(note) = note?;
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
        .route("/notes/{id}", get(note))
        .with_state(notes)
        .merge(NoteError::CATALOG.service())
        // Unknown paths, wrong methods and numbers that are none.
        .layer(ProblemLayer::new().instance(Instance::Path));
    let listener = TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    let address = listener.local_addr()?;
    println!("http://{address}");
    println!("http://{address}/errors");
    println!("curl -i http://{address}/notes/7");
    println!("curl -i http://{address}/notes --json '{{\"no\": \"string\"}}'");
    axum::serve(listener, router).await
}
