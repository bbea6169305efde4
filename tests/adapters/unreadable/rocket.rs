//! rocket 0.5.

use std::net::SocketAddr;

use ::rocket::form::{Errors, Form};
use ::rocket::serde::json::{Error, Json};
use ::rocket::{FromForm, FromFormField, get, post, routes};
use flowcms_status::rocket::{FormError, JsonError, Problems};

use super::Entry;
use crate::frameworks::rocket::{config, launch};

#[derive(FromForm)]
#[allow(dead_code, reason = "nobody reads it")]
struct Sent {
    title: String,
    #[field(default = 0)]
    count: u32,
    #[field(default = 0.0)]
    ratio: f32,
    #[field(default = Kind::Page)]
    kind: Kind,
}

#[derive(FromFormField)]
enum Kind {
    Page,
    Post,
}

#[post("/json", data = "<it>")]
fn json(it: Result<Json<Entry>, Error<'_>>) -> Result<(), JsonError> {
    Ok(it.map(|_| ())?)
}

#[post("/form", data = "<it>")]
fn form(it: Result<Form<Sent>, Errors<'_>>) -> Result<(), FormError> {
    Ok(it.map(|_| ())?)
}

#[get("/query?<it..>")]
fn query(it: Result<Sent, Errors<'_>>) -> Result<(), FormError> {
    Ok(it.map(|_| ())?)
}

#[get("/path/<_count>")]
fn path(_count: u32) {}

pub(super) async fn start() -> SocketAddr {
    let rocket = ::rocket::custom(config())
        .mount("/", routes![json, form, query, path])
        .attach(Problems::new());
    launch(rocket).await
}
