//! The headers and extension members of a variant, a row or a type.

use std::collections::HashMap;

use proc_macro2::Span;
use syn::{LitStr, Member as FieldMember, Type};

use super::Common;
use super::texts::{Fields, Formatted, format};
use crate::declaration::spec::{Format, Header, HeaderValue, Member, Source};
use crate::diag::Errors;
use crate::flow_error::attr::{Key, Named, Text};
use crate::flow_error::model::DraftField;
use crate::http;

/// Headers and members of a variant while they are checked.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) headers: Vec<Header>,
    pub(super) members: Vec<Member>,
    header_spans: HashMap<String, Span>,
    pub(super) member_spans: HashMap<String, Span>,
}

impl Parts {
    /// What a variant, a struct or a row says itself.
    pub(super) fn of(
        (headers, members): (&[Key<Named>], &[Key<Named>]),
        fields: &Fields<'_, '_>,
        errors: &mut Errors,
    ) -> Self {
        let mut parts = Self::default();
        for header in headers {
            parts.named_header(&header.value, fields, errors);
        }
        for member in members {
            parts.named_member(&member.value, fields, errors);
        }
        if let Fields::Of(fields) = fields {
            parts.fields(fields, errors);
        }
        parts
    }

    fn header(
        &mut self,
        name: &LitStr,
        value: Option<HeaderValue>,
        from: String,
        errors: &mut Errors,
    ) {
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
    fn named_header(&mut self, named: &Named, fields: &Fields<'_, '_>, errors: &mut Errors) {
        let value = match &named.value {
            Text::Function(path) => Some(HeaderValue::Source(Source::Function(path.clone()))),
            Text::Literal(literal) => match format(literal, fields, errors) {
                None => None,
                Some(Formatted::Constant(text)) => {
                    http::header_value(&text, literal.span(), errors)
                        .map(|()| HeaderValue::Constant(text))
                }
                Some(Formatted::Format(format)) => http::header_text(literal, errors)
                    .map(|()| HeaderValue::Source(Source::Text(format))),
            },
        };
        let from = match &named.value {
            Text::Function(_) => String::new(),
            Text::Literal(literal) => literal.value(),
        };
        self.header(&named.name, value, from, errors);
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
                let value = HeaderValue::Source(Source::Field(field.place(index)));
                self.header(name, Some(value), type_text(field.ty), errors);
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
                let source = Some(Source::Field(field.place(index)));
                self.member((&name, span), rust_type, source, errors);
            }
        }
    }

    /// What the type says for all variants: its members first, its headers where the variant has
    /// none of that name.
    pub(super) fn add_common(&mut self, common: &Common, errors: &mut Errors) {
        for header in &common.headers {
            let key = header.name.to_ascii_lowercase();
            if !self.header_spans.contains_key(&key) {
                self.headers.push(header.clone());
            }
        }
        self.distinct_from(common, errors);
        self.members.splice(0..0, common.members.iter().cloned());
    }

    /// No member is one that the type declares for all variants.
    pub(super) fn distinct_from(&self, common: &Common, errors: &mut Errors) {
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
