//! What surrounds a response that is being made, such as a layer of middleware: it has wishes, and it
//! is told.

use std::cell::Cell;
use std::error::Error;

use crate::declaration::problem_type::ProblemType;
use crate::declaration::table::Status;
use crate::occurrence::problem::Problem;
use crate::occurrence::rendered::Rendered;

pub(crate) trait Surroundings {
    /// The `instance` of a problem that has none.
    fn instance(&self) -> Option<String>;

    /// Whether the form of a body that is not the type's own depends on `Accept`.
    fn is_negotiated(&self) -> bool;

    /// The body, where it is not to be the problem document.
    fn rendered(&self, problem: &Problem<'_>) -> Option<Rendered>;

    /// Called once for each response.
    fn told(&self, problem: &Problem<'_>, cause: Option<&dyn Error>);
}

/// Marks a response as one that an error has put together, which what surrounds it leaves as it is.
#[derive(Debug, Clone, Copy)]
#[allow(dead_code, reason = "only what surrounds a response reads it")]
pub(crate) struct Answered {
    pub(crate) problem_type: &'static ProblemType,
    pub(crate) status: &'static Status,
    /// Whether its form depends on `Accept`.
    pub(crate) is_negotiated: bool,
}

thread_local! {
    // Without a destructor it costs nothing to look at.
    static AROUND: Cell<Option<&'static dyn Surroundings>> = const { Cell::new(None) };
}

/// What surrounds the response that this thread makes.
pub(crate) fn around() -> Option<&'static dyn Surroundings> {
    AROUND.get()
}

/// Runs `inside` in `surroundings`.
#[allow(dead_code, reason = "without a layer nothing surrounds a response")]
pub(crate) fn within<R>(surroundings: &'static dyn Surroundings, inside: impl FnOnce() -> R) -> R {
    /// Puts back what was there, also if `inside` panics.
    struct Leave(Option<&'static dyn Surroundings>);

    impl Drop for Leave {
        fn drop(&mut self) {
            AROUND.set(self.0);
        }
    }

    let _leave = Leave(AROUND.replace(Some(surroundings)));
    inside()
}
