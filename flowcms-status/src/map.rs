//! `ErrorMap`: how an API answers with an error of somebody else.

use std::error::Error;
use std::fmt;

use crate::const_text::is_same;
use crate::error::{DetailPolicy, ProblemType};
use crate::problem::Problem;
use crate::table::Status;

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
/// assert_eq!(Parse::problem_type(&error).status().code(), 400);
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
    fn problem_type(error: &Self::Error) -> &'static ProblemType;

    /// The row of the table whose code is sent.
    fn status(error: &Self::Error) -> &'static Status {
        Self::problem_type(error).status()
    }

    /// Where the public text comes from.
    fn detail(error: &Self::Error) -> DetailPolicy {
        Self::problem_type(error).detail()
    }

    /// Writes the public text, if [`detail`](Self::detail) lets it out.
    ///
    /// # Errors
    ///
    /// The `Display` of a value failed; the detail is then left out.
    fn fmt_detail(error: &Self::Error, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(error, f)
    }

    /// Adds the headers and extension members of this occurrence to `problem`.
    fn occurrence<'a>(error: &'a Self::Error, problem: &mut Problem<'a>) {
        let _ = (error, problem);
    }
}

/// Finds at compile time that two rows of a map have one reason: a row's default reason is known
/// only where its table is.
///
/// # Panics
///
/// With `message`, if one of `defaults` is `reason`.
#[doc(hidden)]
pub const fn distinct_reasons(reason: &str, defaults: &[&str], message: &str) {
    let mut index = 0;
    while index < defaults.len() {
        assert!(!is_same(reason, defaults[index]), "{}", message);
        index += 1;
    }
}
