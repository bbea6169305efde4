//! What the fairing has to know of a response: rocket's has no room for it, so it is kept beside the
//! request.

use std::sync::{Mutex, MutexGuard, PoisonError};

use rocket::{Request, Response};

use crate::FlowError;
use crate::response::answer::answer;
use crate::response::mark::{self, Around};
use crate::response::marks::Marks;

/// That the fairing is attached, in rocket's state.
pub(super) struct Attached {
    pub(super) around: Around,
}

/// The marks of the responses to `request`.
pub(super) fn marks<'r>(request: &'r Request<'_>) -> MutexGuard<'r, Marks> {
    let marks: &Mutex<Marks> = request.local_cache(Mutex::default);
    marks.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The response of `error` to `request`.
pub(super) fn respond(error: &dyn FlowError, request: &Request<'_>) -> Response<'static> {
    match request.rocket().state() {
        None => answer(error),
        Some(Attached { around }) => {
            let marked = mark::enter(*around, || answer(error));
            marks(request).keep(marked)
        }
    }
}
