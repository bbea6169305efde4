//! What is declared is what is answered, whatever the declaration looks like and the fields hold.

mod accepted;
mod behaviour;
mod field_errors;
mod header_fields;
mod hygiene;
mod properties;
mod reading;
mod tables;
