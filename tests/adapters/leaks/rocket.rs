//! rocket 0.5 with the fairing `Problems`.

use std::net::SocketAddr;

use ::rocket::http::{ContentType, Header, Status};
use ::rocket::request::{FromRequest, Outcome};
use ::rocket::response::{self, Debug, Responder, Response};
use ::rocket::{Request, get, routes};
use flowcms_status::FlowError as _;
use flowcms_status::rocket::Problems;

use super::{Foreign, Public, Unreachable, content, headers, wishing};
use crate::frameworks::rocket::{config, launch};

fn secret(attack: &str) -> String {
    super::secret("rocket", attack)
}

struct Wrapper(Unreachable);

impl<'r> Responder<'r, 'static> for Wrapper {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let status = Status::new(self.0.status_code().as_u16());
        let text = format!("{:?}", self.0);
        // Asks the error inside, and sends a text of its own.
        let answer = self.0.respond_to(request)?;
        Response::build_from(answer)
            .status(status)
            .sized_body(text.len(), std::io::Cursor::new(text))
            .ok()
    }
}

/// A guard that fails with a private text.
struct Guard;

#[::rocket::async_trait]
impl<'r> FromRequest<'r> for Guard {
    type Error = String;

    async fn from_request(_: &'r Request<'_>) -> Outcome<Self, String> {
        Outcome::Error((Status::InternalServerError, secret("middleware")))
    }
}

#[get("/derived")]
fn derived() -> Result<(), Unreachable> {
    Err(Unreachable::new(&secret("derived")))
}

#[get("/wrapper")]
fn wrapper() -> Wrapper {
    Wrapper(Unreachable::new(&secret("wrapper")))
}

/// rocket's `Debug` answers with 500 and nothing else.
#[get("/foreign")]
fn foreign() -> Result<(), (Status, String)> {
    Err((
        Status::InternalServerError,
        Foreign(secret("foreign")).to_string(),
    ))
}

#[get("/middleware")]
fn guarded(_guard: Guard) {}

#[get("/debug")]
fn debug() -> Debug<Foreign> {
    Debug(Foreign(secret("debug")))
}

#[get("/panic")]
fn panics() {
    panic!("{}", secret("panic"));
}

struct ByHand(Status, String, Option<&'static str>, String);

impl<'r> Responder<'r, 'static> for ByHand {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        let Self(status, kind, content_type, body) = self;
        let mut response = Response::build();
        response.status(status);
        if let Some(content_type) = content_type {
            response.header(ContentType::parse_flexible(content_type).expect("a media type"));
        }
        for &(name, value) in headers(&kind) {
            response.raw_header(name, value);
        }
        if !body.is_empty() {
            response.sized_body(body.len(), std::io::Cursor::new(body));
        }
        response.ok()
    }
}

#[get("/<kind>", rank = 5)]
fn at_500(kind: &str) -> ByHand {
    let (content_type, body) = content(kind, &secret(kind));
    ByHand(
        Status::InternalServerError,
        kind.to_owned(),
        content_type,
        body,
    )
}

#[get("/public/<name>")]
fn public(name: &str) -> Public {
    Public::of(name)
}

#[derive(Responder)]
#[response(status = 500)]
struct Left(&'static str, Header<'static>);

#[get("/left")]
fn left() -> Left {
    Left("left", Header::new("x-left", "yes"))
}

#[get("/below/<kind>")]
fn below_500(kind: &str) -> ByHand {
    let (content_type, body) = content(kind, "locked");
    ByHand(
        Status::new(super::below(kind)),
        kind.to_owned(),
        content_type,
        body,
    )
}

pub(super) async fn start(wishes: bool) -> SocketAddr {
    let problems = wishing!(wishes, Problems::new(), "rocket");
    let rocket = ::rocket::custom(config())
        .mount(
            "/",
            routes![
                derived, wrapper, foreign, guarded, debug, panics, at_500, below_500, public, left
            ],
        )
        .attach(problems);
    launch(rocket).await
}
