//! The responses of rocket: derived, and put together directly.

use std::io::Cursor;

use rocket::http::Status;
use rocket::local::blocking::Client;
use rocket::response::Responder;
use rocket::{Config, Request, Response};

use crate::cases::{self, ContentError};

thread_local! {
    /// Responders are given one.
    static REQUEST: &'static Request<'static> = {
        let rocket = rocket::custom(Config {
            log_level: rocket::config::LogLevel::Off,
            ..Config::release_default()
        });
        let client = Box::leak(Box::new(Client::untracked(rocket).expect("a rocket")));
        Box::leak(Box::new(client.get("/"))).inner()
    };
}

pub(crate) fn derived(error: ContentError) -> Response<'static> {
    let request = REQUEST.with(|request| *request);
    error.respond_to(request).expect("a response")
}

pub(crate) fn limit(error: ContentError) -> Response<'static> {
    ByHand(error)
        .respond_to(REQUEST.with(|request| *request))
        .expect("a response")
}

struct ByHand(ContentError);

impl<'r> Responder<'r, 'static> for ByHand {
    fn respond_to(self, _: &'r Request<'_>) -> rocket::response::Result<'static> {
        let (status, body) = cases::parts(&self.0);
        let mut response = Response::new();
        response.set_status(Status::new(status.as_u16()));
        response.set_raw_header("content-type", "application/problem+json");
        response.set_raw_header("cache-control", "no-store");
        response.set_sized_body(body.len(), Cursor::new(body));
        Ok(response)
    }
}
