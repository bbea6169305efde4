//! What the middleware has to know of a response: on its way through `poem::Error` it loses all that
//! it carries but its content, so the marks of a request are kept beside it.

use std::cell::RefCell;

use poem::Response;

use crate::FlowError;
use crate::response::answer::answer;
use crate::response::marks::Marks;
use crate::response::{
    allow,
    mark::{self, Around},
};

thread_local! {
    /// Those of the request that this thread answers.
    static MARKS: RefCell<Marks> = RefCell::default();
}

/// The response of `error`.
pub(super) fn respond(error: &dyn FlowError) -> Response {
    let mut response: Response = if mark::is_around() {
        let marked = answer(error);
        MARKS.with_borrow_mut(|marks| marks.keep(marked))
    } else {
        answer(error)
    };
    // `with_header` adds to what is there.
    allow::leave_to_router(&mut response, error);
    response
}

/// Runs `inside` as what is in the middleware, for the request of `marks`.
pub(super) fn enter<R>(marks: &mut Marks, layer: Around, inside: impl FnOnce() -> R) -> R {
    /// Puts back what was there, also if `inside` panics.
    struct Leave<'a>(&'a mut Marks);

    impl Drop for Leave<'_> {
        fn drop(&mut self) {
            MARKS.with_borrow_mut(|marks| std::mem::swap(marks, self.0));
        }
    }

    MARKS.with_borrow_mut(|outer| std::mem::swap(outer, marks));
    let _leave = Leave(marks);
    mark::enter(layer, inside)
}
