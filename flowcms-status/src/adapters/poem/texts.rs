//! What the maps say of each error.

use poem::error;

use crate::FieldErrors;
use crate::adapters::unreadable::{self, Part};

pub(crate) fn json_errors(error: &error::ParseJsonError) -> FieldErrors {
    match error {
        error::ParseJsonError::Parse(json) => unreadable::json(json, None),
        _ => unreadable::text(Part::Content, ""),
    }
}

pub(crate) fn json_detail(error: &error::ParseJsonError) -> String {
    unreadable::sentence(&json_errors(error))
}

pub(crate) fn form_errors(error: &error::ParseFormError) -> FieldErrors {
    match error {
        error::ParseFormError::UrlDecode(error) => {
            unreadable::text(Part::Content, &error.to_string())
        }
        _ => unreadable::text(Part::Content, ""),
    }
}

pub(crate) fn form_detail(error: &error::ParseFormError) -> String {
    unreadable::sentence(&form_errors(error))
}

pub(crate) fn query_errors(error: &error::ParseQueryError) -> FieldErrors {
    unreadable::text(Part::Parameters, &error.0.to_string())
}

pub(crate) fn query_detail(error: &error::ParseQueryError) -> String {
    unreadable::sentence(&query_errors(error))
}

/// Of whichever of these it is.
pub(crate) fn any_errors(error: &poem::Error) -> FieldErrors {
    let json = error.downcast_ref().map(json_errors);
    let form = || error.downcast_ref().map(form_errors);
    let query = || error.downcast_ref().map(query_errors);
    (json.or_else(form).or_else(query)).unwrap_or_default()
}

pub(crate) fn any_detail(error: &poem::Error) -> String {
    unreadable::sentence(&any_errors(error))
}
