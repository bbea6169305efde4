//! What made a status, for hooks that want to know it.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use crate::declaration::problem_type::ProblemType;
use crate::declaration::table::Status;
use crate::response::mark::Said;

/// The source of a status that an error of this crate made where a hook listens.
#[derive(Debug)]
pub(super) struct Cause {
    pub(super) problem_type: &'static ProblemType,
    pub(super) status: &'static Status,
    pub(super) said: Arc<Said>,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said.fmt(f)
    }
}

impl Error for Cause {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.said.source()
    }
}
