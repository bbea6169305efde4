//! `ErrorMap`: how an API answers with an error of somebody else.

use std::error::Error;
use std::fmt;

use crate::declaration::const_text::is_same;
use crate::declaration::declared::DetailPolicy;
use crate::declaration::problem_type::ProblemType;
use crate::declaration::table::Status;
use crate::occurrence::problem::Problem;

/// A map from a foreign error to problem types, declared by
/// [`status_table!`](crate::status_table)`{ pub struct Map(Foreign) in Table { … } }`.
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
    type Error: Error + ?Sized;

    /// The problem type of the first row that matches.
    fn problem_type_of(error: &Self::Error) -> &'static ProblemType;

    /// The row of the table whose code is sent.
    fn status_of(error: &Self::Error) -> &'static Status {
        Self::problem_type_of(error).status()
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

/// The proof that a map maps `E`.
#[doc(hidden)]
pub trait Maps<E: Error>: ErrorMap<Error = E> {}

/// The field of a variant with `map = M`. It answers for the variant by the rules of
/// [`FlowError`](crate::FlowError).
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{M}` does not map `{Self}`",
    label = "this is no map of the field's type `{Self}`",
    note = "a map of it is declared by `status_table! {{ pub struct {M}({Self}) in FlowCms {{ pattern => 404, … }} }}`"
)]
pub trait MappedBy<M> {
    fn problem_type(&self) -> &'static ProblemType;
    fn status(&self) -> &'static Status;
    fn detail(&self) -> DetailPolicy;
    fn fmt_detail(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
    fn occurrence<'a>(&'a self, problem: &mut Problem<'a>);
}

#[diagnostic::do_not_recommend]
impl<E: Error, M: Maps<E>> MappedBy<M> for E {
    fn problem_type(&self) -> &'static ProblemType {
        M::problem_type_of(self)
    }

    fn status(&self) -> &'static Status {
        M::status_of(self)
    }

    fn detail(&self) -> DetailPolicy {
        M::detail_of(self)
    }

    fn fmt_detail(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        M::fmt_detail_of(self, f)
    }

    fn occurrence<'a>(&'a self, problem: &mut Problem<'a>) {
        M::occurrence_of(self, problem);
        if !M::detail_of(self).is_declared() {
            problem.__set_text(None);
        }
    }
}

/// Finds at compile time that two rows of a map have one reason: a row's default reason is known
/// only where its table is.
///
/// # Panics
///
/// With `message`, if one of `defaults` is `reason`.
#[doc(hidden)]
#[track_caller]
pub const fn distinct_reasons(reason: &str, defaults: &[&str], message: &str) {
    let mut index = 0;
    while index < defaults.len() {
        assert!(!is_same(reason, defaults[index]), "{}", message);
        index += 1;
    }
}
