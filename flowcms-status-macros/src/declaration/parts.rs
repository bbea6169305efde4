//! The headers and extension members of a variant, a row or a type.

use std::collections::HashMap;

use proc_macro2::Span;
use quote::ToTokens as _;
use syn::{LitStr, Member as FieldMember, Path};

use super::attr::Many;
use super::spec::{Format, Header, HeaderValue, Member, Source};
use super::texts::{CONSTANT, Fields, Formatted, format};
use super::value::{Function, MemberName, Named, Text};
use crate::diag::Errors;
use crate::flow_error::model::DraftField;
use crate::http::{self, shown};
use crate::names::tight;

/// What a type says for all of its variants, or a map for all of its rows.
pub(crate) struct Common {
    pub(crate) type_base: Option<String>,
    pub(crate) headers: Vec<Header>,
    pub(crate) members: Vec<Member>,
    pub(crate) render: Option<Path>,
    header_spans: HashMap<String, Span>,
    member_spans: HashMap<String, Span>,
    has_all_headers: bool,
}

impl Common {
    pub(crate) fn new(
        type_base: Option<&LitStr>,
        written: (&Many<Named>, &Many<Named>),
        render: Option<&Function>,
        errors: &mut Errors,
    ) -> Self {
        let parts = Parts::of(written, &Fields::None, errors);
        Self {
            type_base: type_base.and_then(|base| uri_base(base, errors)),
            headers: parts.headers,
            members: parts.members,
            render: render.map(|Function(path)| path.clone()),
            header_spans: parts.header_spans,
            member_spans: parts.member_spans,
            has_all_headers: parts.has_all_headers,
        }
    }
}

/// What a reason can follow; `None` = reported.
fn uri_base(base: &LitStr, errors: &mut Errors) -> Option<String> {
    let text = base.value();
    if http::is_uri_base(&text) {
        return Some(text);
    }
    let message = format!(
        "`{}` is not an absolute URI, write one that a reason can follow: `type_base = \"https://docs.example.com/errors#\"`",
        shown(&text)
    );
    errors.push(base, message);
    None
}

/// Headers and members while they are checked.
pub(crate) struct Parts {
    pub(crate) headers: Vec<Header>,
    pub(crate) members: Vec<Member>,
    /// No header was reported whose name is not known.
    pub(crate) has_all_headers: bool,
    header_spans: HashMap<String, Span>,
    member_spans: HashMap<String, Span>,
}

impl Parts {
    /// What a variant, a struct, a row or a type says itself.
    pub(crate) fn of(
        (headers, members): (&Many<Named>, &Many<Named>),
        fields: &Fields<'_>,
        errors: &mut Errors,
    ) -> Self {
        let mut parts = Self {
            headers: Vec::new(),
            members: Vec::new(),
            has_all_headers: headers.is_whole(),
            header_spans: HashMap::new(),
            member_spans: HashMap::new(),
        };
        for (header, _) in headers.given() {
            parts.named_header(header, fields, errors);
        }
        for (member, _) in members.given() {
            parts.named_member(member, fields, errors);
        }
        for (index, field) in fields.all().iter().enumerate() {
            parts.field(index, field, errors);
        }
        parts
    }

    pub(crate) fn has_header(&self, name: &str) -> bool {
        self.header_spans.contains_key(&name.to_ascii_lowercase())
    }

    fn header(
        &mut self,
        name: &LitStr,
        value: Option<HeaderValue>,
        from: String,
        errors: &mut Errors,
    ) {
        let Some(text) = http::header_name(name, errors) else {
            self.has_all_headers = false;
            return;
        };
        let key = text.to_ascii_lowercase();
        if let Some(first) = self.header_spans.get(&key) {
            let message = format!("header `{text}` is declared twice");
            errors.push_twice(*first, name.span(), message);
            return;
        }
        self.header_spans.insert(key, name.span());
        if let Some(value) = value {
            self.headers.push(Header {
                name: text,
                value,
                from,
            });
        }
    }

    fn member(
        &mut self,
        (name, span): (&str, Span),
        rust_type: String,
        source: Option<Source>,
        errors: &mut Errors,
    ) {
        let is_field = matches!(source, Some(Source::Field(_)));
        let Some(name) = http::member_name(name, span, is_field, errors) else {
            return;
        };
        if let Some(first) = self.member_spans.get(&name) {
            errors.push_twice(*first, span, format!("member `{name}` is declared twice"));
            return;
        }
        self.member_spans.insert(name.clone(), span);
        if let Some(source) = source {
            self.members.push(Member {
                name,
                rust_type,
                source,
            });
        }
    }

    /// `header("Name" = "text {field}")` or `= path`.
    fn named_header(&mut self, named: &Named, fields: &Fields<'_>, errors: &mut Errors) {
        let Named { name, value } = named;
        let (value, from) = match value {
            None => (None, String::new()),
            Some(Text::Function(path)) if matches!(fields, Fields::TableRow) => {
                errors.push(path, CONSTANT);
                (None, String::new())
            }
            Some(Text::Function(path)) => {
                let source = Source::Function(path.clone());
                (Some(HeaderValue::Source(source)), String::new())
            }
            Some(Text::Literal(literal)) => {
                let value = header_text(literal, fields, errors);
                (value, literal.value())
            }
        };
        self.header(name, value, from, errors);
    }

    /// `member("name" = "text {field}")` or `= path`.
    fn named_member(&mut self, named: &Named, fields: &Fields<'_>, errors: &mut Errors) {
        let Named { name, value } = named;
        let (source, rust_type) = match value {
            None => (None, String::new()),
            Some(Text::Function(path)) => (Some(Source::Function(path.clone())), String::new()),
            Some(Text::Literal(literal)) => {
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
        self.member((&name.value(), name.span()), rust_type, source, errors);
    }

    /// What a field of a variant says.
    fn field(&mut self, index: usize, field: &DraftField<'_>, errors: &mut Errors) {
        let rust_type = tight(&field.ty.to_token_stream());
        self.has_all_headers &=
            field.attrs.header.is_absent() || field.attrs.header.value().is_some();
        if let Some(name) = field.attrs.header.value() {
            let value = HeaderValue::Source(Source::Field(field.place(index)));
            self.header(name, Some(value), rust_type.clone(), errors);
        }
        let Some((MemberName(name), span)) = field.attrs.member.given() else {
            return;
        };
        let (name, span) = match (name, &field.member) {
            (Some(name), _) => (name.value(), name.span()),
            (None, FieldMember::Named(ident)) => {
                (syn::ext::IdentExt::unraw(ident).to_string(), ident.span())
            }
            (None, FieldMember::Unnamed(_)) => {
                let message = "a field without a name needs one here: `member = \"name\"`";
                errors.push_at(span, message);
                return;
            }
        };
        let source = Some(Source::Field(field.place(index)));
        self.member((&name, span), rust_type, source, errors);
    }

    /// What the type says for all variants: its members first, its headers where the variant has
    /// none of that name.
    pub(crate) fn add_common(&mut self, common: &Common, errors: &mut Errors) {
        for header in &common.headers {
            if !self.has_header(&header.name) {
                self.headers.push(header.clone());
            }
        }
        for (name, span) in &common.header_spans {
            self.header_spans.entry(name.clone()).or_insert(*span);
        }
        self.has_all_headers &= common.has_all_headers;
        self.distinct_from(common, errors);
        self.members.splice(0..0, common.members.iter().cloned());
    }

    /// No member is one that the type declares for all variants.
    pub(crate) fn distinct_from(&self, common: &Common, errors: &mut Errors) {
        for Member { name, .. } in &common.members {
            if let (Some(first), Some(second)) =
                (common.member_spans.get(name), self.member_spans.get(name))
            {
                let message = format!(
                    "member `{name}` is declared twice, the type declares it for all variants"
                );
                errors.push_twice(*first, *second, message);
            }
        }
    }
}

/// The text of a header; `None` = reported.
fn header_text(literal: &LitStr, fields: &Fields<'_>, errors: &mut Errors) -> Option<HeaderValue> {
    match format(literal, fields, errors)? {
        Formatted::Constant(text) => {
            http::header_value(&text, literal.span(), errors)?;
            Some(HeaderValue::Constant(text))
        }
        Formatted::Format(format) => {
            http::header_text(literal, errors)?;
            Some(HeaderValue::Source(Source::Text(format)))
        }
    }
}
