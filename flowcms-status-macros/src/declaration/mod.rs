//! What variants of errors, rows of maps and rows of tables have in common: how they are written, and
//! what makes a problem type of them.

pub(crate) mod attr;
pub(crate) mod client;
pub(crate) mod declare;
mod grammar;
pub(crate) mod list;
pub(crate) mod parts;
pub(crate) mod retired;
pub(crate) mod spec;
pub(crate) mod texts;
pub(crate) mod value;
