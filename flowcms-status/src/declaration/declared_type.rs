//! What a variant, or a row of a map or of a table, declares of its problem type, in the voice of no
//! API yet.

use super::declared::{DeclaredMember, Deprecation, DetailPolicy, LogLevel};
use super::declared_header::DeclaredHeader;
use super::grpc_code::GrpcCode;
use super::table::{Retry, Status};
use super::voice::NO_STATUS;

/// What one place declares. The macros fill it by calls, since a call is what rustc pays least for.
/// Each byte of it is copied while constants are evaluated, so what few places declare stands apart.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Declared {
    /// The row; of no table where it is not known yet.
    pub(crate) status: &'static Status,
    pub(crate) code: u16,
    /// Every response of it is the same.
    pub(crate) constant: bool,
    /// Where the text goes on with the public text as it stands in a JSON string without its fields; 0 = it
    /// does not.
    template: u16,
    /// How many fields stand in that, and how many bytes of it in front of each.
    fields: u8,
    before: [u8; 4],
    /// Empty = the row's of the map's own table.
    pub(crate) reason: &'static str,
    pub(crate) variant: &'static str,
    pub(crate) description: &'static str,
    /// Whether `text` is what an example of the detail is made of.
    pub(crate) is_shape: bool,
    /// What `Display` writes, where that is known and always the same; what an example of the detail
    /// is made of, where it differs; else empty.
    pub(crate) text: &'static str,
    /// Empty = the row's.
    pub(crate) title: &'static str,
    /// Empty = the row's.
    pub(crate) context: &'static str,
    pub(crate) more: &'static More,
}

/// What few places declare.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct More {
    /// The codes that it has where a table lacks the first: see [`or`](Self::or).
    pub(crate) or: &'static [u16],
    pub(crate) type_uri: Option<&'static str>,
    pub(crate) detail: DetailPolicy,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
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
    /// A row of a map, or what has no row yet.
    #[must_use]
    pub const fn new(code: u16, reason: &'static str, variant: &'static str) -> Self {
        Self {
            status: &NO_STATUS,
            code,
            constant: false,
            is_shape: false,
            template: 0,
            fields: 0,
            before: [0; 4],
            reason,
            variant,
            description: "",
            text: "",
            title: "",
            context: "",
            more: More::NOTHING,
        }
    }

    /// What a row of a table declares by itself.
    pub(crate) const fn of_row(status: &'static Status, variant: &'static str) -> Self {
        const SILENT: More = More::NOTHING.detail(DetailPolicy::None);
        const BARE: More = More {
            content: Content::Nothing,
            ..SILENT
        };
        Self {
            constant: true,
            more: if status.code() < 400 { &BARE } else { &SILENT },
            ..declared(status, "", variant, "")
        }
    }

    /// Whether it says nothing beyond its code.
    #[allow(dead_code, reason = "only some frameworks ask")]
    pub(crate) fn is_bare(&self) -> bool {
        self.reason == self.status.reason()
            && self.more.headers.is_empty()
            && self.more.members.is_empty()
    }

    setters! {
        describe(text: &'static str) description = text;
        text(text: &'static str) text = text;
        title(text: &'static str) title = text;
        context(text: &'static str) context = text;
        more(more: &'static More) more = more;
    }

    /// What an example of the detail is made of.
    pub(crate) fn shape_text(&self) -> &'static str {
        let end = usize::from(self.template).checked_sub(2);
        end.and_then(|end| self.text.get(..end))
            .unwrap_or(self.text)
    }

    /// The public text as it stands in a JSON string without its fields.
    #[inline]
    pub(crate) fn template_text(&self) -> &'static [u8] {
        let text = self.text.as_bytes();
        text.get(usize::from(self.template)..).unwrap_or_default()
    }

    /// How many bytes of that stand in front of each of its fields.
    #[inline]
    pub(crate) fn before(&self) -> &[u8] {
        self.before
            .get(..usize::from(self.fields))
            .unwrap_or_default()
    }

    /// Every response of it is the same.
    #[must_use]
    pub const fn constant(mut self) -> Self {
        self.constant = true;
        self
    }
}

// Functions of their own and not of the type: rustc finds these faster, and there is a call a variant.

/// A variant, whose row is known.
#[must_use]
pub const fn declared(
    status: &'static Status,
    reason: &'static str,
    variant: &'static str,
    description: &'static str,
) -> Declared {
    Declared {
        status,
        code: 0,
        constant: false,
        is_shape: false,
        template: 0,
        fields: 0,
        before: [0; 4],
        reason,
        variant,
        description,
        text: "",
        title: "",
        context: "",
        more: More::NOTHING,
    }
}

/// A variant whose `Display` always writes `text`, so that every response of it is the same.
#[must_use]
pub const fn says(
    status: &'static Status,
    reason: &'static str,
    variant: &'static str,
    description: &'static str,
    text: &'static str,
) -> Declared {
    Declared {
        status,
        code: 0,
        constant: true,
        is_shape: false,
        template: 0,
        fields: 0,
        before: [0; 4],
        reason,
        variant,
        description,
        text,
        title: "",
        context: "",
        more: More::NOTHING,
    }
}

/// A variant whose detail differs by occurrence: `text` has it with placeholders and the types of these,
/// with NUL between them. From `template` on, if that is not 0, it has the detail as it stands in a JSON
/// string without its fields; `before` are how many bytes of that stand in front of each, from the
/// field before it on: the lowest byte is the first one's.
#[must_use]
#[allow(clippy::too_many_arguments, reason = "rustc pays least for one call")]
pub const fn shaped(
    status: &'static Status,
    reason: &'static str,
    variant: &'static str,
    description: &'static str,
    text: &'static str,
    template: u16,
    fields: u8,
    before: u32,
) -> Declared {
    Declared {
        status,
        code: 0,
        constant: false,
        is_shape: true,
        template,
        fields,
        before: before.to_le_bytes(),
        reason,
        variant,
        description,
        text,
        title: "",
        context: "",
        more: More::NOTHING,
    }
}

impl More {
    pub(crate) const NOTHING: &'static Self = &Self {
        or: &[],
        type_uri: None,
        detail: DetailPolicy::Default { text: None },
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
    };

    #[must_use]
    pub const fn new() -> Self {
        *Self::NOTHING
    }

    setters! {
        or(codes: &'static [u16]) or = codes;
        type_uri(uri: &'static str) type_uri = Some(uri);
        detail(policy: DetailPolicy) detail = policy;
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

    /// A run-time status can be any error of the table.
    #[must_use]
    pub const fn any_code(mut self) -> Self {
        self.codes = DeclaredCodes::Table;
        self
    }

    /// What nobody declares is nothing, unless it says nothing of the request's values.
    #[must_use]
    pub const fn private_unless(mut self, is_public: bool) -> Self {
        if !is_public {
            self.detail = DetailPolicy::None;
        }
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

impl Default for More {
    fn default() -> Self {
        Self::new()
    }
}
