//! From a written table to rows that can be expanded. The checks, in order:
//!
//! 1. `class`: 1xx to 5xx, once each, in order, with a name and a sentence
//! 2. `code`: 100 to 599, inside its class, once each, in order
//! 3. `row`: a name that makes an identifier of its own, a context, known attributes
//!
//! What is wrong is left out, so that users of the rest see no second mistake.

use std::collections::HashMap;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{Attribute, Ident, LitInt, LitStr, Path, Visibility};

use super::parse;
use crate::declaration::spec::{Code, Header, HeaderValue, RetryClass};
use crate::diag::Errors;
use crate::emit::Roots;
use crate::flow_error::attr::{self, TypeAttrs};
use crate::http;
use crate::names::{pascal_case, snake_case};
use crate::text::Template;

/// A table that can be expanded.
pub(crate) struct Table {
    pub(crate) roots: Roots,
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) ident: Ident,
    pub(crate) classes: Vec<Class>,
    pub(crate) adapters: Option<Vec<Ident>>,
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

/// The table without its wrong rows.
pub(crate) fn table(draft: parse::Table, errors: &mut Errors) -> Table {
    let parse::Table {
        attrs,
        vis,
        ident,
        classes,
    } = draft;
    let flow = TypeAttrs::from_table(&attrs, errors);
    let mut seen = Seen::default();
    let checked: Vec<Class> = (classes.iter())
        .filter_map(|draft| class(draft, &mut seen, errors))
        .collect();
    if errors.is_empty() && checked.iter().all(|class| class.rows.is_empty()) {
        errors.push(
            &ident,
            "a table has at least one row: `4xx \"Client Error\" \"…\" { 404 \"Not Found\" \"…\" }`",
        );
    }
    Table {
        roots: Roots::new(flow.krate.value(), None),
        attrs: foreign_attributes(&attrs),
        vis,
        ident,
        classes: checked,
        adapters: flow.adapters.value().cloned(),
        rows_macro: flow.rows.value().cloned(),
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
        return None;
    };
    if let Some(first) = seen.classes.get(&digit) {
        let message = format!("class `{digit}xx` is given twice, put its rows into one block");
        errors.push_twice(*first, draft.digit.span(), message);
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
        .filter_map(|draft| row(draft, digit, seen, errors))
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
    let (retry, headers) = row_attributes(&draft.attrs, code.map(|code| code.value), errors);
    let name = filled("name", &draft.name, errors);
    let context = filled("context", &draft.context, errors);
    let code = code?;

    let mut ident = pascal_case(&name);
    // A row with a wrong name keeps its code, so that users of the code see no second mistake.
    let nameless = format!("__Code{}", code.value);
    if name.trim().is_empty() {
        ident = nameless;
    } else if syn::parse_str::<Ident>(&ident).is_err() {
        let message = format!("the name `{name}` makes no identifier, begin it with a letter");
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
        reason: snake_case(&name),
        name,
        context,
        retry,
        headers,
        docs: (draft.attrs.iter())
            .filter(|attribute| attribute.path().is_ident("doc"))
            .cloned()
            .collect(),
    })
}

fn code(literal: &LitInt, class: u8, seen: &mut Seen, errors: &mut Errors) -> Option<Code> {
    let value = http::status_code(literal, errors)?;
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
    Some(Code {
        value,
        span: literal.span(),
    })
}

const UNKNOWN_ATTRIBUTE: &str =
    "unknown attribute, a row has `#[header(\"Name\" = \"value\")]` and `#[retry(…)]`";

/// `#[header("Name" = "value")]` and `#[retry(…)]`.
fn row_attributes(
    attrs: &[Attribute],
    code: Option<u16>,
    errors: &mut Errors,
) -> (RetryClass, Vec<Header>) {
    let mut retry: Option<(Span, RetryClass)> = None;
    let mut headers: Vec<(Span, Header)> = Vec::new();
    for attribute in attrs {
        let path = attribute.path();
        let input: TokenStream = match &attribute.meta {
            syn::Meta::List(list) => {
                let group = proc_macro2::Group::new(
                    proc_macro2::Delimiter::Parenthesis,
                    list.tokens.clone(),
                );
                group.into_token_stream()
            }
            syn::Meta::Path(_) | syn::Meta::NameValue(_) => {
                match path.get_ident().map(ToString::to_string).as_deref() {
                    Some("retry") => errors.push(
                        &attribute.meta,
                        "expected `#[retry(never)]`, `#[retry(backoff)]` or `#[retry(after = \"Header\")]`",
                    ),
                    Some("header") => errors.push(
                        &attribute.meta,
                        "expected `#[header(\"Name\" = \"value\")]`",
                    ),
                    Some("doc") => {}
                    _ => errors.push(path, UNKNOWN_ATTRIBUTE),
                }
                continue;
            }
        };
        match path.get_ident() {
            Some(key) if key == "retry" => match attr::retry(key, input) {
                Ok(value) => {
                    if let attr::Retry::After(header) = &value {
                        http::header_name(header, errors);
                    }
                    match &retry {
                        Some((first, _)) => {
                            errors.push_twice(*first, key.span(), "`retry` is given twice");
                        }
                        None => retry = Some((key.span(), RetryClass::from(&value))),
                    }
                }
                Err(error) => errors.push_error(error),
            },
            Some(key) if key == "header" => match attr::named(key, input) {
                Ok(named) => row_header(&named, &mut headers, errors),
                Err(error) => errors.push_error(error),
            },
            Some(key) if key == "doc" => {}
            _ => errors.push(path, UNKNOWN_ATTRIBUTE),
        }
    }
    let default = match code {
        Some(408 | 429 | 500 | 502..=504 | 506..=599) => RetryClass::Backoff,
        _ => RetryClass::Never,
    };
    (
        retry.map_or(default, |(_, class)| class),
        headers.into_iter().map(|(_, header)| header).collect(),
    )
}

fn row_header(named: &attr::Named, headers: &mut Vec<(Span, Header)>, errors: &mut Errors) {
    let Some(name) = http::header_name(&named.name, errors) else {
        return;
    };
    let first = headers
        .iter()
        .find(|(_, header)| header.name.eq_ignore_ascii_case(&name));
    if let Some((first, _)) = first {
        let message = format!("header `{name}` is declared twice");
        errors.push_twice(*first, named.name.span(), message);
        return;
    }
    let constant = "a row's header is constant, write its value: `#[header(\"Name\" = \"value\")]`";
    let literal = match &named.value {
        attr::Text::Literal(literal) => literal,
        attr::Text::Function(path) => return errors.push(path, constant),
    };
    let value = match Template::parse(&literal.value()) {
        Err(message) => return errors.push(literal, message),
        Ok(template) => match template.constant() {
            Some(value) => value.to_owned(),
            None => return errors.push(literal, constant),
        },
    };
    if http::header_value(&value, literal.span(), errors).is_some() {
        let value = HeaderValue::Constant(value);
        headers.push((
            named.name.span(),
            Header {
                name,
                value,
                from: String::new(),
            },
        ));
    }
}

fn filled(what: &str, text: &LitStr, errors: &mut Errors) -> String {
    let value = text.value();
    if value.trim().is_empty() {
        errors.push(text, format!("the {what} is empty, write one"));
    }
    value
}
