//! What the maps say of each error.

use actix_web::error;

use crate::FieldErrors;
use crate::adapters::unreadable::{self, Part};

pub(crate) fn json_errors(error: &error::JsonPayloadError) -> FieldErrors {
    match error {
        error::JsonPayloadError::Deserialize(json) => unreadable::json(json, None),
        _ => unreadable::text(Part::Content, ""),
    }
}

pub(crate) fn json_detail(error: &error::JsonPayloadError) -> String {
    unreadable::sentence(&json_errors(error))
}

pub(crate) fn path_errors(error: &error::PathError) -> FieldErrors {
    match error {
        error::PathError::Deserialize(error) => {
            unreadable::text(Part::Parameters, &error.to_string())
        }
        _ => unreadable::text(Part::Parameters, ""),
    }
}

pub(crate) fn path_detail(error: &error::PathError) -> String {
    unreadable::sentence(&path_errors(error))
}

pub(crate) fn query_errors(error: &error::QueryPayloadError) -> FieldErrors {
    match error {
        error::QueryPayloadError::Deserialize(error) => {
            unreadable::text(Part::Parameters, &error.to_string())
        }
        _ => unreadable::text(Part::Parameters, ""),
    }
}

pub(crate) fn query_detail(error: &error::QueryPayloadError) -> String {
    unreadable::sentence(&query_errors(error))
}

pub(crate) fn form_errors(error: &error::UrlencodedError) -> FieldErrors {
    match error {
        error::UrlencodedError::Parse(error) => unreadable::text(Part::Content, &error.to_string()),
        _ => unreadable::text(Part::Content, ""),
    }
}

pub(crate) fn form_detail(error: &error::UrlencodedError) -> String {
    unreadable::sentence(&form_errors(error))
}
