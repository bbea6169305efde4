//! rocket's errors without what they borrow from the request, so that an error type can have one as
//! a field.

use std::error::Error;
use std::fmt;
use std::io;

use rocket::form::Errors;
use rocket::http::ext::IntoOwned as _;
use rocket::serde::json::{self, serde_json};

/// rocket's `json::Error` without the text that was sent.
#[derive(Debug)]
pub enum OwnedJsonError {
    /// The request's data cannot be read, or there is too much of it.
    Io(io::Error),
    /// It is no JSON, or not of the type.
    Parse(serde_json::Error),
}

impl From<json::Error<'_>> for OwnedJsonError {
    fn from(error: json::Error<'_>) -> Self {
        match error {
            json::Error::Io(error) => Self::Io(error),
            json::Error::Parse(_, error) => Self::Parse(error),
        }
    }
}

impl fmt::Display for OwnedJsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "i/o error: {error}"),
            Self::Parse(error) => write!(f, "parse error: {error}"),
        }
    }
}

impl Error for OwnedJsonError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            Self::Parse(error) => Some(error),
        }
    }
}

/// rocket's `form::Errors` as an error.
#[derive(Debug)]
pub struct OwnedFormErrors(Errors<'static>);

impl OwnedFormErrors {
    /// rocket's errors, field by field.
    #[must_use]
    pub fn errors(&self) -> &Errors<'static> {
        &self.0
    }
}

impl From<Errors<'_>> for OwnedFormErrors {
    fn from(errors: Errors<'_>) -> Self {
        Self(errors.into_owned())
    }
}

/// One sentence: the fields, each with what is wrong.
impl fmt::Display for OwnedFormErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            if let Some(name) = &error.name {
                write!(f, "`{name}`: ")?;
            }
            fmt::Display::fmt(error, f)?;
        }
        Ok(())
    }
}

impl Error for OwnedFormErrors {}
