//! The macros of `flowcms-status`. Use them through that crate.
//!
//! # Codemap
//!
//! Stages: `TokenStream -> DeriveInput -> Attrs -> Draft -> Spec -> TokenStream`
//!
//! * `keys`: every key of `#[flow(…)]` once; what was written in each place
//! * `flow_error/model`, `status_table/parse`: the shape of what was written
//! * `flow_error/check`, `status_table/check_table`, `status_table/check_map`: a draft becomes a spec,
//!   or mistakes; every rule is a named function
//! * `flow_error/expand`, `status_table/expand_table`, `status_table/expand_map`: a spec becomes tokens
//!   and cannot fail
//!
//! Between them:
//!
//! * `diag`: `Errors`, which collects every mistake and loses none
//! * `declaration`: what variants, rows of maps and rows of tables have in common: `attr` reads keys,
//!   `value` and `list` are what stands behind them, `grammar` how it is read; `declare`, `parts`,
//!   `texts` and `retired` check, and make what is in `spec`
//! * `emit`: the tokens of it: problem types, occurrences, the rustdoc of `CATALOG`, the roots;
//!   `declaration/client`, `emit/client`: the caller's side of it
//! * `editor`: what an editor reads instead of an expansion
//! * `http`: what RFC 9110 and RFC 9457 allow and demand
//! * `text`: texts with placeholders, doc comments, thiserror's `#[error("…")]`
//! * `names`: snake case, Pascal case, the nearest of a list
//!
//! Laws: user input never panics the macro. One cause, one message. An expansion names two roots,
//! `::core` and `<crate path>::__private`. No web framework is known here.

mod declaration;
mod diag;
mod editor;
mod emit;
mod flow_error;
#[cfg(test)]
mod fuzz;
mod http;
mod keys;
mod names;
#[cfg(test)]
mod one_message;
#[cfg(test)]
mod snapshots;
mod status_table;
mod text;
#[cfg(test)]
mod ui_cases;

use proc_macro::TokenStream;

/// See `flowcms_status::FlowError`.
#[proc_macro_derive(FlowError, attributes(flow))]
pub fn derive_flow_error(input: TokenStream) -> TokenStream {
    let input = input.into();
    editor::beside_type(&input, &flow_error::derive(input.clone())).into()
}

/// See `flowcms_status::status_table`.
#[proc_macro]
pub fn status_table(input: TokenStream) -> TokenStream {
    let input = input.into();
    editor::beside_table(&input, &status_table::expand(input.clone())).into()
}

/// The caller's side of a map of the library's own, whose framework is not there.
#[doc(hidden)]
#[proc_macro]
pub fn client_of_map(input: TokenStream) -> TokenStream {
    status_table::client_of_map(input.into()).into()
}

/// What an editor reads of a type.
#[doc(hidden)]
#[proc_macro]
pub fn editor_of_type(input: TokenStream) -> TokenStream {
    editor::of_type(input.into()).into()
}

/// What an editor reads of a table or a map.
#[doc(hidden)]
#[proc_macro]
pub fn editor_of_table(input: TokenStream) -> TokenStream {
    editor::of_table(input.into()).into()
}

/// The items that an editor shows for the keys of `#[flow(…)]`.
#[doc(hidden)]
#[proc_macro]
pub fn editor_items(_: TokenStream) -> TokenStream {
    editor::items().into()
}
