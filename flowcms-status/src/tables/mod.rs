//! The tables that the crate has itself.

#[macro_use]
pub(crate) mod flowcms;
#[macro_use]
pub(crate) mod iana;
