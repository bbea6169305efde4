//! `Allow`, where the framework knows it.

use http::header::ALLOW;
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::declaration::problem_type::ProblemType;

/// RFC 9110, section 10.2.1: no method is allowed.
const NO_METHOD: &str = "";

/// Takes the `Allow` away that says nothing, from a row that stands in a fallback: the router puts
/// its own in, unless there is one.
#[cold]
#[allow(dead_code, reason = "only some frameworks ask for it")]
pub(crate) fn leave_to_router(headers: &mut HeaderMap, problem_type: &'static ProblemType) {
    if problem_type.declared.status.code() == 405
        && problem_type.declared.is_bare()
        && headers.get(ALLOW).is_some_and(|value| value == NO_METHOD)
    {
        headers.remove(ALLOW);
    }
}

/// Whether it is the `Allow` that says nothing.
#[allow(dead_code, reason = "only layers ask for it")]
pub(crate) fn is_default(name: &HeaderName, value: &HeaderValue) -> bool {
    name == ALLOW && value == NO_METHOD
}
