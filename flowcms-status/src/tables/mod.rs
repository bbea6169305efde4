//! The tables that the crate has itself.

#[macro_use]
pub(crate) mod flowcms;
pub(crate) mod iana;
