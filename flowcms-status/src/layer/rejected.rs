//! The errors that answer where there was none: a response that is no problem document, an error of
//! a service that is not one of ours.

use std::error::Error;
use std::fmt;
use std::sync::OnceLock;

use http::StatusCode;

use crate::declared::DetailPolicy;
use crate::error::FlowError;
use crate::iana::Http;
use crate::problem_type::{Cell, Declared, More, ProblemType};
use crate::table::{Class, Retry, Status, StatusTable};

/// A response, or an error of a service, that a row of the table answers for.
pub(crate) struct Rejected<'a> {
    pub(crate) problem_type: &'static ProblemType,
    /// What it said in plain text.
    pub(crate) text: Option<String>,
    pub(crate) error: Option<&'a (dyn Error + Send + Sync + 'static)>,
}

impl FlowError for Rejected<'_> {
    fn problem_type(&self) -> &'static ProblemType {
        self.problem_type
    }

    /// The text of a rejection is the caller's, unless the server is to blame.
    fn detail(&self) -> DetailPolicy {
        let is_public = !self.problem_type.status().is_server_error() && self.error.is_none();
        match &self.text {
            Some(_) if is_public => DetailPolicy::Display,
            _ => DetailPolicy::None,
        }
    }

    fn is_constant(&self) -> bool {
        false
    }
}

impl fmt::Display for Rejected<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.text, self.error) {
            (Some(text), _) => f.write_str(text),
            (None, Some(error)) => fmt::Display::fmt(error, f),
            (None, None) => fmt::Display::fmt(self.problem_type.status(), f),
        }
    }
}

impl fmt::Debug for Rejected<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for Rejected<'_> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.error?.source()
    }
}

/// The problem type of the row of `T` for a code from 400 up; where `T` has no row, that of the
/// registered code; where that is not registered, one of its class (RFC 9110, section 15).
pub(crate) fn row<T: StatusTable + FlowError>(code: StatusCode) -> &'static ProblemType {
    T::from_code(code.as_u16())
        .map(|row| row.problem_type())
        .or_else(|| Some(Http::from_code(code.as_u16())?.problem_type()))
        .unwrap_or_else(|| unregistered(code))
}

/// The codes from 400 to 599.
const CODES: usize = 200;

static CELLS: [Cell; CODES] = [const { Cell::new() }; CODES];

/// A code that nobody registered means what the first of its class does.
fn unregistered(code: StatusCode) -> &'static ProblemType {
    static STATUSES: [OnceLock<Status>; CODES] = [const { OnceLock::new() }; CODES];
    static TYPES: [OnceLock<ProblemType>; CODES] = [const { OnceLock::new() }; CODES];

    let is_server_error = code.is_server_error();
    let (class, reason, retry): (&'static Class, _, _) = if is_server_error {
        (
            Http::InternalServerError.class(),
            "server_error",
            Retry::Backoff,
        )
    } else {
        (Http::BadRequest.class(), "client_error", Retry::Never)
    };
    // What is no error code is no error of the client either.
    let cell = usize::from(code.as_u16().clamp(400, 599) - 400);
    let status = STATUSES[cell].get_or_init(|| {
        let code = code.as_u16().clamp(400, 599);
        Status::__new(
            code,
            [class.name(), class.context(), reason],
            class,
            retry,
            &[],
        )
    });
    TYPES[cell].get_or_init(|| ProblemType {
        declared: Declared {
            status,
            reason: "",
            type_uri: "about:blank",
            description: "",
            text: "",
            variant: "",
            cells: || &CELLS,
            cell,
            more: More::NONE,
        },
    })
}
