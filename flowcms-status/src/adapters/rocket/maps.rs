//! rocket 0.5 (feature `rocket`): every derived error, map and row of a table implements
//! `Responder`, so that handlers return it, alone or in a `Result`.
//!
//! ```
//! use flowcms_status::FlowError;
//! use flowcms_status::rocket::Problems;
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum ContentError {
//!     #[error("entry `{0}` does not exist")]
//!     #[flow(code = 404)]
//!     EntryNotFound(String),
//! }
//!
//! #[rocket::get("/entries/<slug>")]
//! fn entry(slug: &str) -> Result<String, ContentError> {
//!     Err(ContentError::EntryNotFound(slug.to_owned()))
//! }
//!
//! let rocket = rocket::build()
//!     .mount("/", rocket::routes![entry])
//!     .attach(Problems::new());
//! # let _ = rocket;
//! ```
//!
//! No bounds are asked of an error: it may borrow. A response goes out as the error made it, no
//! catcher is asked; rocket adds its own headers (`Server` and those of `Shield`). For everything
//! else there is the fairing [`Problems`]. A type whose `Responder` you write yourself says `#[flow(adapters(…))]` with the
//! frameworks that it is for, or `adapters()`.
//!
//! # Guards
//!
//! rocket tells a catcher the code and nothing more, so [`catchers`] answers without a detail. A
//! handler that takes the guard's `Result` can say what was wrong:
//!
//! ```
//! use flowcms_status::rocket::JsonError;
//! use rocket::serde::json::{self, Json};
//!
//! #[rocket::post("/tags", data = "<tags>")]
//! fn tag(tags: Result<Json<Vec<String>>, json::Error<'_>>) -> Result<String, JsonError> {
//!     Ok(format!("{} tags", tags?.len()))
//! }
//! # let _ = rocket::routes![tag];
//! ```
//!
//! Or with an error of its own. What rocket reports borrows from the request, an error type keeps
//! [`OwnedJsonError`] or [`OwnedFormErrors`]:
//!
//! ```
//! use flowcms_status::FlowError;
//! use flowcms_status::rocket::{FormError, JsonError, OwnedFormErrors, OwnedJsonError};
//! use rocket::serde::json::{self, Json};
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum ContentError {
//!     #[error("the tags cannot be read: {0}")]
//!     #[flow(map = JsonError)]
//!     Json(#[from] OwnedJsonError),
//!     #[error(transparent)]
//!     #[flow(map = FormError)]
//!     Form(#[from] OwnedFormErrors),
//! }
//!
//! #[rocket::post("/tags", data = "<tags>")]
//! fn tag(tags: Result<Json<Vec<String>>, json::Error<'_>>) -> Result<String, ContentError> {
//!     let tags = tags.map_err(OwnedJsonError::from)?;
//!     Ok(format!("{} tags", tags.len()))
//! }
//! # let _ = rocket::routes![tag];
//! ```
//!
//! # What rocket raises itself
//!
//! rocket asks a catcher for it, and tells that the code and nothing more. Without one of yours it sends
//! its own page. [`Problems`] registers [`catchers`] and makes problems of the rest:
//!
//! | what is answered | what [`Problems`] makes of it |
//! |---|---|
//! | an unknown path or a wrong method: 404 | the problem of the row, without a detail |
//! | a guard that fails, with its code; `Json`: 400, 413 or 422; `Form`: 400, 413 or 422 | the same. A map of this page, where the handler takes the guard's `Result`, says what was wrong |
//! | a `Status`, and the responder `Debug` | the same |
//! | a handler that panics: 500 | a private 500. What the panic, the guard or `Debug` said is in rocket's log and in no event |
//! | what handlers write by hand, or a catcher of yours | below 500 plain text is the detail, what is empty becomes a problem, and other content stays; from 500 up it is replaced, and the event has its text |
//!
//! What hyper refuses before there is a request is answered without content (400, 414, 431), and no
//! fairing sees it.

use rocket::form::Errors;
use rocket::serde::json;

pub use super::catchers::catchers;
pub use super::owned_errors::{OwnedFormErrors, OwnedJsonError};
pub use super::problems::Problems;
pub use crate::adapters::maps::rocket::*;

impl From<json::Error<'_>> for JsonError {
    fn from(error: json::Error<'_>) -> Self {
        Self::from(OwnedJsonError::from(error))
    }
}

impl From<Errors<'_>> for FormError {
    fn from(errors: Errors<'_>) -> Self {
        Self::from(OwnedFormErrors::from(errors))
    }
}
