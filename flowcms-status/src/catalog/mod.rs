//! `Catalog`: the problem types of an error type and of the types it answers through, or of several
//! types together, from which all documentation is written.

mod catalogued;
mod endpoints;
#[cfg(any(feature = "html", feature = "openapi", feature = "simulate"))]
mod event;
pub mod formats;
mod joins;
mod leaf;
#[cfg(feature = "json")]
mod lock;
pub(crate) mod model;
mod rustdoc;
mod schema;
#[cfg(feature = "html")]
mod service;
#[cfg(feature = "simulate")]
pub(crate) mod simulate;

use std::collections::HashSet;
use std::fmt;

use crate::declaration::problem_type::ProblemType;

pub use catalogued::{Catalogued, Nested, OfUnknown, catalog_of};
#[cfg(feature = "openapi")]
pub use formats::openapi;
pub use leaf::{Added, Leaf, RetiredReason};
#[cfg(feature = "json")]
pub use lock::{BreakingChange, FileState, Lock, LockError, NoLock};
#[cfg(feature = "markdown")]
pub use model::Sections;
pub use model::{
    Conflict, Conflicts, Entry, EntryClass, EntryDeprecation, EntryDetail, EntryHeader,
    EntryMember, EntryRetry, EntryStatus, ErrorType, Model, Producer, RetiredEntry,
};
pub use schema::{AskedOf, Made, MemberSchema, OtherMade, OtherMember, SchemaOf};
#[cfg(feature = "html")]
pub use service::CatalogService;

/// The problem types of an error type and of those it answers through; or of several types, joined
/// under a title.
///
/// ```
/// use flowcms_status::{Catalog, FlowError};
///
/// #[derive(Debug, thiserror::Error, FlowError)]
/// enum ContentError {
///     #[error("no such entry")]
///     #[flow(code = 404)]
///     EntryNotFound,
///     #[error("the slug is taken")]
///     #[flow(code = 409)]
///     SlugTaken,
/// }
///
/// #[derive(Debug, thiserror::Error, FlowError)]
/// #[error("the key is unknown")]
/// #[flow(code = 401)]
/// struct UnknownKey;
///
/// const CATALOG: Catalog = Catalog::new("Content API")
///     .version("1.4.0")
///     .with(ContentError::CATALOG)
///     .with(UnknownKey::CATALOG);
/// let reasons: Vec<_> = CATALOG.problem_types().iter().map(|t| t.reason()).collect();
/// assert_eq!(reasons, ["entry_not_found", "slug_taken", "unknown_key"]);
/// ```
#[derive(Clone, Copy)]
pub struct Catalog {
    title: &'static str,
    version: Option<&'static str>,
    parts: [Part; Self::CAPACITY],
    len: usize,
}

/// An error type of a catalogue, and which of its reasons are meant, if not all.
#[derive(Clone, Copy)]
struct Part {
    leaf: &'static Leaf,
    only: Option<&'static [&'static str]>,
}

impl Catalog {
    /// How many error types a catalogue joins; those they answer through do not count.
    pub const CAPACITY: usize = 32;

    /// An empty catalogue with a title, such as the name of the API, for [`with`](Self::with) to
    /// fill.
    #[must_use]
    pub const fn new(title: &'static str) -> Self {
        const NOTHING: Part = Part {
            leaf: &Leaf::EMPTY,
            only: None,
        };
        Self {
            title,
            version: None,
            parts: [NOTHING; Self::CAPACITY],
            len: 0,
        }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn __new(leaf: &'static Leaf) -> Self {
        Self::new(leaf.name).with_part(Part { leaf, only: None })
    }

    /// The catalogue with the version of the API that it describes.
    #[must_use]
    pub const fn version(self, version: &'static str) -> Self {
        Self {
            version: Some(version),
            ..self
        }
    }

    /// The catalogue with all that `other` has too.
    ///
    /// # Panics
    ///
    /// When two different problem types that the joined types declare themselves have one `reason`, or
    /// two reasons one `type`, and when there are more than [`CAPACITY`](Self::CAPACITY) types. In a `const` or a `static`
    /// that is a compile error:
    ///
    /// ```compile_fail,E0080
    /// # use flowcms_status::{Catalog, FlowError};
    /// # #[derive(Debug, thiserror::Error, FlowError)]
    /// # #[error("no such entry")]
    /// #[derive(Clone)]
    /// #[flow(code = 404, reason = "not_found")]
    /// struct NoEntry;
    ///
    /// # #[derive(Debug, thiserror::Error, FlowError)]
    /// # #[error("no such page")]
    /// #[flow(code = 409, reason = "not_found")]
    /// struct NoPage;
    ///
    /// const CATALOG: Catalog = Catalog::new("API")
    ///     .with(NoEntry::CATALOG)
    ///     .with(NoPage::CATALOG);
    /// # let _ = CATALOG;
    /// ```
    ///
    /// What the types answer *through* is not known before run time, since types may refer to each
    /// other: [`check`](Self::check) looks there too.
    #[must_use]
    #[track_caller]
    pub const fn with(mut self, other: Self) -> Self {
        let mut at = 0;
        while at < other.len {
            self = self.with_part(other.parts[at]);
            at += 1;
        }
        joins::demand_distinct(&self.parts, self.len);
        self
    }

    #[track_caller]
    const fn with_part(mut self, part: Part) -> Self {
        assert!(
            self.len < Self::CAPACITY,
            "a catalogue joins 32 error types at most, let one enum answer through the others"
        );
        self.parts[self.len] = part;
        self.len += 1;
        self
    }

    /// The catalogue with only these reasons: what one endpoint answers.
    ///
    /// # Panics
    ///
    /// When a reason is certainly none of the catalogue's, which is a compile error in a `const`. Where
    /// the types answer through others, [`check`](Self::check) finds it.
    ///
    /// ```
    /// use flowcms_status::{Catalog, FlowCms};
    ///
    /// const READING: Catalog = FlowCms::CATALOG.only(&["not_found", "too_many_requests"]);
    /// assert_eq!(READING.problem_types().len(), 2);
    /// ```
    #[must_use]
    #[track_caller]
    pub const fn only(mut self, reasons: &'static [&'static str]) -> Self {
        joins::demand_known(&self.parts, self.len, reasons);
        let mut at = 0;
        while at < self.len {
            self.parts[at].only = Some(reasons);
            at += 1;
        }
        self
    }

    /// The catalogue with only these reasons, for a call at run time, which documentation does not
    /// stop.
    #[cfg(feature = "openapi")]
    pub(crate) fn only_known(mut self, reasons: &'static [&'static str]) -> Self {
        for part in &mut self.parts[..self.len] {
            part.only = Some(reasons);
        }
        self
    }

    /// The title, which is the name of the error type unless the catalogue was made by
    /// [`new`](Self::new).
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.title
    }

    /// The version of the API, if it was given.
    #[must_use]
    pub const fn api_version(&self) -> Option<&'static str> {
        self.version
    }

    /// The problem types the (first) type declares itself, in declaration order. Among them are
    /// those that are the [same as another](ProblemType::is_same_as_another).
    #[must_use]
    pub const fn own(&self) -> &'static [ProblemType] {
        self.parts[0].leaf.own
    }

    /// The catalogues of each joined type and of all they answer through, each once, however the
    /// types refer to each other.
    #[must_use]
    pub fn all(&self) -> Vec<Catalog> {
        let leaves = self.leaves();
        leaves.into_iter().map(Catalog::__new).collect()
    }

    /// Every problem type that can answer, each once. Two that have one reason, code, type URI and
    /// title are both there; as one [entry](Self::entries) they are there once.
    #[must_use]
    pub fn problem_types(&self) -> Vec<&'static ProblemType> {
        let mut seen = HashSet::new();
        let mut types = Vec::new();
        for part in self.parts() {
            for leaf in closure(&[part.leaf]) {
                for problem_type in leaf.own {
                    let is_meant = part.means(problem_type.reason());
                    if is_meant
                        && !problem_type.is_same_as_another()
                        && seen.insert(std::ptr::from_ref(problem_type))
                    {
                        types.push(problem_type);
                    }
                }
            }
        }
        types
    }

    /// The problem types with all that the documentation says of them, one for each reason, in the
    /// order of [`problem_types`](Self::problem_types): those of the [model](Self::model).
    ///
    /// ```
    /// use flowcms_status::FlowCms;
    ///
    /// let entries = FlowCms::CATALOG.entries();
    /// assert_eq!(entries[0].reason(), "bad_request");
    /// assert_eq!(entries[0].producers()[0].to_string(), "FlowCms::BadRequest");
    /// ```
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        self.model().entries
    }

    /// Whether nothing contradicts itself in the joined types and all they answer through: each
    /// reason names one problem type, with one URI, code and title, no URI but `about:blank` belongs
    /// to two reasons, and no reason that is in use is retired. It belongs into a test; the
    /// [lock](Self::lock) and the kit ask it too.
    ///
    /// # Errors
    ///
    /// All conflicts.
    pub fn check(&self) -> Result<(), Conflicts> {
        self.model().check()
    }

    /// The reasons that are not emitted any more, each once, with what to use instead.
    #[must_use]
    pub fn retired(&self) -> Vec<&'static RetiredReason> {
        let mut seen = HashSet::new();
        let mut retired = Vec::new();
        for part in self.parts() {
            for leaf in closure(&[part.leaf]) {
                let meant = leaf.retired.iter().filter(|one| part.means(one.reason()));
                retired
                    .extend(meant.filter(|one| seen.insert((one.reason(), one.status().code()))));
            }
        }
        retired
    }

    /// The reasons that [`only`](Self::only) asked for.
    fn asked(&self) -> impl Iterator<Item = &'static str> {
        let asked = self.parts().iter().filter_map(|part| part.only);
        asked.flatten().copied()
    }

    fn parts(&self) -> &[Part] {
        &self.parts[..self.len]
    }

    /// The types and all they answer through.
    fn leaves(&self) -> Vec<&'static Leaf> {
        let own: Vec<&Leaf> = self.parts().iter().map(|part| part.leaf).collect();
        closure(&own)
    }
}

impl Part {
    fn means(&self, reason: &str) -> bool {
        self.only.is_none_or(|only| only.contains(&reason))
    }
}

/// These types and all they answer through, each once, in the order of their declarations.
fn closure(of: &[&'static Leaf]) -> Vec<&'static Leaf> {
    let mut seen = HashSet::new();
    let mut all = Vec::new();
    let mut open: Vec<&'static Leaf> = of.iter().rev().copied().collect();
    while let Some(leaf) = open.pop() {
        if seen.insert(leaf.identity()) {
            all.push(leaf);
            for nested in leaf.nested.iter().rev() {
                open.extend(nested().parts().iter().rev().map(|part| part.leaf));
            }
        }
    }
    all
}

impl fmt::Debug for Catalog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let types: Vec<&str> = self.parts().iter().map(|part| part.leaf.name).collect();
        f.debug_struct("Catalog")
            .field("name", &self.title)
            .field("version", &self.version)
            .field("types", &types)
            .finish_non_exhaustive()
    }
}
