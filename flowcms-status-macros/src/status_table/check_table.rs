//! From a written table to rows that can be expanded. The checks, in order:
//!
//! 1. `class`: 1xx to 5xx, once each, in order, with a name and a sentence
//! 2. `code`: 100 to 599, inside its class, once each, in order
//! 3. `row`: a name that makes an identifier of its own, a context, known attributes
//!
//! What is wrong is left out, so that users of the rest see no second mistake.

use std::collections::HashMap;

use proc_macro2::Span;
use syn::{Attribute, Ident, LitInt, LitStr, Path, Visibility};

use super::parse;
use crate::declaration::attr::{Keys as _, Many, Once};
use crate::declaration::declare::{retry_class, written_reason};
use crate::declaration::list::Adapters;
use crate::declaration::parts::{Parts, uri_base};
use crate::declaration::spec::{Code, ConstText, Header, RetryClass};
use crate::declaration::texts::Fields;
use crate::declaration::value::{GrpcCode, Module};
use crate::diag::Errors;
use crate::emit::Roots;
use crate::http;
use crate::keys::{TableAttrs, TableRowAttrs};
use crate::names::{pascal_case, snake_case};

/// A table that can be expanded.
pub(crate) struct Table {
    pub(crate) roots: Roots,
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) ident: Ident,
    pub(crate) classes: Vec<Class>,
    /// Codes that cannot be read were reported: no code is said to be missing.
    pub(crate) has_lost_codes: bool,
    pub(crate) adapters: Option<Vec<Ident>>,
    pub(crate) type_base: Option<ConstText>,
    pub(crate) rows_macro: Option<Path>,
}

pub(crate) struct Class {
    pub(crate) digit: u8,
    pub(crate) name: String,
    pub(crate) context: String,
    pub(crate) rows: Vec<Row>,
}

pub(crate) struct Row {
    pub(crate) code: Code,
    pub(crate) ident: Ident,
    pub(crate) name: String,
    pub(crate) context: String,
    pub(crate) reason: String,
    pub(crate) retry: RetryClass,
    pub(crate) headers: Vec<Header>,
    /// Names of headers that are not sent, though HTTP's habit would.
    pub(crate) withheld: Vec<String>,
    pub(crate) grpc: Option<Ident>,
    /// The user's doc comment, which stands in front of the context.
    pub(crate) docs: Vec<Attribute>,
}

/// Attributes that are the user's own, and not `#[flow(…)]`.
pub(super) fn foreign_attributes(attrs: &[Attribute]) -> Vec<Attribute> {
    attrs
        .iter()
        .filter(|attribute| !attribute.path().is_ident("flow"))
        .cloned()
        .collect()
}

/// The same without `#[derive(…)]` and `#[repr(…)]`, which a table has of its own.
fn without_own(attrs: &[Attribute], errors: &mut Errors) -> Vec<Attribute> {
    let mut others = foreign_attributes(attrs);
    others.retain(|attribute| {
        let message = if attribute.path().is_ident("derive") {
            "a table derives what it needs, remove this"
        } else if attribute.path().is_ident("repr") {
            "a table is represented by its codes, remove this"
        } else {
            return true;
        };
        errors.push(attribute, message);
        false
    });
    others
}

/// The table without its wrong rows.
pub(crate) fn table(draft: parse::Table, errors: &mut Errors) -> Table {
    let parse::Table {
        attrs,
        vis,
        ident,
        classes,
    } = draft;
    let (of_table, _) = TableAttrs::read(&attrs, errors);
    let TableAttrs {
        type_base,
        adapters,
        krate,
        rows,
    } = of_table;
    let mut seen = Seen::default();
    let mut checked: Vec<Class> = (classes.iter())
        .filter_map(|draft| {
            seen.has_lost_codes |= draft.is_none();
            class(draft.as_ref()?, &mut seen, errors)
        })
        .collect();
    if checked.iter().all(|class| class.rows.is_empty()) {
        seen.has_lost_codes = true;
        checked = vec![stand_in(&ident)];
    }
    Table {
        roots: Roots::new(krate.value().map(|Module(path)| path), None),
        attrs: without_own(&attrs, errors),
        vis,
        ident,
        classes: checked,
        has_lost_codes: seen.has_lost_codes,
        adapters: adapters.value().map(|Adapters(names)| names.clone()),
        type_base: type_base.value().and_then(|base| uri_base(base, errors)),
        rows_macro: rows.value().map(|Module(path)| path.clone()),
    }
}

/// What stood before, to find what stands there twice or out of order.
#[derive(Default)]
struct Seen {
    classes: HashMap<u8, Span>,
    last_class: u8,
    codes: HashMap<u16, Span>,
    last_code: u16,
    idents: HashMap<String, (Span, String)>,
    reasons: HashMap<String, Span>,
    has_lost_codes: bool,
}

/// What a table without rows, which is reported, has for those who use it.
fn stand_in(table: &Ident) -> Class {
    let span = table.span();
    let row = Row {
        code: Code { value: 500, span },
        ident: Ident::new("__Code500", span),
        name: "?".to_owned(),
        context: "?".to_owned(),
        reason: "unknown".to_owned(),
        retry: RetryClass::Never,
        headers: Vec::new(),
        withheld: Vec::new(),
        grpc: None,
        docs: Vec::new(),
    };
    Class {
        digit: 5,
        name: "?".to_owned(),
        context: "?".to_owned(),
        rows: vec![row],
    }
}

fn class(draft: &parse::Class, seen: &mut Seen, errors: &mut Errors) -> Option<Class> {
    let digit = draft
        .digit
        .base10_parse::<u8>()
        .ok()
        .filter(|digit| (1..=5).contains(digit));
    let Some(digit) = digit else {
        let message = format!(
            "there is no class `{}`, these are `1xx` to `5xx`",
            draft.digit
        );
        errors.push(&draft.digit, message);
        seen.has_lost_codes = true;
        return None;
    };
    if let Some(first) = seen.classes.get(&digit) {
        let message = format!("class `{digit}xx` is given twice, put its rows into one block");
        errors.push_twice(*first, draft.digit.span(), message);
        seen.has_lost_codes = true;
        return None;
    }
    seen.classes.insert(digit, draft.digit.span());
    if digit < seen.last_class {
        let message = format!(
            "classes stand in order, put `{digit}xx` before `{}xx`",
            seen.last_class
        );
        errors.push(&draft.digit, message);
    }
    seen.last_class = seen.last_class.max(digit);
    let name = filled("name of the class", &draft.name, errors);
    let context = filled("sentence of the class", &draft.context, errors);
    let rows = (draft.rows.iter())
        .filter_map(|draft| {
            seen.has_lost_codes |= draft.is_none();
            row(draft.as_ref()?, digit, seen, errors)
        })
        .collect();
    Some(Class {
        digit,
        name,
        context,
        rows,
    })
}

fn row(draft: &parse::Row, class: u8, seen: &mut Seen, errors: &mut Errors) -> Option<Row> {
    let code = code(&draft.code, class, seen, errors);
    let TableRowAttrs {
        reason,
        header,
        retry,
        grpc,
    } = row_attributes(&draft.attrs, errors);
    let retry = (retry.value().and_then(|retry| retry_class(retry, errors))).unwrap_or(
        if code.is_some_and(|code| http::is_worth_a_retry(code.value)) {
            RetryClass::Backoff
        } else {
            RetryClass::Never
        },
    );
    let parts = Parts::of((&header, &Many::default()), &Fields::TableRow, errors);
    let reason = reason_of(&reason, &draft.name, seen, errors);
    let name = filled("name", &draft.name, errors);
    let context = filled("context", &draft.context, errors);
    let code = code?;

    let mut ident = pascal_case(&name);
    // A row with a wrong name keeps its code, so that users of the code see no second mistake.
    let nameless = format!("__Code{}", code.value);
    if name.trim().is_empty() {
        ident = nameless;
    } else if syn::parse_str::<Ident>(&ident).is_err() {
        let message = if ident == "Self" {
            format!("the name `{name}` makes the keyword `Self`, choose another")
        } else {
            format!("the name `{name}` makes no identifier, begin it with a letter")
        };
        errors.push(&draft.name, message);
        ident = nameless;
    } else if let Some((first, other)) = seen.idents.get(&ident) {
        let message = format!("the names `{other}` and `{name}` both make `{ident}`, change one");
        errors.push_twice(*first, draft.name.span(), message);
        ident = nameless;
    } else {
        (seen.idents).insert(ident.clone(), (draft.name.span(), name.clone()));
    }
    Some(Row {
        code,
        ident: Ident::new(&ident, draft.name.span()),
        reason,
        name,
        context,
        retry,
        headers: parts.headers,
        withheld: parts.withheld,
        grpc: grpc.value().map(|GrpcCode(code)| code.clone()),
        docs: (draft.attrs.iter())
            .filter(|attribute| attribute.path().is_ident("doc"))
            .cloned()
            .collect(),
    })
}

fn code(literal: &LitInt, class: u8, seen: &mut Seen, errors: &mut Errors) -> Option<Code> {
    let Some(code) = http::status_code(literal, errors) else {
        seen.has_lost_codes = true;
        return None;
    };
    let value = code.value;
    if value / 100 != u16::from(class) {
        let message = format!(
            "`{value}` does not belong into `{class}xx`, put it into `{}xx`",
            value / 100
        );
        errors.push(literal, message);
    }
    if let Some(first) = seen.codes.get(&value) {
        let message = format!("code `{value}` is given twice");
        errors.push_twice(*first, literal.span(), message);
        return None;
    }
    seen.codes.insert(value, literal.span());
    if value < seen.last_code && value / 100 == seen.last_code / 100 {
        let message = format!(
            "rows stand in the order of their codes, put `{value}` before `{}`",
            seen.last_code
        );
        errors.push(literal, message);
    }
    seen.last_code = seen.last_code.max(value);
    Some(code)
}

/// `#[flow(…)]` of a row; the first spelling of its keys says what to write.
fn row_attributes(attrs: &[Attribute], errors: &mut Errors) -> TableRowAttrs {
    let (written, _) = TableRowAttrs::read(attrs, errors);
    for attribute in foreign_attributes(attrs) {
        let path = attribute.path();
        match path.get_ident().map(ToString::to_string).as_deref() {
            Some("doc") => {}
            Some("header") => errors.push(path, "write `#[flow(header(\"Name\" = \"value\"))]`"),
            Some("retry") => errors.push(
                path,
                "write `#[flow(retry = never)]`, `#[flow(retry = backoff)]` or `#[flow(retry(after = \"Header\"))]`",
            ),
            _ => errors.push(path, "unknown attribute, a row of a table has `#[flow(…)]`"),
        }
    }
    written
}

/// The reason of a row that is a response by itself: written, or made of its name.
fn reason_of(
    written: &Once<LitStr>,
    name: &LitStr,
    seen: &mut Seen,
    errors: &mut Errors,
) -> String {
    let (reason, span) = match written.value() {
        Some(reason) => (written_reason(reason, errors), reason.span()),
        None => (snake_case(&name.value()), name.span()),
    };
    if written.is_absent() && !http::is_reason(&reason) && !name.value().trim().is_empty() {
        let message = format!(
            "the name `{}` makes no reason, add `#[flow(reason = \"…\")]` with only `A-Z a-z 0-9 . _ ~ -`",
            name.value()
        );
        errors.push(name, message);
    }
    match seen.reasons.get(&reason) {
        // Of two names that are the same, that is said already.
        Some(_) if written.value().is_none() => {}
        Some(first) => {
            let message = format!("reason `{reason}` is declared twice, choose another");
            errors.push_twice(*first, span, message);
        }
        None => _ = seen.reasons.insert(reason.clone(), span),
    }
    reason
}

fn filled(what: &str, text: &LitStr, errors: &mut Errors) -> String {
    let value = text.value();
    if value.trim().is_empty() {
        errors.push(text, format!("the {what} is empty, write one"));
    }
    value
}
