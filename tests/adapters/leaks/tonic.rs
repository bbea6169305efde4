//! tonic 0.14: what a method fails with.

use axum::Router;
use tonic::{Request, Response, Status};
use tonic_types::StatusExt as _;

use super::Unreachable;
use crate::native::logged;
use crate::native::tonic::wire::{self, Client};

fn secret() -> String {
    super::secret("tonic", "derived")
}

async fn fail(_: Request<String>) -> Result<Response<String>, Status> {
    Err(Unreachable::new(&secret()).into())
}

/// What is wrong with the status that arrives, or what it is.
pub(super) async fn seen() -> Result<String, String> {
    let router = wire::unary(Router::new(), "/notes.Notes/Fail", fail);
    let mut client = Client::of(router).await;
    let status = client.call("/notes.Notes/Fail", "").await;
    let status = status.expect_err("it fails");
    let caller = format!("{:?} {}", status.code(), status.message());
    let details = String::from_utf8_lossy(status.details()).into_owned();
    if format!("{status:?} {details}").contains("hunter2") {
        return Err(format!("{caller}: IT SHOWS THE SECRET"));
    }
    let request = status.get_details_request_info();
    let instance = request.map_or_else(String::new, |request| request.request_id);
    match &logged::with(&secret())[..] {
        [event] if event.contains(&instance) && !instance.is_empty() => {
            Ok(format!("{caller} | an event with its instance"))
        }
        events => Err(format!("{caller} | {} EVENTS, NONE ITS OWN", events.len())),
    }
}
