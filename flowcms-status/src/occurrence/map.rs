//! `ErrorMap`: how an API answers with an error of somebody else.

use std::error::Error;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use crate::declaration::declared::DetailPolicy;
use crate::declaration::problem_type::ProblemType;
use crate::declaration::spoken::MapDeclaration;
use crate::declaration::table::Status;
use crate::occurrence::problem::Problem;

/// A map from a foreign error to problem types, declared by
/// [`status_table!`](crate::status_table)`{ pub struct Map(Foreign) in Table { … } }`.
///
/// By itself it answers in the voice of its own table. Inside a type, `#[flow(map = Map)]`, it
/// answers in that type's: names, contexts, constant headers, retry classes and URIs are those of
/// the enclosing API, and its reasons and the texts of its rows stay.
///
/// ```
/// use flowcms_status::{ErrorMap, status_table};
///
/// status_table! {
///     /// How parse failures answer.
///     pub struct Parse(std::num::ParseIntError) in flowcms_status::FlowCms {
///         _ => 400 "Send a whole number.",
///     }
/// }
///
/// let error = "x".parse::<u8>().unwrap_err();
/// assert_eq!(Parse::problem_type_of(&error).status().code(), 400);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a map of an error",
    label = "not declared by `status_table!`",
    note = "declare it: `status_table! {{ pub struct {Self}(TheError) in FlowCms {{ pattern => 404, … }} }}`"
)]
pub trait ErrorMap {
    /// The foreign error.
    type Error: Error /* wrap what is none into a type that derives it */ + ?Sized + 'static;

    /// Its rows, in the voice of no type that uses it.
    #[doc(hidden)]
    const __MAP: MapDeclaration;

    /// What its rows are in the voice of its own table.
    fn problem_types() -> &'static [ProblemType];

    /// The place of the first row that matches.
    #[doc(hidden)]
    fn __row_of(error: &Self::Error) -> usize;

    /// The row of the table whose code is sent, where `problem_type` is the row's.
    #[doc(hidden)]
    fn __status_of(error: &Self::Error, problem_type: &'static ProblemType) -> &'static Status {
        let _ = error;
        problem_type.status()
    }

    #[doc(hidden)]
    fn __display(error: &Self::Error, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(error, f)
    }

    #[doc(hidden)]
    fn __debug(error: &Self::Error, name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple(name).field(&error).finish()
    }

    #[doc(hidden)]
    fn __source(error: &Self::Error) -> Option<&(dyn Error + 'static)> {
        error.source()
    }

    /// The problem type of the first row that matches.
    fn problem_type_of(error: &Self::Error) -> &'static ProblemType {
        &Self::problem_types()[Self::__row_of(error)]
    }

    /// The row of the table whose code is sent.
    fn status_of(error: &Self::Error) -> &'static Status {
        Self::__status_of(error, Self::problem_type_of(error))
    }

    /// Where the public text comes from.
    fn detail_of(error: &Self::Error) -> DetailPolicy {
        Self::problem_type_of(error).detail()
    }

    /// Writes the public text, if [`detail_of`](Self::detail_of) lets it out.
    ///
    /// # Errors
    ///
    /// The `Display` of a value failed; the detail is then left out.
    fn fmt_detail_of(error: &Self::Error, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(error, f)
    }

    /// Adds the headers and extension members of this occurrence to `problem`.
    fn occurrence_of<'a>(error: &'a Self::Error, problem: &mut Problem<'a>) {
        let _ = (error, problem);
    }
}

/// The declaration of a map: an inherent constant comes before a trait's.
#[doc(hidden)]
#[derive(Debug)]
pub struct MapOf<M: ?Sized>(PhantomData<M>);

impl<M: ErrorMap + ?Sized> MapOf<M> {
    pub const __FLOW_MAP: MapDeclaration = M::__MAP;
}

/// The declaration of what is no map, which is said where its field is used.
#[doc(hidden)]
pub trait OfNoMap {
    const __FLOW_MAP: MapDeclaration = MapDeclaration::NONE;
}

impl<M: ?Sized> OfNoMap for MapOf<M> {}

/// An `E`, or a pointer to one.
#[doc(hidden)]
pub trait Holds<E: ?Sized> {
    fn held(&self) -> &E;
}

impl<E: ?Sized> Holds<E> for E {
    fn held(&self) -> &E {
        self
    }
}

macro_rules! holds {
    ($($pointer:ident,)*) => {$(
        impl<E: ?Sized> Holds<E> for $pointer<E> {
            fn held(&self) -> &E {
                self
            }
        }
    )*};
}

holds! { Box, Arc, }

/// The field of a variant with `map = M`, which answers for the variant by the rules of
/// [`FlowError`](crate::FlowError). `types` are the rows of the map in the voice of the variant's
/// type.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{M}` does not map `{Self}`",
    label = "this is no map of the field's type `{Self}`",
    note = "a map of it is declared by `status_table! {{ pub struct {M}({Self}) in FlowCms {{ pattern => 404, … }} }}`"
)]
pub trait MappedBy<M> {
    fn __problem_type(&self, types: &'static [ProblemType]) -> &'static ProblemType;
    fn __status(&self, types: &'static [ProblemType]) -> &'static Status;
    fn __fmt_detail(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
    fn __occurrence<'a>(&'a self, problem: &mut Problem<'a>);
}

#[diagnostic::do_not_recommend]
impl<M: ErrorMap, F: Holds<M::Error>> MappedBy<M> for F {
    fn __problem_type(&self, types: &'static [ProblemType]) -> &'static ProblemType {
        &types[M::__row_of(self.held())]
    }

    fn __status(&self, types: &'static [ProblemType]) -> &'static Status {
        let error = self.held();
        M::__status_of(error, &types[M::__row_of(error)])
    }

    fn __fmt_detail(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        M::fmt_detail_of(self.held(), f)
    }

    fn __occurrence<'a>(&'a self, problem: &mut Problem<'a>) {
        M::occurrence_of(self.held(), problem);
        problem.__end_of_inner();
        if !Problem::problem_type(problem).detail().is_declared() {
            problem.__unsay();
        }
    }
}
