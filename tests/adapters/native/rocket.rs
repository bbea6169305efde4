//! rocket 0.5, as its users write it.

use std::io;

use bytes::Bytes;
use flowcms_status::rocket::{FormError, JsonError, OwnedFormErrors, OwnedJsonError, catchers};
use flowcms_status::{FlowCms, FlowError, Http, status_table};
use http::Method;
use rocket::data::{Limits, ToByteUnit as _};
use rocket::form::{self, Form};
use rocket::http::{Header, Status};
use rocket::response::stream::ByteStream;
use rocket::serde::json::{self, Json};
use rocket::{FromForm, catch, get, post, routes};
use serde_json::json;

use super::asking::{assert_that_the_question_mark_answers, get, problem, send};
use crate::client::{self, Version};
use crate::frameworks::rocket::{config, launch};

#[derive(Debug, thiserror::Error, FlowError)]
enum ContentError {
    #[error("entry {0} does not exist")]
    #[flow(code = 404)]
    EntryNotFound(u8),
    #[error("the id is no number: {0}")]
    #[flow(map = Number)]
    Id(#[from] std::num::ParseIntError),
    #[error("the disk is full")]
    #[flow(code = 500)]
    Store(#[from] io::Error),
    #[error("the entry cannot be read")]
    #[flow(map = JsonError)]
    Json(#[from] OwnedJsonError),
    #[error(transparent)]
    #[flow(map = FormError)]
    Form(#[from] OwnedFormErrors),
}

status_table! {
    /// How ids that cannot be read answer.
    struct Number(std::num::ParseIntError) in FlowCms {
        _ => 422 "Send the number of the entry.",
    }
}

fn find(id: &str) -> Result<String, ContentError> {
    match id.parse::<u8>()? {
        0 => Ok(std::fs::read_to_string("/does/not/exist")?),
        1 => Ok("the first entry".to_owned()),
        other => Err(ContentError::EntryNotFound(other)),
    }
}

#[get("/entries/<id>")]
fn entry(id: &str) -> Result<String, ContentError> {
    Ok(find(id)? + "!")
}

#[derive(Debug, serde::Deserialize, FromForm)]
struct Entry {
    title: String,
    #[serde(default)]
    stars: u8,
}

#[post("/json", data = "<entry>")]
fn json_entry(entry: Result<Json<Entry>, json::Error<'_>>) -> Result<String, JsonError> {
    let entry = entry?;
    Ok(format!("{} {}", entry.title, entry.stars))
}

#[post("/own", data = "<entry>")]
fn own_entry(entry: Result<Json<Entry>, json::Error<'_>>) -> Result<String, ContentError> {
    let entry = entry.map_err(OwnedJsonError::from)?;
    Ok(entry.into_inner().title)
}

#[post("/form", data = "<entry>")]
fn form_entry(entry: form::Result<'_, Form<Entry>>) -> Result<String, FormError> {
    let entry = entry?;
    Ok(format!("{} {}", entry.title, entry.stars))
}

#[get("/search?<page>")]
fn search(page: form::Result<'_, u8>) -> Result<String, ContentError> {
    let page = page.map_err(OwnedFormErrors::from)?;
    Ok(page.to_string())
}

#[tokio::test]
async fn the_question_mark_makes_every_response_of_a_handler() {
    let address = launch(rocket::custom(config()).mount("/", routes![entry])).await;
    assert_that_the_question_mark_answers(address, "/entries").await;
}

#[tokio::test]
async fn a_row_is_a_handler_s_answer_and_an_error_has_the_guards_and_fairings_of_others() {
    #[get("/row")]
    fn row() -> FlowCms {
        FlowCms::Forbidden
    }
    #[get("/unchanged")]
    fn unchanged() -> Result<(), FlowCms> {
        Err(FlowCms::NotModified)
    }

    let versioned = rocket::fairing::AdHoc::on_response("version", |_, response| {
        response.set_header(Header::new("x-version", "2"));
        Box::pin(async {})
    });
    let rocket = rocket::custom(config()).attach(versioned);
    let address = launch(rocket.mount("/", routes![row, unchanged])).await;
    let row = get(address, "/row").await;
    assert_eq!(row.status(), 403);
    assert_eq!(row.headers()["x-version"], "2");
    assert_eq!(problem(&row)["reason"], "forbidden");
    let unchanged = get(address, "/unchanged").await;
    assert_eq!(unchanged.status(), 304);
    assert!(!unchanged.headers().contains_key("content-length"));
}

#[tokio::test]
async fn a_handler_streams_or_answers_with_an_error() {
    #[get("/export/<id>")]
    fn export(id: u8) -> Result<ByteStream![Bytes], ContentError> {
        if id != 1 {
            return Err(ContentError::EntryNotFound(id));
        }
        Ok(ByteStream! {
            for _ in 0..100 {
                yield Bytes::from_static(&[b'x'; 1000]);
            }
        })
    }

    let address = launch(rocket::custom(config()).mount("/", routes![export])).await;
    let streamed = get(address, "/export/1").await;
    assert_eq!(streamed.status(), 200);
    assert_eq!(streamed.headers()["transfer-encoding"], "chunked");
    assert_eq!(streamed.body().len(), 100_000);
    let missing = get(address, "/export/2").await;
    assert_eq!(missing.status(), 404);
    assert_eq!(problem(&missing)["detail"], "entry 2 does not exist");
}

#[tokio::test]
async fn a_borrowed_or_unsendable_error_is_a_responder_too() {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("{name} is taken")]
    #[flow(code = 409)]
    struct Taken<'a> {
        name: &'a str,
    }

    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("{0} is busy")]
    #[flow(code = 503, detail = display)]
    struct Busy(std::rc::Rc<str>);

    #[get("/taken/<name>")]
    fn taken(name: &str) -> Result<String, Taken<'_>> {
        Err(Taken { name })
    }
    #[get("/busy")]
    async fn busy() -> Result<String, Busy> {
        tokio::task::yield_now().await;
        Err(Busy("the press".into()))
    }

    let address = launch(rocket::custom(config()).mount("/", routes![taken, busy])).await;
    let taken = get(address, "/taken/intro").await;
    assert_eq!(taken.status(), 409);
    assert_eq!(problem(&taken)["detail"], "intro is taken");
    let busy = get(address, "/busy").await;
    assert_eq!(busy.status(), 503);
    assert_eq!(problem(&busy)["detail"], "the press is busy");
}

#[tokio::test]
async fn the_catchers_answer_in_the_words_of_the_table() {
    #[post("/entries", data = "<entry>")]
    fn create(entry: Json<Entry>) -> String {
        entry.into_inner().title
    }
    #[get("/panics")]
    fn panics() -> String {
        panic!("the password is secret")
    }
    #[get("/leaks")]
    fn leaks() -> Result<String, rocket::response::Debug<io::Error>> {
        Err(io::Error::other("the password is secret").into())
    }
    #[get("/teapot")]
    fn teapot() -> Status {
        Status::ImATeapot
    }
    #[catch(403)]
    fn forbidden() -> &'static str {
        "my own"
    }
    #[get("/forbidden")]
    fn refused() -> Status {
        Status::Forbidden
    }

    let limits = Limits::default().limit("json", 64.bytes());
    let figment = rocket::figment::Figment::from(config()).merge(("limits", limits));
    let rocket = rocket::custom(figment)
        .mount("/", routes![create, panics, leaks, teapot, refused])
        .register("/", catchers::<FlowCms>())
        .register("/", rocket::catchers![forbidden]);
    let address = launch(rocket).await;

    let unknown = get(address, "/nowhere").await;
    assert_eq!(unknown.status(), 404);
    assert_eq!(
        problem(&unknown),
        json!({
            "type": "about:blank",
            "title": "Not Found",
            "status": 404,
            "reason": "not_found",
            "context": "Requested content entry, endpoint, or asset does not exist in your workspace.",
        })
    );
    let json = "application/json";
    let syntax = send(address, Method::POST, "/entries", json, "{").await;
    assert_eq!(syntax.status(), 400);
    assert_eq!(problem(&syntax)["reason"], "bad_request");
    let data = send(address, Method::POST, "/entries", json, "{}").await;
    assert_eq!(data.status(), 422);
    assert_eq!(problem(&data)["reason"], "unprocessable_entity");
    // Only IANA's registry has this one.
    let large = send(address, Method::POST, "/entries", json, &"[".repeat(65)).await;
    assert_eq!(large.status(), 413);
    assert_eq!(problem(&large)["title"], "Content Too Large");

    for path in ["/panics", "/leaks"] {
        let failed = get(address, path).await;
        assert_eq!(failed.status(), 500);
        assert_eq!(problem(&failed)["reason"], "internal_server_error");
        assert!(!String::from_utf8_lossy(failed.body()).contains("password"));
    }

    // Neither has this one: its class answers.
    let teapot = get(address, "/teapot").await;
    assert_eq!(teapot.status(), 418);
    assert_eq!(problem(&teapot)["reason"], "client_error");
    let forbidden = get(address, "/forbidden").await;
    assert_eq!(
        (forbidden.status().as_u16(), &forbidden.body()[..]),
        (403, &b"my own"[..])
    );
    let head = client::fetch(address, Version::Http1, &Method::HEAD, "/nowhere").await;
    assert_eq!(head.expect("an answer").status(), 404);
}

#[tokio::test]
async fn json_that_cannot_be_read_answers_by_the_map() {
    let limits = Limits::default().limit("json", 64.bytes());
    let figment = rocket::figment::Figment::from(config()).merge(("limits", limits));
    let rocket = rocket::custom(figment).mount("/", routes![json_entry, own_entry]);
    let address = launch(rocket).await;
    let post = |path: &'static str, body: &'static str| async move {
        send(address, Method::POST, path, "application/json", body).await
    };

    let right = post("/json", r#"{"title":"Intro","stars":5}"#).await;
    assert_eq!(
        (right.status().as_u16(), &right.body()[..]),
        (200, &b"Intro 5"[..])
    );

    let cut = post("/json", r#"{"title":"Intro""#).await;
    assert_eq!(cut.status(), 400);
    assert_eq!(problem(&cut)["reason"], "json_syntax");
    assert_eq!(
        problem(&cut)["detail"],
        "ends too early, at line 1, column 16"
    );
    let wrong = post("/json", r#"{"title":"Intro","stars":"five"}"#).await;
    assert_eq!(wrong.status(), 422);
    assert_eq!(problem(&wrong)["reason"], "json_data");
    let large = post(
        "/json",
        r#"{"title":"0123456789012345678901234567890123456789012345678901234567890123"}"#,
    )
    .await;
    assert_eq!(large.status(), 413);
    assert_eq!(problem(&large)["reason"], "too_large");
    assert_eq!(problem(&large)["detail"], "i/o error: data limit exceeded");

    let own = post("/own", "[]").await;
    assert_eq!(own.status(), 422);
    assert_eq!(
        problem(&own)["detail"],
        "expected struct Entry with 2 elements, at line 1, column 2"
    );
}

#[tokio::test]
async fn a_form_that_cannot_be_read_answers_with_each_field() {
    let rocket = rocket::custom(config()).mount("/", routes![form_entry, search]);
    let address = launch(rocket).await;
    let urlencoded = "application/x-www-form-urlencoded";

    let right = send(
        address,
        Method::POST,
        "/form",
        urlencoded,
        "title=Intro&stars=5",
    )
    .await;
    assert_eq!(
        (right.status().as_u16(), &right.body()[..]),
        (200, &b"Intro 5"[..])
    );

    let wrong = send(address, Method::POST, "/form", urlencoded, "stars=secret").await;
    assert_eq!(wrong.status(), 422);
    let document = problem(&wrong);
    assert_eq!(document["reason"], "form");
    // In the order of the type's fields.
    assert_eq!(
        document["errors"],
        json!([
            {"pointer": "#/title", "reason": "missing", "detail": "missing"},
            {"pointer": "#/stars", "detail": "invalid integer: invalid digit found in string"},
        ])
    );
    assert_eq!(
        document["detail"],
        "`title`: missing; `stars`: invalid integer: invalid digit found in string"
    );
    assert!(!String::from_utf8_lossy(wrong.body()).contains("secret"));

    let page = get(address, "/search?page=last").await;
    assert_eq!(page.status(), 422);
    assert_eq!(problem(&page)["errors"][0]["pointer"], "#/page");
}

#[test]
fn the_maps_send_the_codes_of_rocket() {
    let code = |error: form::Error<'static>| {
        FlowError::status_code(&FormError::from(form::Errors::from(error))).as_u16()
    };
    let custom = |status| {
        form::error::ErrorKind::Custom(
            status,
            Box::new(io::Error::other("the store is at 10.0.0.7")),
        )
    };
    assert_eq!(code(form::Error::validation("wrong")), 422);
    assert_eq!(code(form::error::ErrorKind::Missing.into()), 422);
    assert_eq!(code((None, Some(8_u64)).into()), 413);
    assert_eq!(code(custom(Status::Conflict).into()), 409);
    assert_eq!(code(custom(Status::ServiceUnavailable).into()), 503);

    let private = FormError::from(form::Errors::from(form::Error::from(custom(
        Status::ServiceUnavailable,
    ))));
    let response = private.to_response();
    assert!(!String::from_utf8_lossy(response.body()).contains("10.0.0.7"));

    let io =
        |kind| FlowError::status_code(&JsonError::from(json::Error::Io(io::Error::from(kind))));
    assert_eq!(io(io::ErrorKind::UnexpectedEof), 413);
    assert_eq!(io(io::ErrorKind::InvalidData), 400);
}

#[tokio::test]
async fn a_header_that_rocket_cannot_send_is_left_out() {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("a name of another time")]
    #[flow(code = 410, table = Http)]
    struct Named {
        #[flow(header = "X-Name")]
        name: http::HeaderValue,
        #[flow(header = "X-City")]
        city: &'static str,
    }

    #[get("/")]
    fn named() -> Named {
        let name = http::HeaderValue::from_bytes(b"caf\xe9").expect("allowed by HTTP");
        Named {
            name,
            city: "Zürich",
        }
    }

    let address = launch(rocket::custom(config()).mount("/", routes![named])).await;
    let response = get(address, "/").await;
    assert_eq!(response.status(), 410);
    assert!(!response.headers().contains_key("x-name"));
    assert_eq!(response.headers()["x-city"].as_bytes(), "Zürich".as_bytes());
}
