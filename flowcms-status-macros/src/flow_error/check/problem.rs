//! What a problem type declares: of a variant, a struct or a row of a map.

use proc_macro2::Span;
use syn::{Ident, LitInt, LitStr};

use super::Common;
use super::parts::Parts;
use super::texts::{Fields, Formatted, format, member_text};
use crate::declaration::spec::{
    Code, Demand, Deprecation, DetailPolicy, Downcast, Header, HeaderValue, ProblemType,
    RetryClass, Source,
};
use crate::diag::Errors;
use crate::flow_error::attr::{self, Slot, Text, VariantAttrs};
use crate::flow_error::model::DraftField;
use crate::http::{self, shown};
use crate::names::snake_case;
use crate::text::{ErrorText, Template};

/// What `declare` cannot read from the keys.
pub(crate) struct Facts<'f> {
    /// `None` = reported.
    pub(crate) code: Option<Code>,
    pub(crate) name: String,
    pub(crate) name_span: Span,
    /// `None` = the row's.
    pub(crate) default_reason: Option<String>,
    pub(crate) description: String,
    pub(crate) deprecated: Option<Deprecation>,
    pub(crate) display: &'f ErrorText,
    pub(crate) status: Option<Source>,
    pub(crate) downcast: Option<Downcast>,
}

/// A problem type from its keys; `None` = reported.
pub(crate) fn declare(
    facts: Facts<'_>,
    attrs: &VariantAttrs,
    fields: &Fields<'_, '_>,
    common: &Common,
    errors: &mut Errors,
) -> Option<ProblemType> {
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
        grpc,
        transparent: _,
        map: _,
        downcast: _,
        same_as,
        is_reported,
    } = attrs;
    let Facts {
        code,
        name,
        name_span,
        default_reason,
        description,
        deprecated,
        display,
        status,
        downcast,
    } = facts;
    let before = errors.len();

    let reason = reason_of(reason, default_reason, (&name, name_span), same_as, errors);
    let context = context.value().map(|text| filled("context", text, errors));
    let title = title.value().map(|text| filled("title", text, errors));
    let codes = codes.value().map(|codes| listed_codes(codes, errors));
    let retry_class = retry.value().map(|retry| {
        if let attr::Retry::After(header) = retry {
            http::header_name(header, errors);
        }
        RetryClass::from(retry)
    });

    let mut parts = Parts::of((headers, members), fields, errors);
    parts.add_common(common, errors);

    let written = detail.given();
    let detail = match written {
        Some(written) => declared_detail(&written.value, fields, errors),
        None => Some(DetailPolicy::Default(display.constant())),
    };
    let text_field = text_field(written.map(|key| &key.value), display, fields);

    let own_code = code.filter(|_| same_as.is_absent() && !is_reported);
    let demands = own_code.map_or_else(Vec::new, |code| {
        let (fields, is_row) = match fields {
            Fields::Of(fields) => (*fields, false),
            Fields::None | Fields::Bound => (&[][..], true),
        };
        no_content(code, attrs, fields, errors);
        let codes = codes.as_deref().unwrap_or_default();
        demands(code, codes, &parts.headers, is_row)
    });

    let (code, detail) = (code?, detail?);
    let has_dynamic_parts = !parts.members.is_empty()
        || common.render.is_some()
        || status.is_some()
        || downcast.is_some()
        || (parts.headers.iter()).any(|header| matches!(header.value, HeaderValue::Source(_)));
    let is_constant = !has_dynamic_parts && (code.value == 304 || detail.is_constant(code.value));
    (errors.len() == before).then_some(ProblemType {
        code,
        reason,
        type_base: common.type_base.clone(),
        title,
        context,
        description,
        deprecated,
        variant: name,
        detail,
        headers: parts.headers,
        members: parts.members,
        status,
        downcast,
        codes,
        retry: retry_class,
        log: log.value().cloned(),
        grpc: grpc.value().cloned(),
        same_as: !same_as.is_absent(),
        is_rendered: common.render.is_some(),
        text_field,
        is_constant,
        demands,
    })
}

/// The reason: written, or made of the name; `None` = the row's.
fn reason_of(
    written: &Slot<LitStr>,
    default: Option<String>,
    (name, name_span): (&str, Span),
    same_as: &Slot<Ident>,
    errors: &mut Errors,
) -> Option<String> {
    match written {
        Slot::Given(reason) => Some(checked_reason(&reason.value, errors)),
        Slot::Absent | Slot::Reported(_) => default.inspect(|reason| {
            if !http::is_reason(reason) && same_as.is_absent() {
                errors.push_at(
                    name_span,
                    format!(
                        "`{name}` makes no reason, add `reason = \"…\"` with only `A-Z a-z 0-9 . _ ~ -`"
                    ),
                );
            }
        }),
    }
}

fn listed_codes(codes: &[LitInt], errors: &mut Errors) -> Vec<Code> {
    let mut listed: Vec<Code> = Vec::new();
    for literal in codes {
        let Some(value) = http::error_code(literal, errors) else {
            continue;
        };
        let span = literal.span();
        match listed.iter().find(|code| code.value == value) {
            Some(first) => {
                errors.push_twice(first.span, span, format!("`{value}` is listed twice"));
            }
            None => listed.push(Code { value, span }),
        }
    }
    listed
}

fn checked_reason(reason: &LitStr, errors: &mut Errors) -> String {
    let text = reason.value();
    if !http::is_reason(&text) {
        errors.push(
            reason,
            format!(
                "`{}` is no reason, use only `A-Z a-z 0-9 . _ ~ -`, such as `{}`",
                shown(&text),
                Some(snake_case(&text))
                    .filter(|near| http::is_reason(near))
                    .unwrap_or_else(|| "not_found".to_owned())
            ),
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

pub(super) fn declared_detail(
    detail: &attr::Detail,
    fields: &Fields<'_, '_>,
    errors: &mut Errors,
) -> Option<DetailPolicy> {
    Some(match detail {
        attr::Detail::None => DetailPolicy::None,
        attr::Detail::Display => DetailPolicy::Display,
        attr::Detail::Text(Text::Function(path)) => DetailPolicy::Function(path.clone()),
        attr::Detail::Text(Text::Literal(literal)) => match format(literal, fields, errors)? {
            Formatted::Constant(text) => DetailPolicy::Text(text),
            Formatted::Format(format) => DetailPolicy::Template(literal.value(), format),
        },
    })
}

impl DetailPolicy {
    /// Whether every occurrence has the same detail, or none.
    pub(super) fn is_constant(&self, code: u16) -> bool {
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
pub(super) fn no_content(
    code: Code,
    attrs: &VariantAttrs,
    fields: &[DraftField<'_>],
    errors: &mut Errors,
) {
    if code.value != 304 {
        return;
    }
    let detail = (attrs.detail.given())
        .filter(|detail| !matches!(detail.value, attr::Detail::None))
        .map(|detail| ("detail", detail.span));
    let of_variant = attrs.members.iter().map(|member| ("member", member.span));
    let of_fields =
        (fields.iter()).filter_map(|field| Some(("member", field.attrs.member.span()?)));
    for (key, span) in detail.into_iter().chain(of_variant).chain(of_fields) {
        errors.push_at(
            span,
            format!("a 304 carries no content, remove this `{key}` (RFC 9110, section 15.4.5)"),
        );
    }
}

/// The headers that HTTP demands with the code and that the variant does not have: the table must.
pub(super) fn demands(code: Code, codes: &[Code], headers: &[Header], is_row: bool) -> Vec<Demand> {
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
                    "a {} response needs the header `{header}` (RFC 9110, section {section}), add `{}`",
                    code.value,
                    if is_row {
                        format!("#[flow(header(\"{header}\" = \"…\"))]")
                    } else {
                        format!("header(\"{header}\" = \"…\")` or mark a field with `#[flow(header = \"{header}\")]")
                    }
                ),
            })
        })
        .collect()
}
