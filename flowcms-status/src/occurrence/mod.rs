//! One error that happened.

pub(crate) mod at_hand;
pub(crate) mod downcast;
pub(crate) mod error;
pub(crate) mod field_errors;
pub(crate) mod function;
pub(crate) mod header_field;
pub(crate) mod left_out;
pub(crate) mod map;
pub(crate) mod member;
pub(crate) mod problem;
pub(crate) mod relayed;
pub(crate) mod rendered;
pub(crate) mod text_field;
pub(crate) mod writing;
