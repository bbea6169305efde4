//! From a written map to rows that can be expanded. The checks, in order:
//!
//! 1. `map_row`: an error's code, and what every problem type must have
//! 2. `distinct_reasons`: a reason names one row
//!
//! What is wrong is left out, so that users of the rest see no second mistake.

use std::collections::HashMap;

use proc_macro2::{Span, TokenStream};
use syn::spanned::Spanned as _;
use syn::{Attribute, Ident, LitStr, Type, Visibility};

use super::check_table::foreign_attributes;
use super::parse;
use crate::declaration::spec::{Code, ProblemType, RetiredReason, Source};
use crate::diag::Errors;
use crate::emit::Roots;
use crate::flow_error::attr::{self, TypeAttrs, VariantAttrs};
use crate::flow_error::check::{self, Common, Facts, Fields};
use crate::http;
use crate::text::{ErrorText, doc_comment};

/// A map that can be expanded.
pub(crate) struct Map {
    pub(crate) roots: Roots,
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) ident: Ident,
    pub(crate) field_vis: Visibility,
    pub(crate) foreign: Type,
    pub(crate) common: Common,
    pub(crate) adapters: Option<Vec<Ident>>,
    pub(crate) retired: Vec<RetiredReason>,
    pub(crate) rows: Vec<MapRow>,
}

pub(crate) struct MapRow {
    pub(crate) pattern: TokenStream,
    pub(crate) problem: ProblemType,
    /// Where its explicit reason stands.
    pub(crate) reason_span: Option<Span>,
}

/// The map without its wrong rows; `None` = none is right.
pub(crate) fn map(draft: parse::Map, errors: &mut Errors) -> Map {
    let parse::Map {
        attrs,
        vis,
        ident,
        field_vis,
        foreign,
        table,
        rows,
    } = draft;
    let TypeAttrs {
        table: _,
        type_base,
        headers,
        members,
        render,
        adapters,
        retired,
        krate,
        rows: _,
    } = TypeAttrs::from_map(&attrs, errors);
    let common = check::common(
        type_base.value(),
        (&headers, &members),
        render.value(),
        errors,
    );
    if rows.is_empty() && errors.is_empty() {
        errors.push(&ident, "a map has at least one row: `_ => 500`");
    }
    let mut reasons = Reasons::default();
    let rows: Vec<MapRow> = (rows.iter())
        .filter_map(|draft| map_row(draft, &common, &mut reasons, errors))
        .collect();
    // A default reason is known to the table only: `Catalog::check` finds one that is retired.
    let used = rows.iter().filter_map(|row| {
        let reason = row.problem.reason.as_deref()?;
        Some((reason, row.reason_span?))
    });
    let retired = check::retired(&retired, used, errors);
    Map {
        roots: Roots::new(krate.value(), Some(&table)),
        attrs: foreign_attributes(&attrs),
        vis,
        ident,
        field_vis,
        foreign,
        common,
        adapters: adapters.value().cloned(),
        retired,
        rows,
    }
}

/// The reasons of the rows before: those written, and those that codes give.
#[derive(Default)]
struct Reasons {
    written: HashMap<String, Span>,
    of_codes: HashMap<u16, Span>,
}

fn map_row(
    draft: &parse::MapRow,
    common: &Common,
    reasons: &mut Reasons,
    errors: &mut Errors,
) -> Option<MapRow> {
    let mut attrs = VariantAttrs::from_row(&draft.attrs, errors);
    let before = errors.len();
    for attribute in foreign_attributes(&draft.attrs) {
        if !attribute.path().is_ident("doc") {
            errors.push(
                attribute.path(),
                "unknown attribute, a row of a map has `#[flow(…)]`",
            );
        }
    }
    distinct_reasons(draft, &attrs, reasons, errors);
    if let Some(context) = &draft.context {
        attrs.context = attr::Slot::Given(attr::Key {
            span: context.span(),
            value: context.clone(),
        });
    }
    let status = attrs
        .status
        .value()
        .map(|path| Source::Function(path.clone()));
    if let (Some(span), true) = (attrs.codes.span(), attrs.status.is_absent()) {
        errors.push_at(
            span,
            "`codes` needs a run-time status beside it, add `status = some::function`",
        );
    }
    let code = http::error_code(&draft.code, errors).map(|value| Code {
        value,
        span: draft.code.span(),
    });
    let facts = Facts {
        code,
        name: draft.pattern.to_string().replace(" :: ", "::"),
        name_span: draft.pattern.span(),
        default_reason: None,
        description: doc_comment(&draft.attrs),
        deprecated: None,
        display: &ErrorText::Unknown,
        status,
        downcast: None,
    };
    let reason_span = attrs.reason.value().map(LitStr::span);
    let problem = check::declare(facts, &attrs, &Fields::Bound, common, errors)?;
    (errors.len() == before).then(|| MapRow {
        pattern: draft.pattern.clone(),
        problem,
        reason_span,
    })
}

/// Two rows with one code and no reason of their own have one reason, as have two with the same
/// words. A written one that is some code's default is found where the table is known.
fn distinct_reasons(
    draft: &parse::MapRow,
    attrs: &VariantAttrs,
    reasons: &mut Reasons,
    errors: &mut Errors,
) {
    if let Some(reason) = attrs.reason.value() {
        let text = reason.value();
        match reasons.written.get(&text) {
            Some(first) => {
                let message = format!("reason `{text}` is declared twice, choose another");
                errors.push_twice(*first, reason.span(), message);
            }
            None => {
                reasons.written.insert(text, reason.span());
            }
        }
    } else if let (true, Ok(code)) = (attrs.reason.is_absent(), draft.code.base10_parse::<u16>()) {
        match reasons.of_codes.get(&code) {
            Some(first) => {
                let message = format!(
                    "two rows with `{code}` need a reason each, add `#[flow(reason = \"…\")]` to this one or join their patterns with `|`"
                );
                errors.push_twice(*first, draft.code.span(), message);
            }
            None => {
                reasons.of_codes.insert(code, draft.code.span());
            }
        }
    }
}
