//! What the maps say of each error.

use std::error::Error;

use axum::extract::path::ErrorKind;
use axum::extract::rejection::{
    BytesRejection, FailedToBufferBody, FormRejection, JsonRejection, PathRejection, QueryRejection,
};
use serde_path_to_error::{Error as TracedError, Segment};

use crate::FieldErrors;
use crate::adapters::unreadable::{self, Part};

pub(crate) fn is_too_large(body: &BytesRejection) -> bool {
    matches!(
        body,
        BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_))
    )
}

/// What of an extractor's error is the error of a deserializer that knows its path.
fn found<'e, E: Error + 'static>(error: &'e (dyn Error + 'static)) -> Option<&'e TracedError<E>> {
    let mut chain = std::iter::successors(Some(error), |&error| error.source());
    chain.find_map(|error| error.downcast_ref())
}

/// The names that lead to where it stopped, as far as they are known.
fn names(path: &serde_path_to_error::Path) -> Vec<String> {
    let name = |segment: &Segment| match segment {
        Segment::Seq { index } => Some(index.to_string()),
        Segment::Map { key } | Segment::Enum { variant: key } => Some(key.clone()),
        Segment::Unknown => None,
    };
    path.iter().map_while(name).collect()
}

pub(crate) fn json_errors(rejection: &JsonRejection) -> FieldErrors {
    match found::<serde_json::Error>(rejection) {
        Some(error) => unreadable::json(error.inner(), Some(&names(error.path()))),
        None => unreadable::text(Part::Content, ""),
    }
}

pub(crate) fn json_detail(rejection: &JsonRejection) -> String {
    unreadable::sentence(&json_errors(rejection))
}

/// Of a query or a form.
fn urlencoded(part: Part, rejection: &(dyn Error + 'static)) -> FieldErrors {
    if let Some(error) = found::<serde::de::value::Error>(rejection) {
        return unreadable::at(part, &names(error.path()), &error.inner().to_string());
    }
    let text = rejection.source().map(ToString::to_string);
    unreadable::text(part, &text.unwrap_or_default())
}

pub(crate) fn form_errors(rejection: &FormRejection) -> FieldErrors {
    let part = match rejection {
        FormRejection::FailedToDeserializeFormBody(_) => Part::Content,
        _ => Part::Parameters,
    };
    urlencoded(part, rejection)
}

pub(crate) fn form_detail(rejection: &FormRejection) -> String {
    unreadable::sentence(&form_errors(rejection))
}

pub(crate) fn query_errors(rejection: &QueryRejection) -> FieldErrors {
    urlencoded(Part::Parameters, rejection)
}

pub(crate) fn query_detail(rejection: &QueryRejection) -> String {
    unreadable::sentence(&query_errors(rejection))
}

pub(crate) fn path_errors(rejection: &PathRejection) -> FieldErrors {
    let PathRejection::FailedToDeserializePathParams(error) = rejection else {
        return unreadable::text(Part::Parameters, "");
    };
    match error.kind() {
        ErrorKind::ParseErrorAtKey {
            key, expected_type, ..
        } => unreadable::parameter(Some(key), unreadable::expected(expected_type)),
        ErrorKind::ParseErrorAtIndex { expected_type, .. }
        | ErrorKind::ParseError { expected_type, .. } => {
            unreadable::parameter(None, unreadable::expected(expected_type))
        }
        ErrorKind::InvalidUtf8InPathParam { key } => {
            unreadable::parameter(Some(key), unreadable::expected("UTF-8"))
        }
        ErrorKind::DeserializeError { key, message, .. } => {
            unreadable::at(Part::Parameters, std::slice::from_ref(key), message)
        }
        ErrorKind::Message(message) => unreadable::text(Part::Parameters, message),
        _ => unreadable::text(Part::Parameters, ""),
    }
}

pub(crate) fn path_detail(rejection: &PathRejection) -> String {
    unreadable::sentence(&path_errors(rejection))
}
