//! What the maps say of each error.

use salvo_core::http::{ParseError, StatusCode, StatusError};

use crate::FieldErrors;
use crate::adapters::unreadable::{self, Part};

pub(crate) fn code(error: &StatusError) -> StatusCode {
    error.code
}

pub(crate) fn errors(error: &ParseError) -> FieldErrors {
    match error {
        ParseError::SerdeJson(json) => unreadable::json(json, None),
        ParseError::Deserialize(error) => unreadable::text(Part::Parameters, &error.to_string()),
        _ => unreadable::text(Part::Parameters, ""),
    }
}

pub(crate) fn detail(error: &ParseError) -> String {
    unreadable::sentence(&errors(error))
}
