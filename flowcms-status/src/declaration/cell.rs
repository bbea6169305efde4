//! `Ready`: what all responses of a problem type and status share, and where it is kept.

use std::any::Any;
use std::ops::Deref;
use std::sync::OnceLock;

use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, SET_COOKIE};
use http::{HeaderMap, HeaderValue, StatusCode};

use super::table::Status;

pub(super) const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");
pub(super) const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// What stands before the text of a detail.
pub(super) const DETAIL: &[u8] = b",\"detail\":\"";

/// The parts that all responses of one problem type and status share, made at the first of them.
#[derive(Debug)]
pub(crate) struct Ready {
    pub(crate) has_content: bool,
    /// Whether its headers are those that most problem documents have.
    pub(super) is_plain: bool,
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    /// The bytes of the document, if these are always the same.
    pub(super) constant: &'static [u8],
    /// The document up to the text of its detail.
    pub(super) head: String,
    /// The document from the end of that text on, without extension members.
    pub(super) tail: String,
    pub(super) beside: Slot,
}

pub(super) type Slot = OnceLock<Box<Beside<dyn Any + Send + Sync>>>;

/// What somebody keeps beside the parts. Each has a type of their own, and there are few.
#[derive(Debug)]
pub(super) struct Beside<T: ?Sized> {
    next: Slot,
    kept: T,
}

impl Ready {
    pub(crate) fn status(&self) -> StatusCode {
        self.status
    }

    pub(crate) fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The bytes that all occurrences share.
    pub(crate) fn body(&self) -> Bytes {
        Bytes::from_static(self.constant)
    }

    /// The document up to where its `detail` comes, with the name of that if there is one.
    #[inline]
    pub(crate) fn head(&self, has_detail: bool) -> &[u8] {
        let head = self.head.as_bytes();
        if has_detail {
            head
        } else {
            head.strip_suffix(DETAIL).unwrap_or(head)
        }
    }

    /// The document from a text on that is still open, or from after one; up to its end, or to where
    /// the extension members come.
    #[inline]
    pub(crate) fn tail(&self, is_open: bool, is_end: bool) -> &[u8] {
        let tail = self.tail.as_bytes();
        let tail = if is_open {
            tail
        } else {
            tail.strip_prefix(b"\"").unwrap_or(tail)
        };
        if is_end {
            tail
        } else {
            tail.strip_suffix(b"}").unwrap_or(tail)
        }
    }

    /// Inserts the headers of the type. A copy of their map would be cheaper, but has no room for
    /// those that every server adds.
    #[inline]
    pub(crate) fn insert_headers(&self, headers: &mut HeaderMap) {
        if self.is_plain {
            headers.insert(CONTENT_TYPE, PROBLEM_JSON);
            headers.insert(CACHE_CONTROL, NO_STORE);
        } else {
            self.insert_all(headers);
        }
    }

    #[cold]
    fn insert_all(&self, headers: &mut HeaderMap) {
        for (name, value) in self.headers() {
            // Each cookie has a line of its own (RFC 6265, section 3).
            if name == SET_COOKIE {
                headers.append(name, value.clone());
            } else {
                headers.insert(name, value.clone());
            }
        }
    }

    /// What whoever asks keeps here under a type of their own: made once, then as it is.
    #[allow(
        dead_code,
        reason = "only frameworks with types of their own keep anything"
    )]
    pub(crate) fn beside<'r, T: Any + Send + Sync>(
        &'r self,
        make: impl Fn(&'r Self) -> T,
    ) -> &'r T {
        let mut slot = &self.beside;
        loop {
            let Beside { next, kept } = &**slot.get_or_init(|| {
                Box::new(Beside {
                    next: Slot::new(),
                    kept: make(self),
                })
            });
            match kept.downcast_ref() {
                Some(kept) => return kept,
                None => slot = next,
            }
        }
    }
}

/// The ready parts of a problem type, kept or made for one response.
pub(crate) enum ReadyRef {
    Kept(&'static Ready),
    Made(Box<Ready>),
}

impl Deref for ReadyRef {
    type Target = Ready;

    fn deref(&self) -> &Ready {
        match self {
            Self::Kept(ready) => ready,
            Self::Made(ready) => ready,
        }
    }
}

/// Where what is made of one problem type at run time is kept, from its first use on. It stands apart
/// from [`ProblemType`](crate::ProblemType), to which constants refer: they cannot refer to what
/// changes.
#[doc(hidden)]
#[derive(Debug, Default)]
pub struct Cell {
    ready: OnceLock<Ready>,
    pub(super) uri: OnceLock<String>,
    pub(super) codes: OnceLock<Vec<&'static Status>>,
}

impl Cell {
    #[must_use]
    pub const fn new() -> Self {
        Self {
            ready: OnceLock::new(),
            uri: OnceLock::new(),
            codes: OnceLock::new(),
        }
    }

    pub(super) fn kept(&self, make: impl FnOnce() -> Ready) -> &Ready {
        self.ready.get_or_init(make)
    }
}
