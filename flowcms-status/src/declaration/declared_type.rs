//! What a variant, or a row of a map or of a table, declares of its problem type, in the voice of no
//! API yet.

use super::declared::{DeclaredMember, Deprecation, DetailPolicy, LogLevel};
use super::declared_header::DeclaredHeader;
use super::grpc_code::GrpcCode;
use super::table::Retry;

/// What one place declares. The macros fill it by calls, since a call is what rustc pays least for,
/// and what is not declared costs nothing.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Declared {
    pub(crate) code: u16,
    /// The codes that it has where a table lacks the first: see [`or`](Self::or).
    pub(crate) or: &'static [u16],
    /// Empty = the row's of the map's own table.
    pub(crate) reason: &'static str,
    pub(crate) variant: &'static str,
    pub(crate) description: &'static str,
    pub(crate) type_uri: Option<&'static str>,
    pub(crate) detail: DetailPolicy,
    pub(crate) constant: bool,
    pub(crate) title: Option<&'static str>,
    pub(crate) context: Option<&'static str>,
    pub(crate) headers: &'static [DeclaredHeader],
    pub(crate) withheld: &'static [&'static str],
    pub(crate) members: &'static [DeclaredMember],
    pub(crate) retry: Option<Retry>,
    pub(crate) log: Option<LogLevel>,
    pub(crate) grpc: Option<GrpcCode>,
    pub(crate) codes: DeclaredCodes,
    pub(crate) same_as: bool,
    pub(crate) deprecated: Option<Deprecation>,
    pub(crate) content: Content,
}

/// The codes that a run-time status can take, in no table yet.
#[derive(Debug, Clone, Copy)]
pub(crate) enum DeclaredCodes {
    None,
    Listed(&'static [u16]),
    Table,
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

macro_rules! setters {
    ($($(#[$doc:meta])* $name:ident($value:ident: $type:ty) $field:ident = $set:expr;)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub const fn $name(mut self, $value: $type) -> Self {
            self.$field = $set;
            self
        }
    )*};
}

impl Declared {
    #[must_use]
    pub const fn new(code: u16, reason: &'static str, variant: &'static str) -> Self {
        Self {
            code,
            or: &[],
            reason,
            variant,
            description: "",
            type_uri: None,
            detail: DetailPolicy::Default { text: None },
            constant: false,
            title: None,
            context: None,
            headers: &[],
            withheld: &[],
            members: &[],
            retry: None,
            log: None,
            grpc: None,
            codes: DeclaredCodes::None,
            same_as: false,
            deprecated: None,
            content: Content::Problem,
        }
    }

    /// What a row of a table declares by itself.
    pub(crate) const fn of_row(code: u16, variant: &'static str) -> Self {
        Self {
            detail: DetailPolicy::None,
            constant: true,
            content: if code < 400 {
                Content::Nothing
            } else {
                Content::Problem
            },
            ..Self::new(code, "", variant)
        }
    }

    /// Whether it says nothing beyond its code.
    #[allow(dead_code, reason = "only some frameworks ask")]
    pub(crate) const fn is_bare(&self) -> bool {
        self.reason.is_empty() && self.headers.is_empty() && self.members.is_empty()
    }

    setters! {
        or(codes: &'static [u16]) or = codes;
        describe(text: &'static str) description = text;
        type_uri(uri: &'static str) type_uri = Some(uri);
        detail(policy: DetailPolicy) detail = policy;
        /// What `Display` writes, where that is known and always the same.
        text(text: &'static str) detail = DetailPolicy::Default { text: Some(text) };
        title(text: &'static str) title = Some(text);
        context(text: &'static str) context = Some(text);
        headers(headers: &'static [DeclaredHeader]) headers = headers;
        /// The headers that are not sent, whoever else declares them.
        withhold(names: &'static [&'static str]) withheld = names;
        members(members: &'static [DeclaredMember]) members = members;
        retry(class: Retry) retry = Some(class);
        log(level: LogLevel) log = Some(level);
        grpc(code: GrpcCode) grpc = Some(code);
        codes(codes: &'static [u16]) codes = DeclaredCodes::Listed(codes);
        deprecated(deprecation: Deprecation) deprecated = Some(deprecation);
    }

    /// Every response of it is the same.
    #[must_use]
    pub const fn constant(mut self) -> Self {
        self.constant = true;
        self
    }

    /// Every response of it is the same, with what `Display` writes.
    #[must_use]
    pub const fn says(self, text: &'static str) -> Self {
        self.text(text).constant()
    }

    /// A run-time status can be any error of the table.
    #[must_use]
    pub const fn any_code(mut self) -> Self {
        self.codes = DeclaredCodes::Table;
        self
    }

    #[must_use]
    pub const fn same_as(mut self) -> Self {
        self.same_as = true;
        self
    }

    #[must_use]
    pub const fn rendered(mut self) -> Self {
        self.content = Content::Rendered;
        self
    }
}
