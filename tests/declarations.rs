//! What is declared is what is answered, whatever the declaration looks like and the fields hold.

#![allow(
    clippy::doc_markdown,
    reason = "clippy takes the code around a row with a condition for documentation"
)]

mod accepted;
mod behaviour;
mod field_errors;
mod header_fields;
mod hygiene;
mod properties;
mod reading;
mod tables;
