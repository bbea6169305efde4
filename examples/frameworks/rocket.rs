//! Notes over rocket 0.5: `cargo run --example rocket --features rocket`.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use flowcms_status::FlowError;
use flowcms_status::rocket::{JsonError, OwnedJsonError, Problems};
use rocket::fairing::AdHoc;
use rocket::serde::json::{self, Json};
use rocket::{Config, State, get, post, response::status::Created, routes};

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
    #[flow(map = JsonError)]
    Json(#[from] OwnedJsonError),
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

type Notes = Mutex<BTreeMap<u64, String>>;

#[get("/notes/<id>")]
fn note(notes: &State<Notes>, id: u64) -> Result<String, NoteError> {
    let found = notes.lock()?.get(&id).cloned();
    found.ok_or(NoteError::NotFound { id })
}

#[post("/notes", data = "<new>")]
fn create(
    notes: &State<Notes>,
    new: Result<Json<NewNote>, json::Error<'_>>,
) -> Result<Created<()>, NoteError> {
    let Json(new) = new.map_err(OwnedJsonError::from)?;
    if new.text.trim().is_empty() {
        return Err(NoteError::Empty);
    }
    let mut notes = notes.lock()?;
    let id = notes.keys().last().map_or(1, |last| last + 1);
    notes.insert(id, new.text);
    Ok(Created::new(format!("/notes/{id}")))
}

#[rocket::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let port = std::env::args().nth(1).unwrap_or_else(|| "3000".to_owned());
    let config = Config {
        port: port.parse()?,
        log_level: rocket::config::LogLevel::Critical,
        ..Config::default()
    };
    rocket::custom(config)
        .manage(Notes::default())
        .mount("/", routes![note, create])
        // Unknown routes, guards that fail, panics, and whatever answers with a text that callers
        // must not see: the rows of the table answer.
        .attach(Problems::new())
        .attach(AdHoc::on_liftoff("address", |rocket| {
            let address = format!("{}:{}", rocket.config().address, rocket.config().port);
            println!("listening on http://{address}");
            println!("try: curl -i http://{address}/notes/7");
            println!("     curl -i http://{address}/notes --json '{{\"txt\":\"hello\"}}'");
            Box::pin(async {})
        }))
        .launch()
        .await?;
    Ok(())
}
