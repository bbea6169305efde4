//! `ProblemType`: what a variant, or a row of a map or of a table, declares.

use super::cell::Cell;
use super::const_text::{is_one_of, is_same, is_same_joined, is_same_name};
use super::declared::{DeclaredMember, Deprecation, DetailPolicy, LogLevel, RunTimeCodes};
use super::declared_header::DeclaredHeader;
use super::declared_type::{Content, Declared, DeclaredCodes};
use super::grpc_code::GrpcCode;
use super::run_time_status::{RunTimeStatus, refuse};
use super::table::{Retry, Status};
use super::voice::Voice;

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
    /// With its row and its reason, whoever gave them.
    pub(crate) declared: Declared,
    /// What it speaks in, and where it keeps what is made at run time.
    voice: &'static Voice,
    cell: usize,
}

impl ProblemType {
    /// What `declared` says in `voice`. Its parts are kept in the cell of that index.
    #[doc(hidden)]
    #[must_use]
    pub const fn __new(mut declared: Declared, voice: &'static Voice, cell: usize) -> Self {
        if declared.status.code() == 0 {
            declared.status = voice.__status(declared.code);
        }
        if declared.reason.is_empty() {
            declared.reason = declared.status.reason();
        }
        let mut new = Self {
            declared,
            voice,
            cell,
        };
        if new.declared.constant {
            new.declared.constant = new.is_settled();
        }
        new
    }

    /// The stable machine-readable name, unique in its type.
    #[must_use]
    pub const fn reason(&self) -> &'static str {
        self.declared.reason
    }

    /// The row of the status table.
    #[must_use]
    pub const fn status(&self) -> &'static Status {
        self.declared.status
    }

    /// The `type` member: an absolute URI or `about:blank` (RFC 9457, section 3.1.1).
    #[must_use]
    pub fn type_uri(&self) -> &'static str {
        match self.uri_parts() {
            [whole, ""] => whole,
            [base, reason] => self.cell().uri.get_or_init(|| [base, reason].concat()),
        }
    }

    /// The URI in two parts, the second of which may be empty.
    pub(crate) const fn uri_parts(&self) -> [&'static str; 2] {
        match (self.declared.more.type_uri, self.voice.base()) {
            (Some(whole), _) => [whole, ""],
            (None, Some(base)) => [base, self.declared.reason],
            (None, None) => ["about:blank", ""],
        }
    }

    /// Whether its `type` says more than the status does (RFC 9457, section 4.2.1).
    pub(crate) fn has_uri(&self) -> bool {
        self.uri_parts() != ["about:blank", ""]
    }

    /// The `title` member: a short summary (RFC 9457, section 3.1.3).
    #[must_use]
    pub const fn title(&self) -> &'static str {
        if self.declared.title.is_empty() {
            self.declared.status.name()
        } else {
            self.declared.title
        }
    }

    /// What the API's user should know and do.
    #[must_use]
    pub const fn context(&self) -> &'static str {
        if self.declared.context.is_empty() {
            self.declared.status.context()
        } else {
            self.declared.context
        }
    }

    /// The doc comment of the variant, in Markdown; empty if it has none.
    #[must_use]
    pub const fn description(&self) -> &'static str {
        self.declared.description
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
            DetailPolicy::Default { text: None }
                if !self.declared.text.is_empty() && !self.declared.is_shape =>
            {
                DetailPolicy::Default {
                    text: Some(self.declared.text),
                }
            }
            policy => policy,
        }
    }

    /// The detail of an occurrence as a text with placeholders, and the type of each of these, if known.
    pub(crate) fn shape(&self) -> Option<(&'static str, impl Iterator<Item = &'static str>)> {
        let text = self.declared.shape_text();
        let mut parts = (self.declared.is_shape).then(|| text.split('\0'))?;
        Some((parts.next()?, parts))
    }

    /// The codes that can be sent instead of [`status`](Self::status).
    #[must_use]
    pub fn run_time_codes(&self) -> RunTimeCodes {
        match self.declared.more.codes {
            DeclaredCodes::None => RunTimeCodes::None,
            DeclaredCodes::Table => RunTimeCodes::Table(self.voice.statuses()),
            DeclaredCodes::Listed(codes) => {
                RunTimeCodes::Listed(self.cell().codes.get_or_init(|| {
                    let rows = codes.iter().filter_map(|code| self.voice.find(*code));
                    rows.collect()
                }))
            }
        }
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
            None => self.declared.status.grpc_code(),
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
        let Some(code) = status.code() else {
            return self.declared.status;
        };
        self.sendable(code).unwrap_or_else(|why| {
            refuse(why);
            self.declared.status
        })
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn __constant(&'static self) -> Option<&'static Self> {
        if self.declared.constant {
            Some(self)
        } else {
            None
        }
    }

    /// Whether every response with `status` has a header of that name, or is said to have none.
    pub(crate) const fn supplies(&self, name: &str, status: &Status) -> bool {
        has_constant(self.declared.more.headers, name)
            || is_one_of(self.declared.more.withheld, name)
            || has_constant(status.headers(), name)
            || is_one_of(status.withheld(), name)
    }

    /// Whether its declared code is sent as it is, whatever the occurrence.
    pub(super) const fn is_settled(&self) -> bool {
        match self.status().demanded_header() {
            Some(name) => self.status().code() < 400 || self.supplies(name, self.status()),
            None => true,
        }
    }

    /// Whether it is the same problem type as another one with its reason: of the same URI, code and
    /// title; or as a row of a map that has several codes, of which each table gives it one, with the
    /// table's name for it.
    pub(crate) const fn is_one_with(&self, other: &Self) -> bool {
        let (code, other_code) = (self.status().code(), other.status().code());
        let is_same_answer = code == other_code && is_same(self.title(), other.title());
        is_same_joined(self.uri_parts(), other.uri_parts())
            && (is_same_answer
                || is_same(self.declared.title, other.declared.title)
                    && (self.may_have(other_code) || other.may_have(code)))
    }

    /// Whether a table could give it that code.
    const fn may_have(&self, code: u16) -> bool {
        let declared = &self.declared;
        let mut at = 0;
        while at < declared.more.or.len() {
            if declared.more.or[at] == code {
                return true;
            }
            at += 1;
        }
        !declared.more.or.is_empty() && declared.code == code
    }

    pub(super) const fn voice(&self) -> &'static Voice {
        self.voice
    }

    pub(super) fn cell(&self) -> &'static Cell {
        &self.voice.cells()[self.cell]
    }

    pub(crate) fn declares_header(&self, name: &str) -> bool {
        let is_name = |known: &str| known.eq_ignore_ascii_case(name);
        let declared = self.declared.more;
        declared.headers.iter().any(|header| is_name(header.name()))
            || declared.withheld.iter().any(|known| is_name(known))
    }

    /// Whether it declares that all its responses have the same header of that name, or none.
    pub(crate) fn fixes_header(&self, name: &str) -> bool {
        let is_name = |known: &str| known.eq_ignore_ascii_case(name);
        let declared = self.declared.more;
        (declared.headers.iter()).any(|header| header.value().is_some() && is_name(header.name()))
            || declared.withheld.iter().any(|known| is_name(known))
    }

    /// Whether a header of that name is not sent, though others declare it.
    pub(crate) fn withholds(&self, name: &str) -> bool {
        let mut withheld = self
            .declared
            .more
            .withheld
            .iter()
            .chain(self.declared.status.withheld());
        withheld.any(|known| known.eq_ignore_ascii_case(name))
    }
}

const fn has_constant(headers: &[DeclaredHeader], name: &str) -> bool {
    let mut at = 0;
    while at < headers.len() {
        if headers[at].value().is_some() && is_same_name(headers[at].name(), name) {
            return true;
        }
        at += 1;
    }
    false
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
