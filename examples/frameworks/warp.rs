//! A small warp service: handlers that reply with an error or reject with one, and warp's own
//! rejections in the same words. `cargo run --example warp --features warp`

use std::sync::Mutex;

use flowcms_status::FlowError;
use flowcms_status::warp::recover;
use tokio::net::TcpListener;
use warp::http::StatusCode;
use warp::{Filter, Rejection, Reply};

/// What the API answers when it does not answer with content.
#[derive(Debug, thiserror::Error, FlowError)]
enum NoteError {
    #[error("note {id} does not exist")]
    #[flow(code = 404, context = "List the notes to find its number.")]
    NotFound {
        #[flow(member = "number")]
        id: usize,
    },
    #[error("the note is empty")]
    #[flow(code = 422)]
    Empty,
}

type Notes = &'static Mutex<Vec<String>>;

/// For `then`: the error is the reply.
async fn note(id: usize, notes: Notes) -> Result<String, NoteError> {
    let notes = notes.lock().expect("no handler panics");
    notes.get(id).cloned().ok_or(NoteError::NotFound { id })
}

/// For `and_then`: `?` rejects with the error, which `recover` finds.
async fn add(note: String, notes: Notes) -> Result<impl Reply, Rejection> {
    if note.trim().is_empty() {
        Err(NoteError::Empty)?;
    }
    let mut notes = notes.lock().expect("no handler panics");
    notes.push(note);
    let path = format!("/notes/{}", notes.len() - 1);
    Ok(warp::reply::with_status(path, StatusCode::CREATED))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).unwrap_or_else(|| "3000".to_owned());
    let notes: Notes = Box::leak(Box::default());
    let with_notes = warp::any().map(move || notes);
    let routes = warp::path!("notes" / usize)
        .and(warp::get())
        .and(with_notes)
        .then(note)
        .or(warp::path!("notes")
            .and(warp::post())
            .and(warp::body::content_length_limit(10_000))
            .and(warp::body::json())
            .and(with_notes)
            .and_then(add))
        .recover(recover::<NoteError>);
    let listener = TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    let address = listener.local_addr()?;
    println!("http://{address}");
    println!("curl -i http://{address}/notes/7");
    println!("curl -i http://{address}/notes --json '{{\"no\": \"string\"}}'");
    warp::serve(routes).incoming(listener).run().await;
    Ok(())
}
