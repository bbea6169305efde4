//! What a framework refused by itself, answered in the words of a table.

use std::error::Error;
use std::fmt;

use crate::declared::DetailPolicy;
use crate::error::FlowError;
use crate::iana::Http;
use crate::problem_type::ProblemType;
use crate::response::{Assemble, answer};
use crate::table::StatusTable;

/// A row of a table with the framework's text, which is the public detail below 500.
#[derive(Debug)]
struct Refused<'a, T> {
    row: T,
    text: &'a str,
}

impl<T> fmt::Display for Refused<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)
    }
}

impl<T: fmt::Debug> Error for Refused<'_, T> {}

impl<T: FlowError> FlowError for Refused<'_, T> {
    fn problem_type(&self) -> &'static ProblemType {
        self.row.problem_type()
    }

    fn detail(&self) -> DetailPolicy {
        DetailPolicy::Default { text: None }
    }

    fn is_constant(&self) -> bool {
        false
    }
}

/// The answer of the row of `code`: the table's, or the registry's if the table lacks the code.
/// `None` if both lack it.
pub(crate) fn answer_refused<T, A>(code: u16, text: Option<&str>) -> Option<A>
where
    T: StatusTable + FlowError,
    A: Assemble,
{
    match T::from_code(code) {
        Some(row) => Some(answer_row(row, text)),
        None => Http::from_code(code).map(|row| answer_row(row, text)),
    }
}

fn answer_row<T: FlowError, A: Assemble>(row: T, text: Option<&str>) -> A {
    match text {
        Some(text) => answer(&Refused { row, text }),
        None => answer(&row),
    }
}
