//! `ProblemType`: what a variant, or a row of a map or of a table, declares.

use crate::declaration::cell::Cell;
use crate::declaration::declared::{
    DeclaredMember, Deprecation, DetailPolicy, LogLevel, RunTimeCodes,
};
use crate::declaration::declared_header::DeclaredHeader;
use crate::declaration::grpc_code::GrpcCode;
use crate::declaration::run_time_status::RunTimeStatus;
use crate::declaration::sections::Sections;
use crate::declaration::table::{Retry, Status};

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

    /// The doc comment by its sections.
    #[must_use]
    pub fn sections(&self) -> Sections {
        Sections::of(self.declared.description)
    }

    /// Whether its variant is `#[deprecated]`, and since when.
    #[must_use]
    pub const fn deprecation(&self) -> Option<Deprecation> {
        self.declared.more.deprecated
    }

    /// Whether `render` of its type writes a body of its own instead of the problem document.
    #[must_use]
    pub const fn is_rendered(&self) -> bool {
        matches!(self.declared.more.content, Content::Rendered)
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

    /// What a gRPC service answers with: what was declared, else what follows from the row's code.
    #[must_use]
    pub const fn grpc_code(&self) -> GrpcCode {
        match self.declared.more.grpc {
            Some(code) => code,
            None => GrpcCode::of_status(self.declared.status.code()),
        }
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

    pub(crate) fn declares_header(&self, name: &str) -> bool {
        self.declared
            .more
            .headers
            .iter()
            .any(|header| header.name().eq_ignore_ascii_case(name))
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
    pub grpc: Option<GrpcCode>,
    pub codes: RunTimeCodes,
    pub same_as: bool,
    pub deprecated: Option<Deprecation>,
    pub content: Content,
}

/// What responses carry, where the status lets them carry anything.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// The problem document.
    Problem,
    /// Nothing: a row of a table below 400.
    Nothing,
    /// What the type's `render` writes.
    Rendered,
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
        grpc: None,
        codes: RunTimeCodes::None,
        same_as: false,
        deprecated: None,
        content: Content::Problem,
    };
    pub const NONE: &'static Self = &Self::NOTHING;
    pub const CONSTANT: &'static Self = &Self {
        constant: true,
        ..Self::NOTHING
    };
}

/// Stands in for the problem type in an expansion that failed, and never runs.
///
/// # Panics
///
/// Always.
#[doc(hidden)]
#[must_use]
pub fn stub() -> &'static ProblemType {
    unreachable!("the declaration did not compile")
}
