//! `FlowError`, the trait, and `ProblemType`, what a variant declares.

use std::error::Error;
use std::fmt;
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use http::{Response, StatusCode};

use crate::problem::Problem;
use crate::response::{self, Ready};
use crate::run_time_status::RunTimeStatus;
use crate::table::{Retry, Status};

/// An error that declares how an HTTP API answers with it.
///
/// It is implemented by [`#[derive(FlowError)]`](macro@crate::FlowError), by the maps and tables of
/// [`status_table!`](crate::status_table), and for `&E`, `Box<E>` and `Arc<E>` of these. It is
/// usable as `dyn FlowError`.
///
/// ```
/// use flowcms_status::FlowError;
///
/// #[derive(Debug, thiserror::Error, FlowError)]
/// enum ContentError {
///     #[error("entry `{slug}` does not exist")]
///     #[flow(code = 404)]
///     EntryNotFound { slug: String },
/// }
///
/// let error: &dyn FlowError = &ContentError::EntryNotFound { slug: "intro".into() };
/// assert_eq!(error.problem_type().reason(), "entry_not_found");
/// assert_eq!(error.status_code(), 404);
///
/// let response = error.to_response();
/// assert_eq!(response.headers()["content-type"], "application/problem+json");
/// assert!(response.body().starts_with(br#"{"type":"about:blank","title":"Not Found","status":404,"#));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say how an API answers with it",
    label = "`FlowError` is not implemented for `{Self}`",
    note = "a type of yours can `#[derive(FlowError)]`; for a foreign one write a map, `status_table! {{ pub struct Map({Self}) in FlowCms {{ … }} }}`, and name it: `#[flow(map = Map)]`"
)]
pub trait FlowError: Error {
    /// What the variant declared, or the error that answers for it.
    fn problem_type(&self) -> &'static ProblemType;

    /// The row of the table whose code is sent: the problem type's, unless the error has a
    /// run-time status.
    fn status(&self) -> &'static Status {
        self.problem_type().status()
    }

    /// Where the public text of this occurrence comes from.
    fn detail(&self) -> DetailPolicy {
        self.problem_type().detail()
    }

    /// Writes the public text of this occurrence, if [`detail`](Self::detail) lets it out.
    ///
    /// # Errors
    ///
    /// The `Display` of a value failed; the detail is then left out.
    fn fmt_detail(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }

    /// Adds the headers and extension members of this occurrence to `problem`.
    fn occurrence<'a>(&'a self, problem: &mut Problem<'a>) {
        let _ = problem;
    }

    /// Whether all responses of this problem type are the same, so that the first one is kept.
    #[doc(hidden)]
    fn is_constant(&self) -> bool {
        self.problem_type().declared.more.constant
    }

    /// The HTTP status code that is sent (RFC 9110, section 15).
    fn status_code(&self) -> StatusCode {
        self.status().status_code()
    }

    /// Whether the caller should send the same request again.
    fn retry(&self) -> Retry {
        self.problem_type()
            .declared
            .more
            .retry
            .unwrap_or_else(|| self.status().retry())
    }

    /// The response: status, headers and a problem document (RFC 9457, section 3).
    ///
    /// With the feature `tracing` it emits the event that belongs to the response, so call it once.
    fn to_response(&self) -> Response<Bytes> {
        if self.is_constant() {
            response::of_type(self.problem_type(), &self)
        } else {
            response::of_occurrence(&self)
        }
    }
}

macro_rules! delegate {
    ($([$($bound:tt)*] $pointer:ty,)*) => {$(
        impl<T: FlowError $($bound)*> FlowError for $pointer {
            fn problem_type(&self) -> &'static ProblemType {
                T::problem_type(self)
            }

            fn status(&self) -> &'static Status {
                T::status(self)
            }

            fn detail(&self) -> DetailPolicy {
                T::detail(self)
            }

            fn fmt_detail(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                T::fmt_detail(self, f)
            }

            fn occurrence<'a>(&'a self, problem: &mut Problem<'a>) {
                T::occurrence(self, problem);
            }

            fn is_constant(&self) -> bool {
                T::is_constant(self)
            }

            fn to_response(&self) -> Response<Bytes> {
                T::to_response(self)
            }
        }
    )*};
}

delegate! {
    [+ ?Sized] &T,
    [+ ?Sized] Arc<T>,
    [] Box<T>,
}

/// The field of a `transparent` variant: a `FlowError`, also behind `Box`, `Arc` and `dyn`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say how an API answers with it",
    label = "a `transparent` field must implement `FlowError`",
    note = "derive `FlowError` for it, or map it: `#[flow(map = …)]` with a `status_table!` struct"
)]
pub trait Answers {
    /// The error that answers.
    fn answers(&self) -> &dyn FlowError;
}

impl<T: FlowError> Answers for T {
    fn answers(&self) -> &dyn FlowError {
        self
    }
}

macro_rules! boxed {
    ($($dynamic:ty,)*) => {$(
        impl Answers for Box<$dynamic> {
            fn answers(&self) -> &dyn FlowError {
                &**self
            }
        }
    )*};
}

boxed! {
    dyn FlowError + '_,
    dyn FlowError + Send + '_,
    dyn FlowError + Send + Sync + '_,
}

/// A problem type (RFC 9457, section 3): what a variant of an error declares, the same for every
/// occurrence.
///
/// ```
/// use flowcms_status::{FlowError, Retry};
///
/// #[derive(Debug, thiserror::Error, FlowError)]
/// #[error("the key has no credit left")]
/// #[flow(code = 403, type_base = "https://docs.example.com/errors#", title = "No credit")]
/// struct NoCredit;
///
/// let problem_type = NoCredit.problem_type();
/// assert_eq!(problem_type.type_uri(), "https://docs.example.com/errors#no_credit");
/// assert_eq!(problem_type.title(), "No credit");
/// assert_eq!(problem_type.status().code(), 403);
/// assert_eq!(problem_type.retry(), Retry::Never);
/// ```
#[derive(Debug)]
pub struct ProblemType {
    #[doc(hidden)]
    pub declared: Declared,
}

impl ProblemType {
    /// The stable machine-readable name, unique in its type.
    #[must_use]
    pub const fn reason(&self) -> &'static str {
        if self.declared.reason.is_empty() {
            self.declared.status.reason()
        } else {
            self.declared.reason
        }
    }

    /// The row of the status table.
    #[must_use]
    pub const fn status(&self) -> &'static Status {
        self.declared.status
    }

    /// The `type` member: an absolute URI or `about:blank` (RFC 9457, section 3.1.1).
    #[must_use]
    pub const fn type_uri(&self) -> &'static str {
        self.declared.type_uri
    }

    /// The `title` member: a short summary (RFC 9457, section 3.1.3).
    #[must_use]
    pub const fn title(&self) -> &'static str {
        match self.declared.more.title {
            Some(title) => title,
            None => self.declared.status.name(),
        }
    }

    /// What the API's user should know and do.
    #[must_use]
    pub const fn context(&self) -> &'static str {
        match self.declared.more.context {
            Some(context) => context,
            None => self.declared.status.context(),
        }
    }

    /// The doc comment of the variant, in Markdown; empty if it has none.
    #[must_use]
    pub const fn description(&self) -> &'static str {
        self.declared.description
    }

    /// Whether the same request is worth sending again.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self.declared.more.retry {
            Some(retry) => retry,
            None => self.declared.status.retry(),
        }
    }

    /// The headers the variant and its type declare, without those of the table's row.
    #[must_use]
    pub const fn headers(&self) -> &'static [DeclaredHeader] {
        self.declared.more.headers
    }

    /// The extension members (RFC 9457, section 3.2).
    #[must_use]
    pub const fn members(&self) -> &'static [DeclaredMember] {
        self.declared.more.members
    }

    /// Where the `detail` of an occurrence comes from (RFC 9457, section 3.1.4).
    #[must_use]
    pub const fn detail(&self) -> DetailPolicy {
        match self.declared.more.detail {
            DetailPolicy::Default { text: None } if !self.declared.text.is_empty() => {
                DetailPolicy::Default {
                    text: Some(self.declared.text),
                }
            }
            declared => declared,
        }
    }

    /// The codes that can be sent instead of [`status`](Self::status).
    #[must_use]
    pub const fn run_time_codes(&self) -> RunTimeCodes {
        self.declared.more.codes
    }

    /// The level of the event that belongs to a response, if it was declared.
    #[must_use]
    pub const fn log_level(&self) -> Option<LogLevel> {
        self.declared.more.log
    }

    /// The variant, or the pattern of the map, that declares it.
    #[must_use]
    pub const fn variant(&self) -> &'static str {
        self.declared.variant
    }

    /// Whether it repeats another problem type, which its variant names with `same_as`.
    #[must_use]
    pub const fn is_same_as_another(&self) -> bool {
        self.declared.more.same_as
    }

    /// The row of a run-time status, if it is a code that can be sent, else the declared one.
    #[doc(hidden)]
    pub fn __run_time(&'static self, status: &(impl RunTimeStatus + ?Sized)) -> &'static Status {
        status
            .code()
            .and_then(|code| self.declared.more.codes.find(code))
            .unwrap_or(self.declared.status)
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn __is_constant(&self) -> bool {
        self.declared.more.constant
    }

    /// The parts that its responses with `status` share: kept from the first of them on, unless
    /// the status is one of run time. Those are put in `room`.
    pub(crate) fn ready<'r>(
        &'static self,
        status: &'static Status,
        room: &'r mut Option<Ready>,
    ) -> &'r Ready {
        if !std::ptr::eq(status, self.declared.status) {
            return room.insert(Ready::new(self, status));
        }
        let Cell(cell) = &(self.declared.cells)()[self.declared.cell];
        cell.get_or_init(|| Ready::new(self, status))
    }

    pub(crate) fn declares_header(&self, name: &str) -> bool {
        self.declared
            .more
            .headers
            .iter()
            .any(|header| header.name.eq_ignore_ascii_case(name))
    }
}

/// The fields of a [`ProblemType`], for the macros to fill in. Their number is what rustc pays for,
/// variant by variant, so what few variants declare stands apart.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Declared {
    pub status: &'static Status,
    /// Empty = the row's.
    pub reason: &'static str,
    pub type_uri: &'static str,
    pub description: &'static str,
    /// What `Display` writes, if that is known and always the same; else empty.
    pub text: &'static str,
    pub variant: &'static str,
    pub cells: fn() -> &'static [Cell],
    pub cell: usize,
    pub more: &'static More,
}

/// What few variants declare.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct More {
    pub detail: DetailPolicy,
    pub constant: bool,
    pub title: Option<&'static str>,
    pub context: Option<&'static str>,
    pub headers: &'static [DeclaredHeader],
    pub members: &'static [DeclaredMember],
    pub retry: Option<Retry>,
    pub log: Option<LogLevel>,
    pub codes: RunTimeCodes,
    pub same_as: bool,
    /// A row below 400: its responses have no content.
    pub bare: bool,
}

impl More {
    pub const NOTHING: Self = Self {
        detail: DetailPolicy::Default { text: None },
        constant: false,
        title: None,
        context: None,
        headers: &[],
        members: &[],
        retry: None,
        log: None,
        codes: RunTimeCodes::None,
        same_as: false,
        bare: false,
    };
    pub const NONE: &'static Self = &Self::NOTHING;
    pub const CONSTANT: &'static Self = &Self {
        constant: true,
        ..Self::NOTHING
    };
}

/// Where the ready parts of one problem type are kept, from its first response on. It stands apart
/// from [`ProblemType`], to which constants refer: they cannot refer to what changes.
#[doc(hidden)]
#[derive(Debug, Default)]
pub struct Cell(OnceLock<Ready>);

impl Cell {
    #[must_use]
    pub const fn new() -> Self {
        Self(OnceLock::new())
    }
}

/// Where the `detail` of an occurrence comes from (RFC 9457, section 3.1.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DetailPolicy {
    /// Nothing was declared: the error's `Display` below 500, nothing from 500 up.
    Default {
        /// What `Display` writes, where the macro could read it and it is always the same.
        text: Option<&'static str>,
    },
    /// `detail = display`: the error's `Display`, whatever the status.
    Display,
    /// `detail = none`: nothing.
    None,
    /// A text that is always the same.
    Text(&'static str),
    /// A text with placeholders for fields.
    Template(&'static str),
    /// What a function returns.
    Function,
}

impl DetailPolicy {
    /// Whether the error itself says what its public text is.
    #[must_use]
    pub const fn is_declared(self) -> bool {
        !matches!(self, Self::Default { .. })
    }

    /// What an error says that lets one with this policy answer.
    #[doc(hidden)]
    #[must_use]
    pub const fn __of_inner(self) -> Self {
        match self {
            Self::Default { .. } => Self::Default { text: None },
            declared => declared,
        }
    }
}

/// The level of the event that belongs to a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogLevel {
    /// No event.
    Off,
    /// `tracing`'s level of that name.
    Trace,
    /// `tracing`'s level of that name.
    Debug,
    /// `tracing`'s level of that name.
    Info,
    /// `tracing`'s level of that name.
    Warn,
    /// `tracing`'s level of that name.
    Error,
}

/// A header that a problem type or a row of a table declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeclaredHeader {
    name: &'static str,
    value: Option<&'static str>,
}

impl DeclaredHeader {
    #[doc(hidden)]
    #[must_use]
    pub const fn __new(name: &'static str, value: Option<&'static str>) -> Self {
        Self { name, value }
    }

    /// The field name as it was declared (RFC 9110, section 5.1).
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The value, `None` if each occurrence has its own.
    #[must_use]
    pub const fn value(&self) -> Option<&'static str> {
        self.value
    }
}

/// An extension member that a problem type declares (RFC 9457, section 3.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeclaredMember {
    name: &'static str,
    rust_type: &'static str,
}

impl DeclaredMember {
    #[doc(hidden)]
    #[must_use]
    pub const fn __new(name: &'static str, rust_type: &'static str) -> Self {
        Self { name, rust_type }
    }

    /// The name of the member.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The Rust type of the value as it was written; empty where a function makes it.
    #[must_use]
    pub const fn rust_type(&self) -> &'static str {
        self.rust_type
    }
}

/// The codes that a run-time status can take.
#[derive(Debug, Clone, Copy)]
pub enum RunTimeCodes {
    /// The problem type has no run-time status.
    None,
    /// These, and the declared one.
    Listed(&'static [&'static Status]),
    /// Those of the table from 300 up.
    Table(&'static [Status]),
}

impl RunTimeCodes {
    /// The row for `code`, if it is one of these.
    pub(crate) fn find(self, code: u16) -> Option<&'static Status> {
        match self {
            Self::None => None,
            Self::Listed(statuses) => statuses
                .iter()
                .find(|status| status.code() == code)
                .copied(),
            Self::Table(statuses) => {
                crate::table::from_code(statuses, code).filter(|status| status.is_error())
            }
        }
    }
}
