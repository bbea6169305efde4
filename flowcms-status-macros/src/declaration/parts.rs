//! The headers and extension members of a variant, a row or a type.

use std::collections::HashMap;

use proc_macro2::Span;
use quote::ToTokens as _;
use syn::{Ident, LitStr, Member as FieldMember, Path};

use super::attr::{Many, Once};
use super::declare::{declared_detail, retry_class};
use super::spec::{
    ConstText, DetailPolicy, FieldErrors, Format, Header, HeaderValue, Member, RetryClass, Source,
};
use super::texts::{CONSTANT, Fields, Formatted, format, no_field};
use super::value::{
    Detail, Function, Given, GrpcCode, LogLevel, MemberName, Named, Retry, Text, TypeBase,
};
use crate::diag::Errors;
use crate::flow_error::model::DraftField;
use crate::http::{self, shown};
use crate::names::tight;

/// What a type says for all of its variants, or a map for all of its rows.
pub(crate) struct Common {
    pub(crate) type_base: Option<ConstText>,
    pub(crate) withheld: Vec<String>,
    pub(crate) headers: Vec<Header>,
    pub(crate) members: Vec<Member>,
    pub(crate) render: Option<Path>,
    pub(super) detail: Option<DetailPolicy>,
    pub(super) retry: Option<RetryClass>,
    pub(super) log: Option<Ident>,
    pub(super) grpc: Option<Ident>,
    header_spans: HashMap<String, Span>,
    member_spans: HashMap<String, Span>,
    has_all_headers: bool,
}

impl Common {
    pub(crate) fn new(
        type_base: Option<&TypeBase>,
        written: (&Many<Named>, &Many<Named>),
        render: Option<&Function>,
        errors: &mut Errors,
    ) -> Self {
        let parts = Parts::of(written, &Fields::None, errors);
        Self {
            type_base: type_base.and_then(|base| uri_base(base, errors)),
            withheld: parts.withheld,
            headers: parts.headers,
            members: parts.members,
            render: render.map(|Function(path)| path.clone()),
            detail: None,
            retry: None,
            log: None,
            grpc: None,
            header_spans: parts.header_spans,
            member_spans: parts.member_spans,
            has_all_headers: parts.has_all_headers,
        }
    }
}

impl Common {
    /// What a type says for those of its variants that do not say otherwise.
    pub(crate) fn default_to(
        &mut self,
        detail: &Once<Detail>,
        retry: &Once<Retry>,
        log: &Once<LogLevel>,
        grpc: &Once<GrpcCode>,
        errors: &mut Errors,
    ) {
        self.detail =
            (detail.value()).and_then(|detail| declared_detail(detail, &Fields::None, errors));
        self.retry = (retry.value()).and_then(|retry| retry_class(retry, errors));
        self.log = log.value().map(|LogLevel(level)| level.clone());
        self.grpc = grpc.value().map(|GrpcCode(code)| code.clone());
    }
}

/// What a reason can follow; `None` = reported. Of a constant, rustc finds what is wrong.
pub(crate) fn uri_base(base: &TypeBase, errors: &mut Errors) -> Option<ConstText> {
    let base = match base {
        TypeBase::Literal(base) => base,
        TypeBase::Constant(path) => return Some(ConstText::Path(path.clone())),
    };
    let text = base.value();
    let message = match http::is_uri_base(&text) {
        true if text.ends_with(['#', '/', '=', ':']) => {
            return Some(ConstText::Literal(text));
        }
        true => format!(
            "nothing stands between `{text}` and a reason, let it end in `#`, `/`, `=` or `:`"
        ),
        false => format!(
            "`{}` is not an absolute URI, write one that a reason can follow: `type_base = \"https://docs.example.com/errors#\"`",
            shown(&text)
        ),
    };
    errors.push(base, message);
    None
}

/// Headers and members while they are checked.
pub(crate) struct Parts {
    pub(crate) headers: Vec<Header>,
    /// The names of those that are not sent, whoever else declares them.
    pub(crate) withheld: Vec<String>,
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
            withheld: Vec::new(),
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
        // The errors of the request's fields are the last.
        (parts.members).sort_by_key(|member| member.errors.is_some());
        parts
    }

    /// The headers that neither it nor the type for all variants lets be sent.
    fn withheld_with(&self, common: &Common) -> Vec<String> {
        let of_type = common.withheld.iter().filter(|name| !self.has_header(name));
        self.withheld.iter().chain(of_type).cloned().collect()
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
        // Each cookie has a line of its own (RFC 6265, section 3).
        let first = (self.header_spans.get(&key)).filter(|_| key != "set-cookie");
        if let Some(first) = first {
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
        is_written: bool,
        rust_type: String,
        source: Option<Source>,
        errors: &mut Errors,
    ) {
        let is_field = matches!(source, Some(Source::Field(_)));
        let checked = http::member_name(name, is_written, is_field);
        let name = match checked {
            Ok(()) => name.to_owned(),
            Err(message) => return errors.push_at(span, message),
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
                errors: None,
            });
        }
    }

    /// The errors of the request's fields, which are a member.
    pub(super) fn field_errors(
        &mut self,
        span: Span,
        rust_type: String,
        source: Source,
        items: FieldErrors,
        errors: &mut Errors,
    ) {
        let name = "errors".to_owned();
        if let Some(first) = self.member_spans.get(&name) {
            let message = if self.has_field_errors() {
                "`errors` is given twice, one field holds the errors of all fields of the request"
            } else {
                "member `errors` is declared twice, the errors of the request's fields are one"
            };
            return errors.push_twice(*first, span, message);
        }
        self.member_spans.insert(name.clone(), span);
        self.members.push(Member {
            name,
            rust_type,
            source,
            errors: Some(items),
        });
    }

    fn has_field_errors(&self) -> bool {
        self.members.iter().any(|member| member.errors.is_some())
    }

    /// `header("Name" = "text {field}")`, `= path`, `= const PATH` or `= none`.
    fn named_header(&mut self, named: &Named, fields: &Fields<'_>, errors: &mut Errors) {
        let Named { name, value } = named;
        let mut from = String::new();
        let value = match value {
            None => None,
            Some(Given::None) => {
                self.withheld.push(name.value());
                None
            }
            Some(Given::Constant(path)) => {
                Some(HeaderValue::Constant(ConstText::Path(path.clone())))
            }
            Some(Given::Text(Text::Function(path))) if matches!(fields, Fields::TableRow) => {
                errors.push(path, CONSTANT);
                None
            }
            Some(Given::Text(Text::Function(path))) => {
                let instead = |field: &str| {
                    let name = name.token();
                    format!(
                        "mark it with `#[flow(header = {name})]`, or name it in a text: `\"{{{field}}}\"`"
                    )
                };
                no_field(path, fields, instead, errors)
                    .map(|()| HeaderValue::Source(Source::Function(path.clone())))
            }
            Some(Given::Text(Text::Literal(literal))) => {
                from = literal.value();
                header_text(literal, fields, errors)
            }
        };
        self.header(name, value, from, errors);
    }

    /// `member("name" = "text {field}")`, `= path` or `= const PATH`.
    fn named_member(&mut self, named: &Named, fields: &Fields<'_>, errors: &mut Errors) {
        let Named { name, value } = named;
        let mut rust_type = String::new();
        let source = match value {
            None | Some(Given::None) => None,
            Some(Given::Constant(path)) => Some(Source::Constant(path.clone())),
            Some(Given::Text(Text::Function(path))) => {
                let instead =
                    |_: &str| format!("mark it with `#[flow(member = {})]`", name.token());
                no_field(path, fields, instead, errors).map(|()| Source::Function(path.clone()))
            }
            Some(Given::Text(Text::Literal(literal))) => {
                "String".clone_into(&mut rust_type);
                format(literal, fields, errors).map(|formatted| {
                    Source::Text(match formatted {
                        Formatted::Format(format) => format,
                        Formatted::Constant(_) => Format {
                            literal: literal.clone(),
                            arguments: Vec::new(),
                        },
                    })
                })
            }
        };
        self.member(
            (&name.value(), name.span()),
            true,
            rust_type,
            source,
            errors,
        );
    }

    /// What a field of a variant says.
    fn field(&mut self, index: usize, field: &DraftField<'_>, errors: &mut Errors) {
        let rust_type = || tight(&field.ty.to_token_stream());
        self.has_all_headers &=
            field.attrs.header.is_absent() || field.attrs.header.value().is_some();
        if let Some(name) = field.attrs.header.value() {
            let value = HeaderValue::Source(Source::Field(field.place(index)));
            self.header(name, Some(value), rust_type(), errors);
        }
        if let Some((items, span)) = field.attrs.errors.given() {
            let source = Source::Field(field.place(index));
            let items = FieldErrors {
                names: items.names,
                reasons: items.reasons.clone(),
                ty: (!field.is_generic).then(|| field.ty.clone()),
            };
            self.field_errors(span, rust_type(), source, items, errors);
        }
        let Some((MemberName(name), span)) = field.attrs.member.given() else {
            return;
        };
        let is_written = name.is_some();
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
        self.member((&name, span), is_written, rust_type(), source, errors);
    }

    /// What the type says for all variants: its members first, its headers where the variant has
    /// none of that name.
    pub(crate) fn add_common(&mut self, common: &Common, errors: &mut Errors) {
        for header in &common.headers {
            if !self.has_header(&header.name) {
                self.headers.push(header.clone());
            }
        }
        self.withheld = self.withheld_with(common);
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
            Some(HeaderValue::Constant(ConstText::Literal(text)))
        }
        Formatted::Format(format) => {
            http::header_text(literal, errors)?;
            Some(HeaderValue::Source(Source::Text(format)))
        }
    }
}
