//! The parts of a declaration: details, levels, members, deprecations, run-time codes.

use crate::declaration::table::Status;

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

    /// Whether nobody said what of the error is public and one of these codes keeps it private: the
    /// stricter of the declared one and of the one that is sent.
    pub(crate) const fn is_private(self, declared: &Status, sent: &Status) -> bool {
        !self.is_declared() && (declared.is_server_error() || sent.is_server_error())
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

/// That a problem type should not be relied on any more: Rust's `#[deprecated]` on its variant.
///
/// ```
/// # #![allow(deprecated)]
/// use flowcms_status::FlowError;
///
/// #[derive(Debug, thiserror::Error, FlowError)]
/// enum ContentError {
///     #[deprecated(since = "1.4.0", note = "`entry_not_found` comes instead")]
///     #[error("no such page")]
///     #[flow(code = 404)]
///     PageNotFound,
/// }
///
/// let deprecation = ContentError::CATALOG.own()[0].deprecation().unwrap();
/// assert_eq!(deprecation.since(), Some("1.4.0"));
/// assert_eq!(deprecation.note(), Some("`entry_not_found` comes instead"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deprecation {
    since: Option<&'static str>,
    note: Option<&'static str>,
}

impl Deprecation {
    #[doc(hidden)]
    #[must_use]
    pub const fn __new(since: Option<&'static str>, note: Option<&'static str>) -> Self {
        Self { since, note }
    }

    /// The version since which it is deprecated.
    #[must_use]
    pub const fn since(&self) -> Option<&'static str> {
        self.since
    }

    /// What to use instead.
    #[must_use]
    pub const fn note(&self) -> Option<&'static str> {
        self.note
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
