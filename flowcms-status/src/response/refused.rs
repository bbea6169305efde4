//! What a framework refused by itself, or a service failed with, answered in the words of a table.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::sync::OnceLock;

use crate::declaration::cell::Cell;
use crate::declaration::declared::DetailPolicy;
use crate::declaration::declared_type::declared;
use crate::declaration::problem_type::ProblemType;
use crate::declaration::table::{Class, Retry, Status, StatusTable};
use crate::declaration::voice::{OfNoTable as _, Voice, VoiceOf};
use crate::occurrence::error::FlowError;
#[cfg(feature = "json")]
use crate::occurrence::field_errors::{FieldErrors, FieldNames};
use crate::occurrence::problem::Problem;
use crate::tables::iana::Http;

/// A row of a table with what is known beside the code.
pub(crate) struct Refused<'a> {
    pub(crate) problem_type: &'static ProblemType,
    /// What the framework says, which is the public detail below 500.
    pub(crate) text: Option<Cow<'a, str>>,
    /// What is wrong with the fields of the request.
    #[cfg(feature = "json")]
    pub(crate) errors: Option<FieldErrors>,
    /// What the service failed with. It is private.
    pub(crate) error: Option<&'a (dyn Error + Send + Sync + 'static)>,
}

impl FlowError for Refused<'_> {
    fn problem_type(&self) -> &'static ProblemType {
        self.problem_type
    }

    fn detail(&self) -> DetailPolicy {
        match self.text {
            Some(_) => DetailPolicy::Default { text: None },
            None => DetailPolicy::None,
        }
    }

    fn occurrence<'a>(&'a self, problem: &mut Problem<'a>) {
        problem.keep_status();
        #[cfg(feature = "json")]
        problem.__add_errors(&self.errors, FieldNames::AsWritten);
    }
}

impl fmt::Display for Refused<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.text, self.error) {
            (Some(text), _) => f.write_str(text),
            (None, Some(error)) => fmt::Display::fmt(error, f),
            (None, None) => fmt::Display::fmt(self.problem_type.status(), f),
        }
    }
}

impl fmt::Debug for Refused<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for Refused<'_> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.error?.source()
    }
}

/// The problem type of the row of `T` for a code from 400 up; where `T` has no row, that of the
/// registered code; where that is not registered, one of its class (RFC 9110, section 15). `None`
/// for what is no error code.
pub(crate) fn row<T: StatusTable + FlowError>(code: u16) -> Option<&'static ProblemType> {
    if let Some(row) = T::from_code(code).filter(|_| code >= 400) {
        return Some(row.problem_type());
    }
    match Http::from_code(code).filter(|_| code >= 400) {
        Some(row) => Some(row.problem_type()),
        None => unregistered(code),
    }
}

/// The codes from 400 to 599.
const CODES: usize = 200;

static CELLS: [Cell; CODES] = [const { Cell::new() }; CODES];

/// A code that nobody registered means what the first of its class does.
fn unregistered(code: u16) -> Option<&'static ProblemType> {
    static STATUSES: [OnceLock<Status>; CODES] = [const { OnceLock::new() }; CODES];
    static TYPES: [OnceLock<ProblemType>; CODES] = [const { OnceLock::new() }; CODES];

    let (class, reason, retry): (&'static Class, _, _) = match code {
        400..=499 => (Http::BadRequest.class(), "client_error", Retry::Never),
        500..=599 => (
            Http::InternalServerError.class(),
            "server_error",
            Retry::Backoff,
        ),
        _ => return None,
    };
    let cell = usize::from(code - 400);
    let status = STATUSES[cell].get_or_init(|| {
        Status::__new(
            code,
            [class.name(), class.context(), reason],
            class,
            retry,
            &[],
        )
    });
    Some(TYPES[cell].get_or_init(|| {
        static VOICE: Voice = VoiceOf::<()>::__FLOW_VOICE.kept_in(|| &CELLS);
        ProblemType::__new(declared(status, reason, "", ""), &VOICE, cell)
    }))
}
