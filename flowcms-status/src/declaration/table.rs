//! Tables of status codes: what a row, a class and a table know.

use std::fmt;
use std::hash::Hash;
use std::marker::PhantomData;

use crate::declaration::declared_header::DeclaredHeader;
use crate::declaration::demanded::demanded_header;
use crate::declaration::grpc_code::GrpcCode;

/// One row of a status table: a code, its name and its context, with what follows from them.
///
/// ```
/// use flowcms_status::FlowCms;
///
/// let status = FlowCms::NotFound.status();
/// assert_eq!((status.code(), status.name()), (404, "Not Found"));
/// assert_eq!(status.class().name(), "Client Error");
/// ```
#[derive(Debug)]
pub struct Status {
    code: u16,
    name: &'static str,
    context: &'static str,
    reason: &'static str,
    class: &'static Class,
    retry: Retry,
    headers: &'static [DeclaredHeader],
    withheld: &'static [&'static str],
    /// Whether HTTP demands a header with it.
    is_demanding: bool,
    grpc: Option<GrpcCode>,
}

impl Status {
    #[doc(hidden)]
    #[must_use]
    pub const fn __new(
        code: u16,
        [name, context, reason]: [&'static str; 3],
        class: &'static Class,
        retry: Retry,
        headers: &'static [DeclaredHeader],
    ) -> Self {
        Self {
            code,
            name,
            context,
            reason,
            class,
            retry,
            headers,
            withheld: &[],
            is_demanding: demanded_header(code).is_some(),
            grpc: None,
        }
    }

    /// The headers that are not sent with it, unless an error declares them.
    #[doc(hidden)]
    #[must_use]
    pub const fn __withhold(mut self, names: &'static [&'static str]) -> Self {
        self.withheld = names;
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn __grpc(mut self, code: GrpcCode) -> Self {
        self.grpc = Some(code);
        self
    }

    /// The status code, 100 to 599 (RFC 9110, section 15).
    #[must_use]
    pub const fn code(&self) -> u16 {
        self.code
    }

    /// The name of the row, which is the default `title` of its problem types.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What the code means for the API's caller: the default `context` of its problem types.
    #[must_use]
    pub const fn context(&self) -> &'static str {
        self.context
    }

    /// The name in `snake_case`, the `reason` of a response that is the row itself.
    #[must_use]
    pub const fn reason(&self) -> &'static str {
        self.reason
    }

    /// The class the row stands in.
    #[must_use]
    pub const fn class(&self) -> &'static Class {
        self.class
    }

    /// Whether, and when, a request that got this code is worth sending again.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        self.retry
    }

    /// The constant headers of every response with this code, unless an error declares its own.
    #[must_use]
    pub const fn headers(&self) -> &'static [DeclaredHeader] {
        self.headers
    }

    pub(crate) const fn withheld(&self) -> &'static [&'static str] {
        self.withheld
    }

    /// What a gRPC service answers with: what the row declares, else what follows from its code.
    pub(crate) const fn grpc_code(&self) -> GrpcCode {
        match self.grpc {
            Some(code) => code,
            None => GrpcCode::of_status(self.code),
        }
    }

    /// The code as the `http` crate's type.
    #[must_use]
    pub fn status_code(&self) -> http::StatusCode {
        // A table holds 100 to 599, which `http` accepts: the other arm is never taken.
        http::StatusCode::from_u16(self.code).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// The header that HTTP demands with it.
    #[inline]
    pub(crate) const fn demanded_header(&self) -> Option<&'static str> {
        if !self.is_demanding {
            return None;
        }
        match demanded_header(self.code) {
            Some((name, _)) => Some(name),
            None => None,
        }
    }

    /// 500 to 599: errors whose texts are not the caller's.
    pub(crate) const fn is_server_error(&self) -> bool {
        self.code >= 500
    }

    /// Whether responses with this code have content (RFC 9110, sections 15.2, 15.3.5 and 15.4.5).
    pub(crate) const fn has_content(&self) -> bool {
        self.code >= 200 && self.code != 204 && self.code != 304
    }
}

/// `404 Not Found`.
impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.name)
    }
}

/// A class of status codes, `4xx`, as a table declares it (RFC 9110, section 15).
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Class {
    digit: u8,
    name: &'static str,
    context: &'static str,
}

impl Class {
    #[doc(hidden)]
    #[must_use]
    pub const fn __new(digit: u8, name: &'static str, context: &'static str) -> Self {
        Self {
            digit,
            name,
            context,
        }
    }

    /// The first digit of the codes of the class, 1 to 5.
    #[must_use]
    pub const fn digit(&self) -> u8 {
        self.digit
    }

    /// The name of the class, such as `Client Error`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The sentence that says what the class means.
    #[must_use]
    pub const fn context(&self) -> &'static str {
        self.context
    }
}

/// `4xx Client Error`.
impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}xx {}", self.digit, self.name)
    }
}

/// Whether a caller should send the same request again.
///
/// ```
/// use flowcms_status::{FlowCms, Retry};
///
/// assert_eq!(FlowCms::NotFound.retry(), Retry::Never);
/// assert_eq!(FlowCms::BadGateway.retry(), Retry::Backoff);
/// assert_eq!(FlowCms::TooManyRequests.retry(), Retry::After("X-RateLimit-Reset"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Retry {
    /// The same request fails again.
    Never,
    /// Later, waiting longer each time.
    Backoff,
    /// After what the named header of the response says.
    After(&'static str),
}

/// `never`, `backoff` or ``after `Retry-After` ``.
impl fmt::Display for Retry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Never => f.write_str("never"),
            Self::Backoff => f.write_str("backoff"),
            Self::After(header) => write!(f, "after `{header}`"),
        }
    }
}

/// A table of status codes, declared by [`status_table!`](crate::status_table).
///
/// ```
/// use flowcms_status::StatusTable;
///
/// fn codes<T: StatusTable>() -> Vec<u16> {
///     T::STATUSES.iter().map(|status| status.code()).collect()
/// }
/// assert_eq!(codes::<flowcms_status::FlowCms>().len(), 21);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a status table",
    label = "not declared by `status_table!`",
    note = "declare it: `status_table! {{ pub enum {Self} {{ 4xx \"Client Error\" \"…\" {{ 404 \"Not Found\" \"…\" }} }} }}`"
)]
pub trait StatusTable:
    Copy + fmt::Debug + fmt::Display + Eq + Ord + Hash + Send + Sync + 'static
{
    /// The name of the table's type.
    const NAME: &'static str;

    /// The rows, in the order of their codes.
    const STATUSES: &'static [Status];

    /// What the `type` URIs of its API begin with, where a type says nothing else.
    const TYPE_BASE: Option<&'static str> = None;

    /// The row.
    fn status(self) -> &'static Status;

    /// The row with that code, `None` if the table lacks it.
    fn from_code(code: u16) -> Option<Self>;
}

/// The proof that a table has a row for `CODE`.
#[diagnostic::on_unimplemented(
    message = "`{CODE}` is not a `{Self}` status code",
    label = "`{Self}` has no row for this code",
    note = "use a code of the table, or name another: `#[flow(table = flowcms_status::Http)]` has every registered code, a `status_table!` of your own those of your API"
)]
pub trait Defines<const CODE: u16>: StatusTable {
    /// The row.
    const STATUS: &'static Status;

    /// The table has no row with this code.
    #[doc(hidden)]
    fn __flow_row(_: PhantomData<Self>) {}
}

/// The row of `code` among rows in the order of their codes.
pub(crate) const fn find(statuses: &'static [Status], code: u16) -> Option<&'static Status> {
    let (mut low, mut high) = (0, statuses.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        let status = &statuses[middle];
        if status.code == code {
            return Some(status);
        }
        if status.code < code {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    None
}

/// A code that a table lacks.
///
/// ```
/// use flowcms_status::FlowCms;
///
/// let error = FlowCms::try_from(418).unwrap_err();
/// assert_eq!(error.code(), 418);
/// assert_eq!(error.to_string(), "`418` is not a `FlowCms` status code");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownCode {
    code: u16,
    table: &'static str,
}

impl UnknownCode {
    #[doc(hidden)]
    #[must_use]
    pub const fn __new(code: u16, table: &'static str) -> Self {
        Self { code, table }
    }

    /// The code that was asked for.
    #[must_use]
    pub const fn code(&self) -> u16 {
        self.code
    }
}

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a `{}` status code", self.code, self.table)
    }
}

impl std::error::Error for UnknownCode {}
