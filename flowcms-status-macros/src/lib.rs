//! The macros of `flowcms-status`. Use them through that crate.
//!
//! # Codemap
//!
//! Stages, one file each: `TokenStream -> DeriveInput -> Attrs -> Draft -> Spec -> TokenStream`
//!
//! * `flow_error/attr`: what was written in `#[flow(…)]`, each value with its key's span
//! * `flow_error/model`: `Draft`, the shape of the type
//! * `flow_error/check`: `Draft` becomes `Spec`, or mistakes; every rule is a named function
//! * `flow_error/expand`: `Spec` becomes tokens and cannot fail
//! * `status_table/{parse, check_table, expand_table, check_map, expand_map}`: the same for tables of
//!   codes and maps of errors
//!
//! Between them:
//!
//! * `diag`: `Errors`, which collects every mistake and loses none
//! * `declaration`: what variants and rows have in common, checked
//! * `emit`: the tokens of it: problem types, occurrences, the rustdoc of `CATALOG`, the roots
//! * `http`: what RFC 9110 and RFC 9457 allow and demand
//! * `text`: texts with placeholders, doc comments, thiserror's `#[error("…")]`
//! * `names`: snake case, Pascal case, the nearest of a list
//!
//! Laws: user input never panics the macro. One cause, one message. An expansion names two roots,
//! `::core` and `<crate path>::__private`. No web framework is known here.

mod declaration;
mod diag;
mod emit;
mod flow_error;
#[cfg(test)]
mod fuzz;
mod http;
mod names;
#[cfg(test)]
mod snapshots;
mod status_table;
mod text;

use proc_macro::TokenStream;

/// See `flowcms_status::FlowError`.
#[proc_macro_derive(FlowError, attributes(flow))]
pub fn derive_flow_error(input: TokenStream) -> TokenStream {
    flow_error::derive(input.into()).into()
}

/// See `flowcms_status::status_table`.
#[proc_macro]
pub fn status_table(input: TokenStream) -> TokenStream {
    status_table::expand(input.into()).into()
}
