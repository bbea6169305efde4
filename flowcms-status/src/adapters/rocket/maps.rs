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

use std::io;

use rocket::form::error::ErrorKind;
use rocket::form::name::NameBuf;
use rocket::form::{Error, Errors};
use rocket::serde::json;

pub use super::catchers::catchers;
pub use super::owned_errors::{OwnedFormErrors, OwnedJsonError};
pub use super::problems::Problems;
use crate::adapters::unreadable::{self, Part};
use crate::occurrence::field_errors::Place;
use crate::tables::iana::Http;
use crate::{FieldErrors, status_table};

status_table! {
    /// How the guard `Json` answers, with rocket's codes.
    #[flow(crate = crate, client = JsonProblem)]
    pub struct JsonError(OwnedJsonError) in Http {
        #[flow(reason = "too_large")]
        OwnedJsonError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof
            => 413 or 400 "Send less JSON.",
        #[flow(reason = "payload")]
        OwnedJsonError::Io(_) => 400 "Send the whole payload, as UTF-8.",
        #[flow(reason = "json_data", detail = json_detail, errors = json_errors)]
        OwnedJsonError::Parse(error) if error.is_data()
            => 422 or 400 "Send the members, of the types, that the documentation names.",
        #[flow(reason = "json_syntax", detail = json_detail, errors = json_errors)]
        OwnedJsonError::Parse(_) => 400 "Send well-formed JSON.",
    }
}

status_table! {
    /// How the guard `Form` and the query answer, with rocket's codes: 422 for a field, 400 for the
    /// form as a whole, 413 for what is too long; an error of your own can answer 403, 404, 409, 410,
    /// 500 or 503 too.
    #[flow(crate = crate, client = FormProblem)]
    pub struct FormError(OwnedFormErrors) in Http {
        #[flow(reason = "too_large", detail = form_detail, errors = form_errors)]
        e if code(e) == 413 => 413 or 400 "Send a smaller form.",
        #[flow(reason = "unavailable")]
        e if code(e) == 503 => 503 or 500,
        #[flow(reason = "failed")]
        e if code(e) >= 500 => 500,
        #[flow(reason = "form", status = code, codes(400, 403, 404, 409, 410), detail = form_detail, errors = form_errors)]
        _ => 422 or 400 "Send the fields, of the types, that the documentation names.",
    }
}

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

fn code(errors: &OwnedFormErrors) -> u16 {
    errors.errors().status().code
}

fn json_errors(error: &OwnedJsonError) -> FieldErrors {
    match error {
        OwnedJsonError::Parse(json) => unreadable::json(json, None),
        OwnedJsonError::Io(_) => unreadable::text(Part::Content, ""),
    }
}

fn json_detail(error: &OwnedJsonError) -> String {
    unreadable::sentence(&json_errors(error))
}

/// Each error with the name of its field and its rule. What was sent in the field is not repeated.
fn form_errors(errors: &OwnedFormErrors) -> FieldErrors {
    let mut listed = FieldErrors::new();
    for error in errors.errors().iter() {
        let names: Vec<String> = (error.name.iter())
            .flat_map(NameBuf::keys)
            .flat_map(|key| key.indices().map(str::to_owned))
            .collect();
        let place = Place::of_names(&names);
        let item = listed.push(
            Some(place),
            reason(&error.kind).map(Into::into),
            Some(text(&error.kind).into()),
        );
        match &error.kind {
            ErrorKind::InvalidLength { min, max } => _ = item.param("min", min).param("max", max),
            ErrorKind::OutOfRange { start, end } => _ = item.param("min", start).param("max", end),
            ErrorKind::InvalidChoice { choices } => _ = item.param("choices", choices),
            _ => {}
        }
    }
    listed
}

fn reason(kind: &ErrorKind<'_>) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::InvalidLength { .. } => "length",
        ErrorKind::InvalidChoice { .. } => "choice",
        ErrorKind::OutOfRange { .. } => "range",
        ErrorKind::Duplicate => "duplicate",
        ErrorKind::Missing => "missing",
        ErrorKind::Unexpected => "unexpected",
        ErrorKind::Unknown => "unknown",
        _ => return None,
    })
}

/// A rule's own text; of a JSON that stands in a field, what was expected.
fn text(kind: &ErrorKind<'_>) -> String {
    let custom = match kind {
        ErrorKind::Custom(_, error) => error,
        kind => return kind.to_string(),
    };
    let json = match custom.downcast_ref::<json::Error<'static>>() {
        Some(json::Error::Parse(_, json)) => Some(json),
        _ => custom.downcast_ref::<json::serde_json::Error>(),
    };
    match json {
        Some(json) => unreadable::sentence(&unreadable::json(json, None)),
        None => custom.to_string(),
    }
}

/// Each field with what is wrong.
fn form_detail(errors: &OwnedFormErrors) -> String {
    let sentence = |error: &Error<'_>| match &error.name {
        Some(name) => format!("`{name}`: {}", text(&error.kind)),
        None => text(&error.kind),
    };
    let sentences: Vec<String> = errors.errors().iter().map(sentence).collect();
    sentences.join("; ")
}
