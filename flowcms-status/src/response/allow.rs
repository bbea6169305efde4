//! `Allow`, where the framework knows it.

use http::header::ALLOW;
use http::{HeaderMap, HeaderName, HeaderValue, Response};

use crate::occurrence::error::FlowError;
use crate::response::answer::{Assemble, answer};

/// RFC 9110, section 10.2.1: no method is allowed.
const NO_METHOD: &str = "";

/// An answer whose headers are those of `http`.
#[allow(dead_code, reason = "only some frameworks ask for it")]
pub(crate) trait Headed: Assemble {
    fn headers(&mut self) -> &mut HeaderMap;
}

impl<B> Headed for Response<B>
where
    Self: Assemble,
{
    fn headers(&mut self) -> &mut HeaderMap {
        self.headers_mut()
    }
}

/// What `error` answers with in a framework whose router says what it allows.
#[allow(dead_code, reason = "only some frameworks ask for it")]
pub(crate) fn answer_in_router<A: Headed>(error: &dyn FlowError) -> A {
    if error.problem_type().status().code() == 405 {
        return not_allowed(error);
    }
    answer(error)
}

/// Apart, so that a response is moved only where something is taken from it.
#[cold]
fn not_allowed<A: Headed>(error: &dyn FlowError) -> A {
    let mut answer: A = answer(error);
    leave_to_router(&mut answer, error);
    answer
}

/// Takes the `Allow` away that says nothing, from a row that stands in a fallback: the router puts
/// its own in, unless there is one. An error that is declared says `none` for it.
#[cold]
#[allow(dead_code, reason = "only some frameworks ask for it")]
pub(crate) fn leave_to_router<A: Headed>(answer: &mut A, error: &dyn FlowError) {
    let problem_type = error.problem_type();
    if problem_type.declared.status.code() == 405 && problem_type.declared.is_bare() {
        forget_default(answer.headers());
    }
}

/// Takes the `Allow` away that says nothing, if it is the only one.
fn forget_default(headers: &mut HeaderMap) {
    if headers.get(ALLOW).is_some_and(|value| value == NO_METHOD) {
        headers.remove(ALLOW);
    }
}

/// Whether it is the `Allow` that says nothing.
#[allow(dead_code, reason = "only layers ask for it")]
pub(crate) fn is_default(name: &HeaderName, value: &HeaderValue) -> bool {
    name == ALLOW && value == NO_METHOD
}

/// Leaves the `Allow` that says something, where somebody has put one beside that which does not.
#[allow(dead_code, reason = "only layers ask for it")]
pub(crate) fn unite(headers: &mut HeaderMap) {
    let said: Vec<HeaderValue> = (headers.get_all(ALLOW).iter())
        .filter(|value| !is_default(&ALLOW, value))
        .cloned()
        .collect();
    if !said.is_empty() {
        headers.remove(ALLOW);
        headers.extend(said.into_iter().map(|value| (ALLOW, value)));
    }
}
