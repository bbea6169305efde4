//! Notes over actix-web 4, and the documentation of its errors at `/errors`:
//! `cargo run --example actix_web --features actix-web`.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use actix_web::error::JsonPayloadError;
use actix_web::http::StatusCode;
use actix_web::{App, HttpServer, Responder, get, post, web};
use flowcms_status::FlowError;
use flowcms_status::actix_web::{JsonError, Problems};

/// Every way in which this service fails.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "http://localhost:3000/errors#")]
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
    #[flow(map = JsonError)]
    Json(#[from] JsonPayloadError),
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

type Notes = web::Data<Mutex<BTreeMap<u64, String>>>;

#[get("/notes/{id}")]
async fn note(notes: Notes, id: web::Path<u64>) -> Result<String, NoteError> {
    let id = *id;
    let found = notes.lock()?.get(&id).cloned();
    found.ok_or(NoteError::NotFound { id })
}

#[post("/notes")]
async fn create(notes: Notes, new: web::Json<NewNote>) -> Result<impl Responder, NoteError> {
    if new.text.trim().is_empty() {
        return Err(NoteError::Empty);
    }
    let mut notes = notes.lock()?;
    let id = notes.keys().last().map_or(1, |last| last + 1);
    notes.insert(id, new.into_inner().text);
    Ok((format!("/notes/{id}\n"), StatusCode::CREATED))
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).unwrap_or_else(|| "3000".to_owned());
    let notes = Notes::default();
    let errors = NoteError::CATALOG.service();
    let server = HttpServer::new(move || {
        let json = web::JsonConfig::default()
            .limit(4096)
            .error_handler(|error, _| NoteError::from(error).into());
        App::new()
            // Unknown routes, wrong methods, bad paths, and whatever fails with a text that callers
            // must not see: the rows of the table answer.
            .wrap(Problems::new())
            .app_data(notes.clone())
            .app_data(json)
            .service(note)
            .service(create)
            .service(errors.clone())
    })
    .bind(format!("127.0.0.1:{port}"))?;
    for address in server.addrs() {
        println!("listening on http://{address}");
        println!("http://{address}/errors says what can go wrong");
        println!("try: curl -i http://{address}/notes/7");
        println!("     curl -i http://{address}/notes --json '{{\"txt\":\"hello\"}}'");
    }
    server.run().await
}
