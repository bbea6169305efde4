//! What a response that an error has put together says of itself to the layers that it goes through
//! on its way out. A layer looks at a response when it is sent, not at the error when it answers.

use std::cell::Cell;
use std::error::Error;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;

use crate::declaration::problem_type::ProblemType;
use crate::declaration::table::Status;
use crate::document::format::Format;

/// A response of this crate, for the layers around.
#[derive(Debug, Clone)]
pub(crate) struct Answered {
    pub(crate) problem_type: &'static ProblemType,
    pub(crate) status: &'static Status,
    /// The `reason` member, where it is not the problem type's.
    pub(crate) reason: Option<Box<str>>,
    /// The problem document, whatever the content is; empty if there is none.
    pub(crate) document: Bytes,
    pub(crate) has_instance: bool,
    pub(crate) form: Form,
    pub(crate) error: Option<Arc<Said>>,
}

/// What the content of a response is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// The problem document, and no layer has looked at it.
    Document,
    /// What a layer made of it for `Accept`.
    Negotiated(Format),
    /// What a layer's `render` made of it.
    Rendered,
    /// The error's own content, or none.
    Own,
}

/// What an error and its sources said, after they are gone.
#[derive(Debug)]
pub(crate) struct Said {
    text: String,
    source: Option<Box<Said>>,
}

impl Said {
    pub(crate) fn of(error: &dyn Error) -> Self {
        use std::fmt::Write as _;

        let mut text = String::new();
        // As far as its `Display` succeeds.
        let _ = write!(text, "{error}");
        Self {
            text,
            source: error.source().map(|source| Box::new(Self::of(source))),
        }
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Error for Said {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.source.as_deref()?)
    }
}

/// What the layers are that a future is polled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Around {
    Nothing,
    Layer,
    /// One that wants to know what the error said.
    Listening,
}

thread_local! {
    static AROUND: Cell<Around> = const { Cell::new(Around::Nothing) };
}

/// Until it is dropped, what happens is in a layer. It puts back what was around.
#[must_use]
pub(crate) struct Inside(Around);

impl Drop for Inside {
    #[inline]
    fn drop(&mut self) {
        AROUND.set(self.0);
    }
}

/// What happens from here on is in a layer: a future is polled like this each time, so it takes no
/// closure, into which a request would be moved.
#[inline]
pub(crate) fn inside(layer: Around) -> Inside {
    let outer = AROUND.get();
    AROUND.set(outer.max(layer));
    Inside(outer)
}

/// Runs `inside` as what is in a layer.
#[inline]
pub(crate) fn enter<R>(layer: Around, run: impl FnOnce() -> R) -> R {
    let _inside = inside(layer);
    run()
}

/// Whether there is a layer around.
#[inline]
pub(crate) fn is_around() -> bool {
    AROUND.get() != Around::Nothing
}

/// Whether a layer around wants to know what errors say.
#[inline]
pub(crate) fn is_listened_to() -> bool {
    AROUND.get() == Around::Listening
}

/// What `error` says, if a layer around wants to know.
pub(crate) fn said(error: &dyn Error) -> Option<Arc<Said>> {
    is_listened_to().then(|| Arc::new(Said::of(error)))
}
