//! What the maps say of each error.

use rocket::form::Error;
use rocket::form::error::ErrorKind;
use rocket::form::name::NameBuf;
use rocket::serde::json;

use super::owned_errors::{OwnedFormErrors, OwnedJsonError};
use crate::FieldErrors;
use crate::adapters::unreadable::{self, Part};
use crate::occurrence::field_errors::Place;

pub(crate) fn code(errors: &OwnedFormErrors) -> u16 {
    errors.errors().status().code
}

pub(crate) fn json_errors(error: &OwnedJsonError) -> FieldErrors {
    match error {
        OwnedJsonError::Parse(json) => unreadable::json(json, None),
        OwnedJsonError::Io(_) => unreadable::text(Part::Content, ""),
    }
}

pub(crate) fn json_detail(error: &OwnedJsonError) -> String {
    unreadable::sentence(&json_errors(error))
}

/// Each error with the name of its field and its rule. What was sent in the field is not repeated.
pub(crate) fn form_errors(errors: &OwnedFormErrors) -> FieldErrors {
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
pub(crate) fn form_detail(errors: &OwnedFormErrors) -> String {
    let sentence = |error: &Error<'_>| match &error.name {
        Some(name) => format!("`{name}`: {}", text(&error.kind)),
        None => text(&error.kind),
    };
    let sentences: Vec<String> = errors.errors().iter().map(sentence).collect();
    sentences.join("; ")
}
