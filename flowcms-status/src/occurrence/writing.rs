//! What is being written: a function that asks for the document which it is asked for.

use std::any::type_name;
use std::cell::RefCell;
use std::ptr;

/// How deep documents stand in each other: an error that clones itself has no end.
const DEEPEST: usize = 8;

/// A part of an error: its address and type, and which part it is.
type Part = (usize, &'static str, &'static str);

thread_local! {
    static WRITING: RefCell<Vec<Part>> = const { RefCell::new(Vec::new()) };
}

/// What `write` returns; `None` inside of it, where the same part of `error` is asked for again.
#[doc(hidden)]
pub fn writing<E: ?Sized, R>(
    error: &E,
    part: &'static str,
    write: impl FnOnce() -> R,
) -> Option<R> {
    let address = ptr::from_ref(error).cast::<()>() as usize;
    within((address, type_name::<E>(), part), write)
}

/// The same for the text of an error, whose `Display` may ask for the document that it is written into.
/// What has no size has no address of its own: it is told from others by its reason.
pub(crate) fn writing_text<E: ?Sized, R>(
    error: &E,
    reason: &'static str,
    write: impl FnOnce() -> R,
) -> Option<R> {
    let address = ptr::from_ref(error).cast::<()>() as usize;
    within((address, reason, "its text"), write)
}

fn within<R>(part: Part, write: impl FnOnce() -> R) -> Option<R> {
    /// Takes the part away, also if `write` panics.
    struct Written;

    impl Drop for Written {
        fn drop(&mut self) {
            WRITING.with_borrow_mut(Vec::pop);
        }
    }

    let is_new = WRITING.with_borrow_mut(|parts| {
        let is_new = parts.len() < DEEPEST && !parts.contains(&part);
        if is_new {
            parts.push(part);
        }
        is_new
    });
    if !is_new {
        return None;
    }
    let _written = Written;
    Some(write())
}
