//! What variants of errors, rows of maps and rows of tables have in common.

pub(crate) mod spec;
