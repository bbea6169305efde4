//! The catalogue: what it knows of types, alone and joined, as data, JSON and Markdown.

mod composed;
mod data;
mod declared;
mod field_errors;
mod joined;
mod json;
mod markdown;
mod prose;
mod rendered;
mod rustdoc;
mod sent;
