//! `Catalog`: the problem types of an error type and of the types it answers through.

#[cfg(feature = "json")]
mod json;
mod markdown;

use std::collections::HashSet;
use std::marker::PhantomData;

use crate::error::FlowError;
use crate::problem_type::ProblemType;

/// The problem types of an error type, and references to those of the types it answers through.
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
/// const CATALOG: Catalog = ContentError::CATALOG;
/// let reasons: Vec<_> = CATALOG.problem_types().iter().map(|t| t.reason()).collect();
/// assert_eq!(reasons, ["entry_not_found", "slug_taken"]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Catalog {
    name: &'static str,
    type_name: fn() -> &'static str,
    own: &'static [ProblemType],
    nested: &'static [fn() -> Catalog],
}

impl Catalog {
    #[doc(hidden)]
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
        }
    }

    /// The name of the error type.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The problem types the type declares itself, in declaration order. Among them are those that
    /// are the [same as another](ProblemType::is_same_as_another).
    #[must_use]
    pub const fn own(&self) -> &'static [ProblemType] {
        self.own
    }

    /// The catalogues of this type and of all it answers through, each once, however the types
    /// refer to each other.
    #[must_use]
    pub fn all(&self) -> Vec<Catalog> {
        let mut seen = HashSet::new();
        let mut all = Vec::new();
        let mut open = vec![*self];
        while let Some(catalog) = open.pop() {
            if seen.insert((catalog.own.as_ptr(), (catalog.type_name)())) {
                all.push(catalog);
                open.extend(catalog.nested.iter().rev().map(|nested| nested()));
            }
        }
        all
    }

    /// Every problem type that can answer, each once.
    #[must_use]
    pub fn problem_types(&self) -> Vec<&'static ProblemType> {
        let mut seen = HashSet::new();
        let mut types = Vec::new();
        for problem_type in self.all().iter().flat_map(|catalog| catalog.own) {
            if !problem_type.is_same_as_another() && seen.insert(std::ptr::from_ref(problem_type)) {
                types.push(problem_type);
            }
        }
        types
    }
}

/// What has a [`Catalog`]: derived errors, maps and status tables, also behind `Box`, `Arc`
/// and `&`. Of a `dyn FlowError` nothing is known before run time: its catalogue is empty.
///
/// ```
/// use flowcms_status::{Catalogued, FlowCms};
///
/// fn count<T: Catalogued>() -> usize {
///     T::CATALOG.problem_types().len()
/// }
/// assert_eq!(count::<FlowCms>(), 13);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no catalogue of problem types",
    label = "`Catalogued` is not implemented for `{Self}`",
    note = "`#[derive(FlowError)]` and `status_table!` implement it"
)]
pub trait Catalogued {
    /// The problem types that can answer.
    const CATALOG: Catalog;
}

/// A catalogue by reference, which may lead back to where it came from.
#[doc(hidden)]
#[must_use]
pub fn catalog_of<T: Catalogued + ?Sized>() -> Catalog {
    T::CATALOG
}

/// The catalogue by reference of a type that answers for a variant: its own, if it has one.
#[doc(hidden)]
#[derive(Debug)]
pub struct Nested<T: ?Sized>(PhantomData<T>);

impl<T: Catalogued + ?Sized> Nested<T> {
    pub const CATALOG: fn() -> Catalog = catalog_of::<T>;
}

/// The catalogue of a type that has none: an inherent constant comes before a trait's.
#[doc(hidden)]
pub trait OfUnknown {
    const CATALOG: fn() -> Catalog = || Catalog::__new::<()>("", &[], &[]);
}

impl<T: ?Sized> OfUnknown for Nested<T> {}

macro_rules! delegate {
    ($($pointer:ty,)*) => {$(
        impl<T: Catalogued + ?Sized> Catalogued for $pointer {
            const CATALOG: Catalog = T::CATALOG;
        }
    )*};
}

delegate! { &T, Box<T>, std::sync::Arc<T>, }

macro_rules! unknown {
    ($($dynamic:ty,)*) => {$(
        impl Catalogued for $dynamic {
            const CATALOG: Catalog = Catalog::__new::<dyn FlowError>("dyn FlowError", &[], &[]);
        }
    )*};
}

unknown! {
    dyn FlowError + '_,
    dyn FlowError + Send + '_,
    dyn FlowError + Send + Sync + '_,
}

/// The table in the rustdoc of a catalogue. Only rustdoc expands it.
#[doc(hidden)]
#[macro_export]
macro_rules! __catalog_rows {
    ($($code:tt $reason:tt $link:literal $title:tt $context:tt)*) => {
        ::core::concat!(
            "\n| reason | code | title | context |\n|---|---|---|---|\n",
            $(
                "| ", $crate::__catalog_cell!($code $reason), " | ", $link, " | ",
                $crate::__catalog_cell!($code $title), " | ",
                $crate::__catalog_cell!($code $context), " |\n",
            )*
        )
    };
}

/// A text, or what a column of the default table says.
#[doc(hidden)]
#[macro_export]
macro_rules! __catalog_cell {
    ($code:tt $text:literal) => {
        $text
    };
    ($code:tt $column:ident) => {
        $crate::__private::row!($code $column)
    };
}
