//! What the macros say of one error type: the data of its catalogue.

use super::{Catalog, MemberSchema};
use crate::declaration::declared::DeclaredMember;
use crate::declaration::declared_header::DeclaredHeader;
use crate::declaration::problem_type::ProblemType;
use crate::declaration::table::Status;

/// One error type.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Leaf {
    pub(super) name: &'static str,
    pub(super) type_name: fn() -> &'static str,
    pub(super) own: &'static [ProblemType],
    pub(super) nested: &'static [fn() -> Catalog],
    pub(super) retired: &'static [RetiredReason],
    pub(super) schemas: &'static [(u16, u16, MemberSchema)],
    pub(super) added: &'static [Added],
}

impl Leaf {
    pub const EMPTY: Self = Self::__new::<()>("", &[], &[]);

    #[must_use]
    pub const fn __new<T: ?Sized>(
        name: &'static str,
        own: &'static [ProblemType],
        nested: &'static [fn() -> Catalog],
    ) -> Self {
        Self {
            name,
            type_name: std::any::type_name::<T>,
            own,
            nested,
            retired: &[],
            schemas: &[],
            added: &[],
        }
    }

    #[must_use]
    pub const fn __retired(self, retired: &'static [RetiredReason]) -> Self {
        Self { retired, ..self }
    }

    /// Schemas of members: the index of the problem type, that of the member, the schema.
    #[must_use]
    pub const fn __schemas(self, schemas: &'static [(u16, u16, MemberSchema)]) -> Self {
        Self { schemas, ..self }
    }

    #[must_use]
    pub const fn __added(self, added: &'static [Added]) -> Self {
        Self { added, ..self }
    }

    /// The same of a map, with its rows in the voice of a type that uses it.
    #[must_use]
    pub const fn __in_voice(&self, own: &'static [ProblemType]) -> Self {
        Self { own, ..*self }
    }

    #[cfg(feature = "testing")]
    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    #[cfg(feature = "testing")]
    pub(crate) fn own(&self) -> &'static [ProblemType] {
        self.own
    }

    /// The path of the type.
    #[cfg(feature = "testing")]
    pub(crate) fn path(&self) -> &'static str {
        (self.type_name)()
    }

    /// Whether it is one of the library's own maps and tables.
    pub(crate) fn is_foreign(&self) -> bool {
        (self.type_name)().starts_with("flowcms_status::")
    }

    #[cfg(feature = "testing")]
    pub(crate) fn added(&self) -> &'static [Added] {
        self.added
    }

    /// Two types may share an (empty) array, and a generic type has one array for all its types.
    pub(super) fn identity(&self) -> (*const ProblemType, &'static str) {
        (self.own.as_ptr(), (self.type_name)())
    }
}

/// What a variant adds to the answers of its field.
#[doc(hidden)]
#[derive(Debug)]
pub struct Added {
    pub variant: &'static str,
    /// The names of what the variant itself declares, not the type.
    pub own: &'static [&'static str],
    pub to: fn() -> Catalog,
    pub headers: &'static [DeclaredHeader],
    pub members: &'static [(DeclaredMember, MemberSchema)],
}

/// A reason that is not emitted any more, and must not be used again.
///
/// ```
/// use flowcms_status::FlowError;
///
/// #[derive(Debug, thiserror::Error, FlowError)]
/// #[error("no such entry")]
/// #[flow(code = 404, retired("no_entry" = 404, "Since 1.3 it is `entry_not_found`."))]
/// struct EntryNotFound;
///
/// let retired = EntryNotFound::CATALOG.retired();
/// assert_eq!(retired[0].reason(), "no_entry");
/// assert_eq!(retired[0].status().code(), 404);
/// assert_eq!(retired[0].note(), "Since 1.3 it is `entry_not_found`.");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct RetiredReason {
    reason: &'static str,
    status: &'static Status,
    note: &'static str,
}

impl RetiredReason {
    #[doc(hidden)]
    #[must_use]
    pub const fn __new(reason: &'static str, status: &'static Status, note: &'static str) -> Self {
        Self {
            reason,
            status,
            note,
        }
    }

    /// The reason as it was.
    #[must_use]
    pub const fn reason(&self) -> &'static str {
        self.reason
    }

    /// The row of the code that it was sent with.
    #[must_use]
    pub const fn status(&self) -> &'static Status {
        self.status
    }

    /// Since when, and what comes instead, in Markdown.
    #[must_use]
    pub const fn note(&self) -> &'static str {
        self.note
    }
}
