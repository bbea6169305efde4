//! From a written map to rows that can be expanded. The checks, in order:
//!
//! 1. `row`: an error's code, and what every problem type must have
//! 2. `distinct_reasons`: a reason names one row
//! 3. `client`: what of it travels
//!
//! What is wrong is left out, so that users of the rest see no second mistake.

use std::collections::HashMap;

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, Path, Token, Type, Visibility, parse_quote};

use super::check_table::foreign_attributes;
use super::client::{ClientOfMap, client};
use super::parse;
use crate::declaration::attr::Keys as _;
use crate::declaration::declare::{Said, declare, identity, listed_codes, written_reason};
use crate::declaration::list::{Adapters, Codes};
use crate::declaration::parts::Common;
use crate::declaration::retired::retired;
use crate::declaration::spec::{Code, ProblemType, Proofs, RetiredReason, RunTimeStatus};
use crate::declaration::texts::Fields;
use crate::declaration::value::{Function, Module};
use crate::diag::Errors;
use crate::emit::Roots;
use crate::http;
use crate::keys::{MapAttrs, RowAttrs};
use crate::names::tight;
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
    /// Those that are right.
    pub(crate) rows: Vec<MapRow>,
    /// Whether nothing is wrong.
    pub(crate) is_right: bool,
    /// Whether it is known which table it stands in.
    pub(crate) has_table: bool,
    pub(crate) client: Option<ClientOfMap>,
    pub(crate) proofs: Proofs,
}

/// The traits that a map implements, by the names of what derives them.
const OWN: [&str; 5] = ["Debug", "Display", "Error", "FlowError", "From"];

pub(crate) struct MapRow {
    pub(crate) pattern: TokenStream,
    pub(crate) problem: ProblemType,
    /// Where its explicit reason stands.
    pub(crate) reason_span: Option<Span>,
}

/// The map without its wrong rows.
pub(crate) fn map(draft: parse::Map, errors: &mut Errors) -> Map {
    let parse::Map {
        attrs,
        vis,
        ident,
        field_vis,
        foreign,
        table,
        rows: drafts,
    } = draft;
    let (of_map, _) = MapAttrs::read(&attrs, errors);
    let MapAttrs {
        type_base,
        header,
        member,
        render,
        adapters,
        client: client_name,
        retired: written_retired,
        krate,
    } = of_map;
    let common = Common::new(
        type_base.value(),
        (&header, &member),
        render.value(),
        errors,
    );
    let mut proofs = Proofs::default();
    let mut reasons = Reasons::default();
    let rows: Vec<MapRow> = (drafts.iter())
        .filter_map(|draft| {
            errors.scope(|errors| row(draft, &common, &mut reasons, &mut proofs, errors))
        })
        .collect();
    // A default reason is known to the table only: `Catalog::check` finds one that is retired.
    let used = (reasons.written.iter()).map(|(reason, span)| (reason.as_str(), *span));
    let retired = retired(&written_retired, used, errors);
    (proofs.codes).extend(retired.iter().map(|retired| retired.code));
    let roots = Roots::new(krate.value().map(|Module(path)| path), table.as_ref());
    let place = (&vis, &ident, table.as_ref());
    let client = client(&client_name, place, (&rows, &common), &roots, errors);
    let attrs = without_own(&attrs, errors);
    Map {
        client,
        is_right: errors.is_empty(),
        has_table: table.is_some(),
        roots,
        attrs,
        vis,
        ident,
        field_vis,
        foreign,
        common,
        adapters: adapters.value().map(|Adapters(names)| names.clone()),
        retired,
        rows,
        proofs,
    }
}

/// The attributes of the user's, where no derive makes what a map has.
fn without_own(attrs: &[Attribute], errors: &mut Errors) -> Vec<Attribute> {
    let mut others = foreign_attributes(attrs);
    for attribute in &mut others {
        let paths = Punctuated::<Path, Token![,]>::parse_terminated;
        let list = attribute.path().is_ident("derive");
        let Some(derives) = list
            .then(|| attribute.parse_args_with(paths).ok())
            .flatten()
        else {
            continue;
        };
        let (own, rest): (Vec<_>, Vec<_>) = derives.into_iter().partition(|path| {
            let name = path.segments.last().map(|last| &last.ident);
            name.is_some_and(|name| OWN.iter().any(|own| name == own))
        });
        for path in &own {
            errors.push(
                path,
                format!("a map has `{}` already, remove this", tight(&quote!(#path))),
            );
        }
        if !own.is_empty() {
            *attribute = parse_quote!(#[derive(#(#rest),*)]);
        }
    }
    others
}

/// The reasons of the rows before: those written, and those that codes give.
#[derive(Default)]
struct Reasons {
    written: HashMap<String, Span>,
    of_codes: HashMap<u16, Span>,
}

fn row(
    draft: &parse::MapRow,
    common: &Common,
    reasons: &mut Reasons,
    proofs: &mut Proofs,
    errors: &mut Errors,
) -> Option<MapRow> {
    let (attrs, _) = RowAttrs::read(&draft.attrs, errors);
    let RowAttrs {
        title,
        reason,
        type_uri,
        detail,
        header,
        member,
        errors: of_fields,
        status,
        codes,
        retry,
        log,
        grpc,
    } = &attrs;
    for attribute in foreign_attributes(&draft.attrs) {
        if !attribute.path().is_ident("doc") {
            let message = "unknown attribute, a row of a map has `#[flow(…)]`";
            errors.push(attribute.path(), message);
        }
    }
    if let (Some(span), true) = (codes.span(), status.is_absent()) {
        let message = "`codes` needs a run-time status beside it, add `status = some::function`";
        errors.push_at(span, message);
    }
    let code = http::error_code(&draft.code, errors);
    distinct_reasons(draft, &attrs, reasons, errors);
    let written = (reason.value()).map(|reason| written_reason(reason, errors));
    let codes = (codes.value()).map(|Codes(codes)| listed_codes(codes, errors));
    let or = other_codes(draft, errors);
    match code {
        Some(code) if !or.is_empty() => {
            (proofs.one_of).push(std::iter::once(code).chain(or.iter().copied()).collect());
        }
        code => proofs.codes.extend(code),
    }
    proofs.codes.extend(codes.iter().flatten());
    let fields = Fields::Bound(&draft.pattern);
    let texts = [type_uri.value(), title.value(), draft.context.as_ref()];
    let identity = identity(code, written, texts, grpc, (&fields, common), errors);
    let said = Said {
        name: draft.pattern.to_string().replace(" :: ", "::"),
        description: doc_comment(&draft.attrs),
        deprecated: None,
        display: &ErrorText::Unknown,
        fields,
        detail,
        headers: header,
        members: member,
        errors: of_fields.given(),
        status: (status.value()).map(|Function(path)| RunTimeStatus::Function(path.clone())),
        codes,
        retry,
        log,
        downcast: None,
        same_as: None,
    };
    let mut problem = declare(identity, said, common, proofs, errors)?;
    problem.is_constant &= or.iter().all(|code| problem.detail.is_constant(code.value));
    problem.or = or;
    Some(MapRow {
        pattern: draft.pattern.clone(),
        problem,
        reason_span: reason.value().map(syn::LitStr::span),
    })
}

/// The codes behind `or`, each once.
fn other_codes(draft: &parse::MapRow, errors: &mut Errors) -> Vec<Code> {
    let mut codes: Vec<Code> = Vec::new();
    let first = (draft.code.base10_parse().ok()).map(|value| (value, draft.code.span()));
    for literal in &draft.or {
        let Some(code) = http::error_code(literal, errors) else {
            continue;
        };
        let mut before = first
            .into_iter()
            .chain(codes.iter().map(|code| (code.value, code.span)));
        match before.find(|(value, _)| *value == code.value) {
            Some((value, span)) => {
                errors.push_twice(span, code.span, format!("`{value}` is given twice"));
            }
            None => codes.push(code),
        }
    }
    codes
}

/// Two rows with one code and no reason of their own have one reason, as have two with the same
/// words. A written one that is some code's default is found where the table is known.
fn distinct_reasons(
    draft: &parse::MapRow,
    attrs: &RowAttrs,
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
            None => _ = reasons.written.insert(text, reason.span()),
        }
    } else if let (true, Ok(code)) = (attrs.reason.is_absent(), draft.code.base10_parse::<u16>()) {
        match reasons.of_codes.get(&code) {
            Some(first) => {
                let message = format!(
                    "two rows with `{code}` need a reason each, add `#[flow(reason = \"…\")]` to this one or join their patterns with `|`"
                );
                errors.push_twice(*first, draft.code.span(), message);
            }
            None => _ = reasons.of_codes.insert(code, draft.code.span()),
        }
    }
}
