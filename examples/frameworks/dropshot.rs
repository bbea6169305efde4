//! A small dropshot service: endpoints that answer with a success or an error, what an extractor
//! refuses in the same words. `cargo run --example dropshot --features dropshot`

use std::sync::Mutex;

use dropshot::{
    ApiDescription, ConfigDropshot, ConfigLogging, ConfigLoggingLevel, HttpError,
    HttpResponseCreated, HttpResponseOk, Path, RequestContext, ServerBuilder, TypedBody, endpoint,
};
use flowcms_status::FlowError;
use flowcms_status::dropshot::{Answer, EndpointError, RequestError, Try, TryBody, answer};
use schemars::JsonSchema;
use serde::Deserialize;

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
    #[error(transparent)]
    #[flow(map = RequestError)]
    Request(#[from] HttpError),
}

type Notes = Mutex<Vec<String>>;

#[derive(Deserialize, JsonSchema)]
struct Numbered {
    id: usize,
}

#[endpoint { method = GET, path = "/notes/{id}" }]
async fn read_note(
    context: RequestContext<Notes>,
    path: Try<Path<Numbered>>,
) -> Result<Answer<HttpResponseOk<String>, NoteError>, EndpointError> {
    answer(async {
        let Numbered { id } = path.0?.into_inner();
        let notes = context.context().lock().expect("no endpoint panics");
        let note = notes.get(id).ok_or(NoteError::NotFound { id })?;
        Ok(HttpResponseOk(note.clone()))
    })
    .await
}

#[endpoint { method = POST, path = "/notes" }]
async fn add_note(
    context: RequestContext<Notes>,
    body: TryBody<TypedBody<String>>,
) -> Result<Answer<HttpResponseCreated<String>, NoteError>, EndpointError> {
    answer(async {
        let note = body.0?.into_inner();
        if note.trim().is_empty() {
            return Err(NoteError::Empty);
        }
        let mut notes = context.context().lock().expect("no endpoint panics");
        notes.push(note);
        Ok(HttpResponseCreated(format!("/notes/{}", notes.len() - 1)))
    })
    .await
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let port = std::env::args().nth(1).unwrap_or_else(|| "3000".to_owned());
    let mut api = ApiDescription::new();
    api.register(read_note)?;
    api.register(add_note)?;
    let level = ConfigLoggingLevel::Warn;
    let log = ConfigLogging::StderrTerminal { level }.to_logger("notes")?;
    let config = ConfigDropshot {
        bind_address: format!("127.0.0.1:{port}").parse()?,
        ..ConfigDropshot::default()
    };
    let server = ServerBuilder::new(api, Notes::default(), log).config(config);
    let server = server.start()?;
    let address = server.local_addr();
    println!("http://{address}");
    println!("curl -i http://{address}/notes/7");
    println!("curl -i http://{address}/notes --json '{{\"no\": \"string\"}}'");
    Ok(server.await?)
}
