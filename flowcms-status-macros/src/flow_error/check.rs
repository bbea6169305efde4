//! From what was written to what can be expanded. The checks, in order:
//!
//! 1. `type_base`: an absolute URI
//! 2. `answer`: exactly one of `code`, `transparent`, `map`, `same_as`, and no key it makes meaningless
//! 3. `declare`: codes, reasons, texts, headers, members, run-time status of a problem type
//! 4. `demands`: headers that HTTP demands; 304 without content
//! 5. `distinct_reasons`: a reason names one problem type
//! 6. `same_as`: a variant that declares a problem type itself

use std::collections::HashMap;

use proc_macro2::{Ident, Span};
use syn::{DeriveInput, LitStr, Member as FieldMember, Path, Type};

use super::attr::{self, FieldAttrs, Key, Named, Slot, Text, TypeAttrs, VariantAttrs};
use super::model::{Draft, DraftField, DraftVariant};
use crate::diag::Errors;
use crate::http;
use crate::names::snake_case;
use crate::problem::{
    Code, Demand, Detail, Format, Header, HeaderValue, Member, Problem, RetryClass, Roots, Source,
};
use crate::text::{ErrorText, Piece, SpecPiece, Template};

/// A type that has passed every check.
pub(crate) struct Spec<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) roots: Roots,
    pub(crate) common: Common,
    pub(crate) adapters: Option<Vec<Ident>>,
    pub(crate) variants: Vec<Variant<'a>>,
}

/// What all variants have.
#[derive(Default)]
pub(crate) struct Common {
    pub(crate) type_base: Option<String>,
    pub(crate) headers: Vec<Header>,
    pub(crate) members: Vec<Member>,
    pub(crate) render: Option<Path>,
}

pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) is_struct: bool,
    pub(crate) fields: Vec<(FieldMember, &'a Type)>,
    pub(crate) answer: Answer,
}

/// Who answers for a variant.
pub(crate) enum Answer {
    Own(Box<Problem>),
    Transparent(Delegate),
    Map(Path, Delegate),
}

/// What the variant adds to the answer of its field.
pub(crate) struct Delegate {
    pub(crate) field: usize,
    pub(crate) detail: Option<Detail>,
    pub(crate) headers: Vec<Header>,
    pub(crate) members: Vec<Member>,
}

/// `None` = there were mistakes, all of them reported.
pub(crate) fn check<'a>(draft: Draft<'a>, errors: &mut Errors) -> Option<Spec<'a>> {
    let Draft {
        input,
        attrs,
        variants,
    } = draft;
    let TypeAttrs {
        table,
        type_base,
        headers,
        members,
        render,
        adapters,
        krate,
    } = attrs;
    let roots = Roots::new(krate.value(), table.value());
    let common = common(
        type_base.value(),
        (&headers, &members),
        render.value(),
        errors,
    );

    let mut checked: Vec<Option<Variant<'a>>> = Vec::new();
    let mut same = Vec::new();
    for (index, variant) in variants.iter().enumerate() {
        let answer = answer(variant, &common, errors);
        if let Some(target) = variant.attrs.same_as.value() {
            same.push((index, target));
        }
        checked.push(answer.map(|answer| {
            Variant {
                ident: variant.ident,
                is_struct: variant.is_struct,
                fields: (variant.fields.iter())
                    .map(|field| (field.member.clone(), field.ty))
                    .collect(),
                answer,
            }
        }));
    }
    distinct_reasons(&variants, &checked, errors);
    for (index, target) in same {
        same_as(index, target, &variants, &mut checked, errors);
    }

    let variants = checked.into_iter().collect::<Option<Vec<_>>>()?;
    errors.is_empty().then_some(Spec {
        input,
        roots,
        common,
        adapters: adapters.value().cloned(),
        variants,
    })
}

/// What the type says for all of its variants, or a map for all of its rows.
pub(crate) fn common(
    base: Option<&LitStr>,
    (headers, members): (&[Key<Named>], &[Key<Named>]),
    render: Option<&Path>,
    errors: &mut Errors,
) -> Common {
    let fields = Fields::None;
    let mut parts = Parts::default();
    for header in headers {
        parts.named_header(&header.value, &fields, errors);
    }
    for member in members {
        parts.named_member(&member.value, &fields, errors);
    }
    Common {
        type_base: base.and_then(|base| type_base(base, errors)),
        headers: parts.headers,
        members: parts.members,
        render: render.cloned(),
    }
}

fn type_base(base: &LitStr, errors: &mut Errors) -> Option<String> {
    let text = base.value();
    if http::is_uri_base(&text) {
        return Some(text);
    }
    errors.push(
        base,
        format!(
            "`{text}` is not an absolute URI, write one that a reason can follow: `type_base = \"https://docs.example.com/errors#\"`"
        ),
    );
    None
}

/// The fields that texts can name.
pub(crate) enum Fields<'f, 'a> {
    /// Those of a variant.
    Of(&'f [DraftField<'a>]),
    /// A type's or a table's own texts have no fields.
    None,
    /// A row of a map: the names that its pattern binds, which rustc knows.
    Bound,
}

/// Headers and members of a variant while they are checked.
#[derive(Default)]
struct Parts {
    headers: Vec<Header>,
    members: Vec<Member>,
    header_spans: HashMap<String, Span>,
    member_spans: HashMap<String, Span>,
    first_member: Option<Span>,
}

impl Parts {
    fn header(&mut self, name: &LitStr, value: Option<HeaderValue>, errors: &mut Errors) {
        let Some(text) = http::header_name(name, errors) else {
            return;
        };
        let key = text.to_ascii_lowercase();
        if let Some(first) = self.header_spans.get(&key) {
            errors.push_twice(
                *first,
                name.span(),
                format!("header `{text}` is declared twice"),
            );
            return;
        }
        self.header_spans.insert(key, name.span());
        if let Some(value) = value {
            self.headers.push(Header { name: text, value });
        }
    }

    fn member(
        &mut self,
        (name, span): (&str, Span),
        rust_type: String,
        source: Option<Source>,
        errors: &mut Errors,
    ) {
        let Some(name) = http::member_name(name, span, errors) else {
            return;
        };
        if let Some(first) = self.member_spans.get(&name) {
            errors.push_twice(*first, span, format!("member `{name}` is declared twice"));
            return;
        }
        self.member_spans.insert(name.clone(), span);
        self.first_member.get_or_insert(span);
        if let Some(source) = source {
            self.members.push(Member {
                name,
                rust_type,
                source,
            });
        }
    }

    /// `header("Name" = "text {field}")` or `= path`.
    fn named_header(&mut self, named: &Named, fields: &Fields<'_, '_>, errors: &mut Errors) {
        let value = match &named.value {
            Text::Function(path) => Some(HeaderValue::Source(Source::Function(path.clone()))),
            Text::Literal(literal) => match format(literal, fields, errors) {
                None => None,
                Some(Formatted::Constant(text)) => {
                    http::header_value(&text, literal.span(), errors)
                        .map(|()| HeaderValue::Constant(text))
                }
                Some(Formatted::Format(format)) => Some(HeaderValue::Source(Source::Text(format))),
            },
        };
        self.header(&named.name, value, errors);
    }

    /// `member("name" = "text {field}")` or `= path`.
    fn named_member(&mut self, named: &Named, fields: &Fields<'_, '_>, errors: &mut Errors) {
        let (source, rust_type) = match &named.value {
            Text::Function(path) => (Some(Source::Function(path.clone())), String::new()),
            Text::Literal(literal) => {
                let source = format(literal, fields, errors).map(|formatted| {
                    Source::Text(match formatted {
                        Formatted::Format(format) => format,
                        Formatted::Constant(_) => Format {
                            literal: literal.clone(),
                            arguments: Vec::new(),
                        },
                    })
                });
                (source, "String".to_owned())
            }
        };
        let name = (&*named.name.value(), named.name.span());
        self.member(name, rust_type, source, errors);
    }

    /// What the fields of a variant say.
    fn fields(&mut self, fields: &[DraftField<'_>], errors: &mut Errors) {
        for (index, field) in fields.iter().enumerate() {
            if let Some(name) = field.attrs.header.value() {
                let value = HeaderValue::Source(Source::Field(index));
                self.header(name, Some(value), errors);
            }
            if let Some(Key { span, value: name }) = field.attrs.member.given() {
                let (name, span) = match (name, &field.member) {
                    (Some(name), _) => (name.value(), name.span()),
                    (None, FieldMember::Named(ident)) => {
                        (syn::ext::IdentExt::unraw(ident).to_string(), ident.span())
                    }
                    (None, FieldMember::Unnamed(_)) => {
                        errors.push_at(
                            *span,
                            "a field without a name needs one here: `member = \"name\"`",
                        );
                        continue;
                    }
                };
                let rust_type = type_text(field.ty);
                let source = Some(Source::Field(index));
                self.member((&name, span), rust_type, source, errors);
            }
        }
    }

    /// What the type says for all variants: its members first, its headers where the variant has
    /// none of that name.
    fn add_common(&mut self, common: &Common, errors: &mut Errors) {
        for header in &common.headers {
            let key = header.name.to_ascii_lowercase();
            if !self.header_spans.contains_key(&key) {
                self.headers.push(header.clone());
            }
        }
        for member in &common.members {
            if let Some(span) = self.member_spans.get(&member.name) {
                let message = format!(
                    "member `{}` is declared twice, the type declares it for all variants",
                    member.name
                );
                errors.push_at(*span, message);
            }
        }
        self.members.splice(0..0, common.members.iter().cloned());
    }
}

/// The type as one writes it, not as tokens print.
fn type_text(ty: &Type) -> String {
    let tokens = quote::ToTokens::to_token_stream(ty).to_string();
    let mut text = tokens.as_str();
    let mut tight = String::new();
    while let Some(char) = text.chars().next() {
        text = &text[char.len_utf8()..];
        let is_loose = char == ' '
            && (tight.ends_with(['<', '(', '[', '&', ':', '\'', '!'])
                || text.starts_with(['<', '>', ')', ']', ',', ':', ';']));
        if !is_loose {
            tight.push(char);
        }
    }
    tight
}

pub(crate) enum Formatted {
    Constant(String),
    Format(Format),
}

/// A text whose placeholders name fields; `None` = reported.
pub(crate) fn format(
    literal: &LitStr,
    fields: &Fields<'_, '_>,
    errors: &mut Errors,
) -> Option<Formatted> {
    let template = match Template::parse(&literal.value()) {
        Ok(template) => template,
        Err(message) => {
            errors.push(literal, message);
            return None;
        }
    };
    if let Some(text) = template.constant() {
        return Some(Formatted::Constant(text.to_owned()));
    }
    if let Fields::Bound = fields {
        return Some(Formatted::Format(Format {
            literal: literal.clone(),
            arguments: Vec::new(),
        }));
    }
    let mut arguments = Vec::<(String, usize, &'static str)>::new();
    let mut text = String::new();
    let mut ok = true;
    let mut argument = |name: &str, written: &'static str, errors: &mut Errors| {
        let Some(index) = field_named(name, fields, literal, errors) else {
            ok = false;
            return String::new();
        };
        let argument = format!("__flow_{index}");
        if !arguments.iter().any(|(taken, ..)| *taken == argument) {
            arguments.push((argument.clone(), index, written));
        }
        argument
    };
    for piece in &template.pieces {
        match piece {
            Piece::Literal(literal) => {
                text.push_str(&literal.replace('{', "{{").replace('}', "}}"));
            }
            Piece::Placeholder(placeholder) => {
                text.push('{');
                text.push_str(&argument(
                    &placeholder.name,
                    placeholder.format_trait(),
                    errors,
                ));
                if !placeholder.spec.is_empty() {
                    text.push(':');
                }
                for spec in &placeholder.spec {
                    match spec {
                        SpecPiece::Literal(spec) => text.push_str(spec),
                        SpecPiece::Name(name) => {
                            text.push_str(&argument(name, "usize", errors));
                            text.push('$');
                        }
                    }
                }
                text.push('}');
            }
        }
    }
    ok.then(|| {
        Formatted::Format(Format {
            literal: LitStr::new(&text, literal.span()),
            arguments,
        })
    })
}

fn field_named(
    name: &str,
    fields: &Fields<'_, '_>,
    literal: &LitStr,
    errors: &mut Errors,
) -> Option<usize> {
    let Fields::Of(fields) = fields else {
        errors.push(
            literal,
            format!(
                "`{{{name}}}` names no field, a type as a whole has none, write a path to a function instead"
            ),
        );
        return None;
    };
    let index = fields
        .iter()
        .position(|field| member_text(&field.member) == name);
    if index.is_none() {
        let known: Vec<String> = fields
            .iter()
            .map(|field| member_text(&field.member))
            .collect();
        let instead = match (
            crate::names::nearest(name, known.iter().map(String::as_str)),
            &known[..],
        ) {
            (Some(near), _) => format!("did you mean `{{{near}}}`?"),
            (None, []) => "there are no fields here".to_owned(),
            (None, known) => format!("the fields are `{{{}}}`", known.join("}`, `{")),
        };
        errors.push(literal, format!("`{{{name}}}` names no field, {instead}"));
    }
    index
}

fn member_text(member: &FieldMember) -> String {
    match member {
        FieldMember::Named(ident) => syn::ext::IdentExt::unraw(ident).to_string(),
        FieldMember::Unnamed(index) => index.index.to_string(),
    }
}

/// Who answers for a variant; `None` = reported.
fn answer(variant: &DraftVariant<'_>, common: &Common, errors: &mut Errors) -> Option<Answer> {
    match delegation(variant, errors) {
        Delegation::Reported => None,
        Delegation::None => own(variant, common, errors).map(|own| Answer::Own(Box::new(own))),
        Delegation::To { field, map, key } => {
            meaningless(&variant.attrs, key, errors);
            let fields = Fields::Of(&variant.fields);
            let mut parts = Parts::default();
            for header in &variant.attrs.headers {
                parts.named_header(&header.value, &fields, errors);
            }
            for member in &variant.attrs.members {
                parts.named_member(&member.value, &fields, errors);
            }
            parts.fields(&variant.fields, errors);
            let detail = match variant.attrs.detail.value() {
                None => None,
                Some(written) => Some(declared_detail(written, &fields, errors)?),
            };
            let delegate = Delegate {
                field,
                detail,
                headers: parts.headers,
                members: parts.members,
            };
            Some(match map {
                Some(map) => Answer::Map(map, delegate),
                None => Answer::Transparent(delegate),
            })
        }
    }
}

enum Delegation {
    None,
    Reported,
    To {
        field: usize,
        map: Option<Path>,
        key: &'static str,
    },
}

/// Whether a field answers for the variant, and which.
fn delegation(variant: &DraftVariant<'_>, errors: &mut Errors) -> Delegation {
    let VariantAttrs {
        transparent, map, ..
    } = &variant.attrs;
    // Where each of the two keys stands: on the variant, or on a field.
    let mut found: Vec<(Span, Option<usize>, &'static str, Option<Path>)> = Vec::new();
    let mut reported = false;
    let mut note = |transparent: &Slot<()>, map: &Slot<Path>, field: Option<usize>| {
        if let Some(span) = transparent.span() {
            reported |= transparent.given().is_none();
            found.push((span, field, "transparent", None));
        }
        if let Some(span) = map.span() {
            reported |= map.given().is_none();
            found.push((span, field, "map", map.value().cloned()));
        }
    };
    note(transparent, map, None);
    for (index, field) in variant.fields.iter().enumerate() {
        let FieldAttrs {
            transparent, map, ..
        } = &field.attrs;
        note(transparent, map, Some(index));
    }
    if reported {
        return Delegation::Reported;
    }
    match &found[..] {
        [] => Delegation::None,
        [(_, Some(field), key, map)] => Delegation::To {
            field: *field,
            map: map.clone(),
            key,
        },
        [(span, None, key, map)] => {
            if variant.fields.len() == 1 {
                return Delegation::To {
                    field: 0,
                    map: map.clone(),
                    key,
                };
            }
            let instead = if variant.fields.is_empty() {
                "give it the field that answers"
            } else {
                "write it on the field that answers"
            };
            let count = variant.fields.len();
            errors.push_at(
                *span,
                format!(
                    "`{key}` needs exactly one field, `{}` has {}, {instead}",
                    variant.ident,
                    if count == 0 {
                        "none".to_owned()
                    } else {
                        count.to_string()
                    },
                ),
            );
            Delegation::Reported
        }
        [(first, ..), (second, _, key, _), ..] => {
            errors.push_twice(
                *first,
                *second,
                format!(
                    "only one field can answer for `{}`, remove this `{key}`",
                    variant.ident
                ),
            );
            Delegation::Reported
        }
    }
}

/// Keys that say what a problem type is, where a field says it.
fn meaningless(attrs: &VariantAttrs, by: &str, errors: &mut Errors) {
    let VariantAttrs {
        code,
        context,
        title,
        reason,
        detail: _,
        headers: _,
        members: _,
        status,
        codes,
        retry,
        log,
        transparent: _,
        map: _,
        same_as,
        is_reported: _,
    } = attrs;
    let meaningless = [
        ("code", code.span()),
        ("context", context.span()),
        ("title", title.span()),
        ("reason", reason.span()),
        ("status", status.span()),
        ("codes", codes.span()),
        ("retry", retry.span()),
        ("log", log.span()),
        ("same_as", same_as.span()),
    ];
    for (key, span) in meaningless {
        if let Some(span) = span {
            errors.push_at(
                span,
                format!("`{key}` means nothing beside `{by}`, remove one of them"),
            );
        }
    }
}

/// A variant that declares a problem type itself, or repeats one with `same_as`.
fn own(variant: &DraftVariant<'_>, common: &Common, errors: &mut Errors) -> Option<Problem> {
    let fields = Fields::Of(&variant.fields);
    let attrs = &variant.attrs;
    let code = match (&attrs.code, &attrs.same_as) {
        (Slot::Given(code), Slot::Absent) => {
            http::error_code(&code.value, errors).map(|value| Code {
                value,
                span: code.value.span(),
            })
        }
        (Slot::Reported(_), _) | (_, Slot::Reported(_)) => None,
        // The target's: see `same_as`.
        (_, Slot::Given(same_as)) => {
            beside_same_as(attrs, errors);
            Some(Code {
                value: 500,
                span: same_as.value.span(),
            })
        }
        (Slot::Absent, Slot::Absent) => {
            if !attrs.is_reported {
                let kind = if variant.is_struct {
                    "struct"
                } else {
                    "variant"
                };
                errors.push(
                    variant.ident,
                    format!(
                        "{kind} `{}` has no code, add `#[flow(code = …)]`",
                        variant.ident
                    ),
                );
            }
            None
        }
    };
    let status_fields: Vec<(usize, Span)> = (variant.fields.iter().enumerate())
        .filter_map(|(index, field)| Some((index, field.attrs.status.span()?)))
        .collect();
    let status = run_time_status(attrs, &status_fields, errors);
    let facts = Facts {
        code,
        name: variant.ident.to_string(),
        name_span: variant.ident.span(),
        default_reason: Some(snake_case(
            &syn::ext::IdentExt::unraw(variant.ident).to_string(),
        )),
        description: variant.description.clone(),
        display: &variant.display,
        status,
    };
    declare(facts, attrs, &fields, common, errors)
}

fn run_time_status(
    attrs: &VariantAttrs,
    fields: &[(usize, Span)],
    errors: &mut Errors,
) -> Option<Source> {
    let source = match (attrs.status.given(), fields) {
        (Some(path), []) => Some(Source::Function(path.value.clone())),
        (None, [(field, _)]) => Some(Source::Field(*field)),
        (None, []) => None,
        (Some(path), [(_, second), ..]) => {
            errors.push_twice(path.span, *second, "`status` is given twice");
            None
        }
        (None, [(_, first), (_, second), ..]) => {
            errors.push_twice(*first, *second, "`status` is given twice");
            None
        }
    };
    if let (Some(span), None, []) = (attrs.codes.span(), &source, fields)
        && attrs.status.is_absent()
    {
        errors.push_at(
            span,
            "`codes` needs a run-time status beside it, add `status = some::function`",
        );
    }
    source
}

/// What `declare` cannot read from the keys.
pub(crate) struct Facts<'f> {
    /// `None` = reported.
    pub(crate) code: Option<Code>,
    pub(crate) name: String,
    pub(crate) name_span: Span,
    /// `None` = the row's.
    pub(crate) default_reason: Option<String>,
    pub(crate) description: String,
    pub(crate) display: &'f ErrorText,
    pub(crate) status: Option<Source>,
}

/// A problem type from its keys; `None` = reported.
pub(crate) fn declare(
    facts: Facts<'_>,
    attrs: &VariantAttrs,
    fields: &Fields<'_, '_>,
    common: &Common,
    errors: &mut Errors,
) -> Option<Problem> {
    let VariantAttrs {
        code: _,
        context,
        title,
        reason,
        detail,
        headers,
        members,
        status: _,
        codes,
        retry,
        log,
        transparent: _,
        map: _,
        same_as,
        is_reported,
    } = attrs;
    let Facts {
        code,
        name,
        name_span,
        default_reason,
        description,
        display,
        status,
    } = facts;
    let before = errors.len();

    let reason = match reason {
        Slot::Given(reason) => Some(checked_reason(&reason.value, errors)),
        Slot::Absent | Slot::Reported(_) => default_reason.inspect(|reason| {
            if !http::is_reason(reason) && same_as.is_absent() {
                errors.push_at(
                    name_span,
                    format!(
                        "`{name}` makes no reason, add `reason = \"…\"` of `A-Z a-z 0-9 . _ ~ -`"
                    ),
                );
            }
        }),
    };
    let context = context.value().map(|text| filled("context", text, errors));
    let title = title.value().map(|text| filled("title", text, errors));
    let codes = codes.value().map(|codes| {
        (codes.iter())
            .filter_map(|code| {
                Some(Code {
                    value: http::error_code(code, errors)?,
                    span: code.span(),
                })
            })
            .collect::<Vec<_>>()
    });
    let retry_class = retry.value().map(|retry| {
        if let attr::Retry::After(header) = retry {
            http::header_name(header, errors);
        }
        RetryClass::from(retry)
    });

    let mut parts = Parts::default();
    for header in headers {
        parts.named_header(&header.value, fields, errors);
    }
    for member in members {
        parts.named_member(&member.value, fields, errors);
    }
    if let Fields::Of(fields) = fields {
        parts.fields(fields, errors);
    }
    let first_member = parts.first_member;
    parts.add_common(common, errors);

    let written = detail.given();
    let detail = match written {
        Some(written) => declared_detail(&written.value, fields, errors),
        None => Some(Detail::Default(display.constant())),
    };
    let text_field = text_field(written.map(|key| &key.value), display, fields);

    if let Some(code) = code
        && same_as.is_absent()
        && !is_reported
    {
        no_content(code, written, first_member, errors);
    }
    let demands = match code {
        Some(code) if same_as.is_absent() && !is_reported => {
            demands(code, codes.as_deref().unwrap_or_default(), &parts.headers)
        }
        _ => Vec::new(),
    };

    let (code, detail) = (code?, detail?);
    let has_dynamic_parts = !parts.members.is_empty()
        || common.render.is_some()
        || status.is_some()
        || (parts.headers.iter()).any(|header| matches!(header.value, HeaderValue::Source(_)));
    let is_constant = !has_dynamic_parts && (code.value == 304 || detail.is_constant(code.value));
    (errors.len() == before).then_some(Problem {
        code,
        reason,
        type_base: common.type_base.clone(),
        title,
        context,
        description,
        variant: name,
        detail,
        headers: parts.headers,
        members: parts.members,
        status,
        codes,
        retry: retry_class,
        log: log.value().cloned(),
        same_as: !same_as.is_absent(),
        text_field,
        is_constant,
        demands,
    })
}

fn checked_reason(reason: &LitStr, errors: &mut Errors) -> String {
    let text = reason.value();
    if !http::is_reason(&text) {
        errors.push(
            reason,
            format!("`{text}` is no reason, it is made of `A-Z a-z 0-9 . _ ~ -`"),
        );
    }
    text
}

fn filled(key: &str, text: &LitStr, errors: &mut Errors) -> String {
    let value = text.value();
    if value.trim().is_empty() {
        errors.push(
            text,
            format!("the `{key}` is empty, write one or remove the key for the table's"),
        );
    }
    value
}

fn declared_detail(
    detail: &attr::Detail,
    fields: &Fields<'_, '_>,
    errors: &mut Errors,
) -> Option<Detail> {
    Some(match detail {
        attr::Detail::None => Detail::None,
        attr::Detail::Display => Detail::Display,
        attr::Detail::Text(Text::Function(path)) => Detail::Function(path.clone()),
        attr::Detail::Text(Text::Literal(literal)) => match format(literal, fields, errors)? {
            Formatted::Constant(text) => Detail::Text(text),
            Formatted::Format(format) => Detail::Template(literal.value(), format),
        },
    })
}

impl Detail {
    /// Whether every occurrence has the same detail, or none.
    fn is_constant(&self, code: u16) -> bool {
        match self {
            Self::Default(text) => text.is_some() || code >= 500,
            Self::None | Self::Text(_) => true,
            Self::Display | Self::Template(..) | Self::Function(_) => false,
        }
    }
}

impl ErrorText {
    fn constant(&self) -> Option<String> {
        match self {
            Self::Unknown => None,
            Self::Text(template) => template.constant().map(str::to_owned),
        }
    }
}

/// The field that is the whole public text.
fn text_field(
    detail: Option<&attr::Detail>,
    display: &ErrorText,
    fields: &Fields<'_, '_>,
) -> Option<usize> {
    let Fields::Of(fields) = fields else {
        return None;
    };
    let parsed;
    let template = match (detail, display) {
        (Some(attr::Detail::Text(Text::Literal(literal))), _) => {
            parsed = Template::parse(&literal.value()).ok()?;
            &parsed
        }
        (None | Some(attr::Detail::Display), ErrorText::Text(template)) => template,
        _ => return None,
    };
    let name = template.only_field()?;
    fields
        .iter()
        .position(|field| member_text(&field.member) == name)
}

/// A 304 carries no content (RFC 9110, section 15.4.5).
fn no_content(
    code: Code,
    detail: Option<&Key<attr::Detail>>,
    first_member: Option<Span>,
    errors: &mut Errors,
) {
    if code.value != 304 {
        return;
    }
    let culprit = match detail {
        Some(detail) if !matches!(detail.value, attr::Detail::None) => {
            Some((detail.span, "`detail`"))
        }
        _ => first_member.map(|span| (span, "member")),
    };
    if let Some((span, what)) = culprit {
        errors.push_at(
            span,
            format!("a 304 carries no content, so remove its {what} (RFC 9110, section 15.4.5)"),
        );
    }
}

/// The headers that HTTP demands with the code and that the variant does not have: the table must.
fn demands(code: Code, codes: &[Code], headers: &[Header]) -> Vec<Demand> {
    std::iter::once(&code)
        .chain(codes)
        .filter_map(|code| {
            let (header, section) = http::demanded_header(code.value)?;
            let is_declared = headers
                .iter()
                .any(|declared| declared.name.eq_ignore_ascii_case(header));
            (!is_declared).then(|| Demand {
                code: *code,
                header,
                message: format!(
                    "a {} response needs the header `{header}` (RFC 9110, section {section}), add `header(\"{header}\" = \"…\")` or mark a field with `#[flow(header = \"{header}\")]`",
                    code.value
                ),
            })
        })
        .collect()
}

/// A reason names one problem type of a type.
fn distinct_reasons(
    drafts: &[DraftVariant<'_>],
    checked: &[Option<Variant<'_>>],
    errors: &mut Errors,
) {
    let mut first: HashMap<&str, Span> = HashMap::new();
    for (draft, variant) in drafts.iter().zip(checked) {
        let Some(Variant {
            answer: Answer::Own(problem),
            ..
        }) = variant
        else {
            continue;
        };
        let Some(reason) = problem.reason.as_deref().filter(|_| !problem.same_as) else {
            continue;
        };
        let span = match draft.attrs.reason.value() {
            Some(reason) => reason.span(),
            None => draft.ident.span(),
        };
        if let Some(first) = first.get(reason) {
            errors.push_twice(
                *first,
                span,
                format!(
                    "reason `{reason}` is declared twice, choose another with `reason = \"…\"`, or say `same_as` if it is the same problem type"
                ),
            );
        } else {
            first.insert(reason, span);
        }
    }
}

/// What the target of `same_as` says, the variant does not say again.
fn beside_same_as(attrs: &VariantAttrs, errors: &mut Errors) {
    let said = [
        ("code", attrs.code.span()),
        ("reason", attrs.reason.span()),
        ("title", attrs.title.span()),
        ("context", attrs.context.span()),
    ];
    for (key, span) in said {
        if let Some(span) = span {
            errors.push_at(
                span,
                format!(
                    "`{key}` means nothing beside `same_as`, which takes it from the other variant"
                ),
            );
        }
    }
}

/// Takes code, reason, title and context from the variant that `same_as` names.
fn same_as(
    index: usize,
    target: &Ident,
    drafts: &[DraftVariant<'_>],
    checked: &mut [Option<Variant<'_>>],
    errors: &mut Errors,
) {
    let Some(at) = drafts.iter().position(|draft| draft.ident == target) else {
        let names: Vec<String> = drafts.iter().map(|draft| draft.ident.to_string()).collect();
        let name = target.to_string();
        let instead = match crate::names::nearest(&name, names.iter().map(String::as_str)) {
            Some(near) => format!(", did you mean `{near}`?"),
            None => String::new(),
        };
        errors.push(target, format!("there is no variant `{name}`{instead}"));
        return;
    };
    if drafts[at].attrs.code.is_absent() {
        if !drafts[at].attrs.is_reported {
            errors.push(
                target,
                format!("`{target}` declares no problem type itself, name a variant with a `code`"),
            );
        }
        return;
    }
    let Some(Variant {
        answer: Answer::Own(problem),
        ..
    }) = &checked[at]
    else {
        return;
    };
    let original = (**problem).clone();
    if let Some(Variant {
        answer: Answer::Own(problem),
        ..
    }) = &mut checked[index]
    {
        problem.code = original.code;
        problem.reason = original.reason;
        problem.title = original.title;
        problem.context = original.context;
        problem.description = original.description;
        problem.is_constant &= problem.detail.is_constant(problem.code.value);
        let before = Code {
            value: problem.code.value,
            span: target.span(),
        };
        let codes = problem.codes.clone().unwrap_or_default();
        problem.demands = demands(before, &codes, &problem.headers);
    }
}
