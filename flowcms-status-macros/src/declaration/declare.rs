//! What a problem type declares: of a variant, a struct or a row of a map. The checks, in order:
//!
//! 1. `identity`: what is the same for every occurrence; reasons of the right form, texts not empty
//! 2. `parts`, `declared_detail`: headers, members and texts of an occurrence
//! 3. `no_content`: a 304 has nothing to say
//! 4. `demands`: headers that HTTP demands

use proc_macro2::Span;
use quote::ToTokens as _;
use syn::{LitInt, LitStr, Type};

use super::attr::{Many, Once};
use super::parts::{Common, Parts};
use super::spec::{
    Assembled, Code, Demand, Deprecation, Description, DetailPolicy, Downcast, FieldErrors,
    HeaderValue, ProblemType, Proofs, RetryClass, RunTimeStatus, Source,
};
use super::texts::{Fields, Formatted, format, member_text, no_field};
use super::value::{Detail, Function, GrpcCode, LogLevel, Named, Retry, Text};
use crate::diag::Errors;
use crate::flow_error::model::DraftField;
use crate::http::{self, shown};
use crate::names::{snake_case, tight};
use crate::text::{self, ErrorText, Piece, Template, placeholders};

/// What is the same for every occurrence, and what `same_as` repeats.
#[derive(Clone)]
pub(crate) struct Identity {
    pub(crate) code: Code,
    /// `None` = the row's, known to the table only.
    pub(crate) reason: Option<String>,
    pub(crate) type_uri: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) context: Option<String>,
    pub(crate) grpc: Option<syn::Ident>,
}

/// What a variant or a row of a map says beside that.
pub(crate) struct Said<'s> {
    pub(crate) name: String,
    pub(crate) description: Description,
    pub(crate) deprecated: Option<Deprecation>,
    pub(crate) display: &'s ErrorText,
    pub(crate) fields: Fields<'s>,
    pub(crate) detail: &'s Once<Detail>,
    pub(crate) headers: &'s Many<Named>,
    pub(crate) members: &'s Many<Named>,
    /// The function that makes the errors of the request's fields, and where its key stands.
    pub(crate) errors: Option<(&'s Function, Span)>,
    pub(crate) status: Option<RunTimeStatus>,
    pub(crate) codes: Option<Vec<Code>>,
    pub(crate) retry: &'s Once<Retry>,
    pub(crate) log: &'s Once<LogLevel>,
    pub(crate) downcast: Option<Downcast>,
    /// The variant that is named, if it says `same_as`.
    pub(crate) same_as: Option<Span>,
}

/// The texts of an identity. Its code and its reason were checked before.
pub(crate) fn identity(
    code: Option<Code>,
    reason: Option<String>,
    [type_uri, title, context]: [Option<&LitStr>; 3],
    grpc: &Once<GrpcCode>,
    (fields, common): (&Fields<'_>, &Common),
    errors: &mut Errors,
) -> Option<Identity> {
    let type_uri = type_uri.map(|uri| absolute_uri(uri, errors));
    let title = title.map(|text| filled("title", text, fields, errors));
    let context = context.map(|text| filled("context", text, fields, errors));
    let grpc = grpc.value().map(|GrpcCode(code)| code.clone());
    Some(Identity {
        code: code?,
        reason,
        type_uri,
        title,
        context,
        grpc: grpc.or_else(|| common.grpc.clone()),
    })
}

/// A problem type; `identity` is `None` where it was reported.
pub(crate) fn declare(
    identity: Option<Identity>,
    said: Said<'_>,
    common: &Common,
    proofs: &mut Proofs,
    errors: &mut Errors,
) -> Option<ProblemType> {
    let Said {
        name,
        description,
        deprecated,
        display,
        fields,
        detail,
        headers,
        members,
        errors: of_fields,
        status,
        codes,
        retry,
        log,
        downcast,
        same_as,
    } = said;
    let mut parts = Parts::of((headers, members), &fields, errors);
    if let Some((path, span)) = of_fields {
        parts.made_field_errors(path, span, errors);
    }
    parts.add_common(common, errors);
    let policy = match detail.value() {
        Some(detail) => declared_detail(detail, &fields, errors),
        None => (common.detail.clone()).or_else(|| Some(parts.default_detail(display))),
    };
    let retry = (retry.value().and_then(|retry| retry_class(retry, errors)))
        .or_else(|| common.retry.clone());
    let log = (log.value().map(|LogLevel(level)| level.clone())).or_else(|| common.log.clone());
    let listed = codes.as_deref().unwrap_or_default();

    let Identity {
        code,
        reason,
        type_uri,
        title,
        context,
        grpc,
    } = identity?;
    let at = same_as.unwrap_or(code.span);
    let has_content = code.value != 304;
    if !has_content {
        let made = of_fields.map(|(_, span)| span);
        no_content(detail, members, made, &fields, errors);
        parts.members.clear();
    }
    if parts.has_all_headers {
        if !matches!(fields, Fields::Bound(_)) {
            let of_retry = retry
                .as_ref()
                .and_then(|retry| demand_of_retry(retry, code, &parts));
            proofs.demands.extend(of_retry);
        }
        let of_codes = demands(code, at, listed, &parts, &fields);
        proofs.demands.extend(of_codes);
    }

    let policy = match policy? {
        // What the type says is for the variants that have content.
        _ if !has_content && detail.is_absent() => DetailPolicy::None,
        policy => policy,
    };
    let shape = shape(&policy, display, &fields, code.value);
    let assembled = assembled(&policy, code, display, &fields);
    let has_dynamic_parts = !parts.members.is_empty()
        || common.render.is_some()
        || status.is_some()
        || downcast.is_some()
        || (parts.headers.iter()).any(|header| matches!(header.value, HeaderValue::Source(_)));
    let is_constant = !has_dynamic_parts && (!has_content || policy.is_constant(code.value));
    Some(ProblemType {
        code,
        or: Vec::new(),
        reason,
        type_uri,
        title,
        context,
        description,
        deprecated,
        variant: name,
        detail: policy,
        headers: parts.headers,
        withheld: parts.withheld,
        members: parts.members,
        status,
        downcast,
        codes,
        retry,
        log,
        grpc,
        same_as: same_as.is_some(),
        is_rendered: common.render.is_some(),
        assembled,
        shape,
        is_constant,
    })
}

impl Parts {
    /// The errors of fields that a function makes.
    fn made_field_errors(&mut self, Function(path): &Function, span: Span, errors: &mut Errors) {
        let items = FieldErrors {
            names: None,
            reasons: Vec::new(),
            ty: None,
        };
        let source = Source::Function(path.clone());
        self.field_errors(span, String::new(), source, items, errors);
    }
}

/// A reason that is written out.
pub(crate) fn written_reason(reason: &LitStr, errors: &mut Errors) -> String {
    let text = text::value(reason);
    if !http::is_reason(&text) {
        let near = Some(snake_case(&text)).filter(|near| http::is_reason(near));
        let message = format!(
            "`{}` is no reason, use only `A-Z a-z 0-9 . _ ~ -`, such as `{}`",
            shown(&text),
            near.unwrap_or_else(|| "not_found".to_owned())
        );
        errors.push(reason, message);
    }
    text
}

/// What stands in every reason; `None` = reported.
pub(crate) fn reason_part(part: &LitStr, errors: &mut Errors) -> Option<String> {
    let text = part.value();
    if text.is_empty() || http::is_reason(&text) {
        return Some(text);
    }
    let message = format!("`{text}` cannot stand in a reason, use only `A-Z a-z 0-9 . _ ~ -`");
    errors.push(part, message);
    None
}

/// The codes that a run-time status may be, those that are wrong left out.
pub(crate) fn listed_codes(codes: &[LitInt], errors: &mut Errors) -> Vec<Code> {
    let mut listed: Vec<Code> = Vec::new();
    for literal in codes {
        let Some(code) = http::error_code(literal, errors) else {
            continue;
        };
        match listed.iter().find(|listed| listed.value == code.value) {
            Some(first) => {
                let message = format!("`{}` is listed twice", code.value);
                errors.push_twice(first.span, code.span, message);
            }
            None => listed.push(code),
        }
    }
    listed
}

/// `None` = reported.
pub(crate) fn retry_class(retry: &Retry, errors: &mut Errors) -> Option<RetryClass> {
    Some(match retry {
        Retry::Never => RetryClass::Never,
        Retry::Backoff => RetryClass::Backoff,
        Retry::After(header) => {
            http::header_name(header, errors)?;
            RetryClass::After(header.clone())
        }
    })
}

fn absolute_uri(uri: &LitStr, errors: &mut Errors) -> String {
    let text = uri.value();
    if !http::is_absolute_uri(&text) {
        let message = format!(
            "`{}` is not an absolute URI, such as `https://example.com/errors#out_of_stock`",
            shown(&text)
        );
        errors.push(uri, message);
    }
    text
}

fn filled(key: &str, text: &LitStr, fields: &Fields<'_>, errors: &mut Errors) -> String {
    let value = text::value(text);
    if value.trim().is_empty() {
        let message = format!("the `{key}` is empty, write one or remove the key for the table's");
        errors.push(text, message);
    }
    same_for_all(key, (text, &value), fields, errors);
    value
}

/// A text that is the same for every occurrence names no field.
fn same_for_all(
    key: &str,
    (text, value): (&LitStr, &str),
    fields: &Fields<'_>,
    errors: &mut Errors,
) {
    let field = placeholders(value).find(|(_, name)| fields.has(name));
    if let Some((placeholder, _)) = field {
        let message = format!(
            "a `{key}` is the same for every occurrence, `{placeholder}` is not filled in: write it into the `detail`"
        );
        errors.push(text, message);
    }
}

/// What the public text is; `None` = reported.
pub(crate) fn declared_detail(
    detail: &Detail,
    fields: &Fields<'_>,
    errors: &mut Errors,
) -> Option<DetailPolicy> {
    Some(match detail {
        Detail::None => DetailPolicy::None,
        Detail::Display => DetailPolicy::Display,
        Detail::Text(Text::Function(path)) => {
            no_field(
                path,
                fields,
                |name| format!("name it in a text: `detail = \"{{{name}}}\"`"),
                errors,
            )?;
            DetailPolicy::Function(path.clone())
        }
        Detail::Text(Text::Literal(literal)) => match format(literal, fields, errors)? {
            Formatted::Constant(text) => DetailPolicy::Text(text),
            Formatted::Format(format) => DetailPolicy::Template(literal.value(), format),
        },
    })
}

impl DetailPolicy {
    /// Whether every occurrence has the same detail, or none.
    pub(crate) fn is_constant(&self, code: u16) -> bool {
        match self {
            Self::Default(text) => text.is_some() || code >= 500,
            Self::None | Self::Text(_) => true,
            Self::Display | Self::Template(..) | Self::Function(_) => false,
        }
    }
}

/// What an example of the public text is made of where it differs by occurrence: the text, and of each
/// of its placeholders the type of the field, with NUL between them.
fn shape(
    policy: &DetailPolicy,
    display: &ErrorText,
    fields: &Fields<'_>,
    code: u16,
) -> Option<String> {
    let Fields::Of(fields) = fields else {
        return None;
    };
    let parsed;
    let template = match (policy, display) {
        (DetailPolicy::Template(text, _), _) => {
            parsed = Template::parse(text).ok()?;
            &parsed
        }
        // From 500 up nothing lets it out.
        (DetailPolicy::Default(None), _) if code >= 500 => return None,
        (
            DetailPolicy::Default(None) | DetailPolicy::Display,
            ErrorText::Text(template) | ErrorText::Arguments(template),
        ) => template,
        _ => return None,
    };
    let (mut text, names) = template.written();
    for name in names {
        let field = (fields.iter()).find(|field| member_text(&field.member) == name);
        text.push('\0');
        text.extend(field.map(|field| tight(&field.ty.to_token_stream())));
    }
    Some(text)
}

/// The public text, if it is made of fields that may be strings and integers. What they are, rustc
/// knows.
fn assembled(
    policy: &DetailPolicy,
    code: Code,
    display: &ErrorText,
    fields: &Fields<'_>,
) -> Option<Assembled> {
    let Fields::Of(fields) = fields else {
        return None;
    };
    let parsed;
    let template = match (policy, display) {
        (DetailPolicy::Template(text, _), _) => {
            parsed = Template::parse(text).ok()?;
            &parsed
        }
        (DetailPolicy::Default(_), _) if code.value >= 500 => return None,
        (DetailPolicy::Default(_) | DetailPolicy::Display, ErrorText::Text(template)) => template,
        _ => return None,
    };
    let mut assembled = Assembled {
        text: String::new(),
        before: Vec::new(),
        fields: Vec::new(),
    };
    let mut known = 0;
    for piece in &template.pieces {
        match piece {
            Piece::Literal(text) => text::push_json(text, &mut assembled.text),
            Piece::Placeholder(placeholder) => {
                let is_named =
                    |field: &DraftField<'_>| member_text(&field.member) == placeholder.name;
                let field = fields.iter().position(is_named)?;
                if !placeholder.spec.is_empty() {
                    return None;
                }
                let before = assembled.text.len() - known;
                assembled.before.push(before.try_into().ok()?);
                known = assembled.text.len();
                assembled.fields.push(field);
            }
        }
    }
    let is_field = template.only_field().is_some();
    let mut types = assembled.fields.iter().map(|&field| fields[field].ty);
    let is_at_hand = is_field || types.all(may_be_at_hand);
    (is_at_hand && (1..=4).contains(&assembled.fields.len())).then_some(assembled)
}

/// Whether it looks like a string or an integer.
fn may_be_at_hand(ty: &Type) -> bool {
    match ty {
        Type::Reference(ty) => may_be_at_hand(&ty.elem),
        Type::Group(ty) => may_be_at_hand(&ty.elem),
        Type::Path(ty) => ty.path.segments.last().is_some_and(|last| {
            const NAMES: &[&str] = &[
                "String", "str", "Cow", "u8", "u16", "u32", "u64", "usize", "i8", "i16", "i32",
                "i64", "isize",
            ];
            NAMES.iter().any(|name| last.ident == name)
        }),
        _ => false,
    }
}

impl Parts {
    /// What nobody declares: nothing where the errors of the request's fields may be a type whose
    /// `Display` writes the request's values. Of a type with a name, rustc knows.
    fn default_detail(&self, display: &ErrorText) -> DetailPolicy {
        let of_fields = self
            .members
            .iter()
            .find_map(|member| member.errors.as_ref());
        match of_fields {
            Some(FieldErrors { ty: None, .. }) => DetailPolicy::None,
            _ => DetailPolicy::Default(display.constant()),
        }
    }
}

/// A 304 carries no content (RFC 9110, section 15.4.5).
fn no_content(
    detail: &Once<Detail>,
    members: &Many<Named>,
    errors_key: Option<Span>,
    fields: &Fields<'_>,
    errors: &mut Errors,
) {
    let detail = (detail.given())
        .filter(|(detail, _)| !matches!(detail, Detail::None))
        .map(|(_, span)| ("detail", span));
    let of_variant = members.given().map(|(_, span)| ("member", span));
    let on_fields = (fields.all().iter()).flat_map(|field| {
        let errors = field.attrs.errors.span().map(|span| ("errors", span));
        let member = field.attrs.member.span().map(|span| ("member", span));
        errors.into_iter().chain(member)
    });
    let listed = errors_key.map(|span| ("errors", span));
    let keys = (detail.into_iter().chain(of_variant)).chain(listed);
    for (key, span) in keys.chain(on_fields) {
        let message =
            format!("a 304 carries no content, remove this `{key}` (RFC 9110, section 15.4.5)");
        errors.push_at(span, message);
    }
}

/// A variant that is worth sending again after a header has that header, of its own or of the table's
/// row; on a row, `after` counts where a response has it.
fn demand_of_retry(retry: &RetryClass, code: Code, parts: &Parts) -> Option<Demand> {
    let RetryClass::After(header) = retry else {
        return None;
    };
    let name = header.value();
    (!parts.has_header(&name)).then(|| Demand {
        code: Code {
            value: code.value,
            span: header.span(),
        },
        message: format!(
            "nobody declares the header `{name}`, add `header(\"{name}\" = \"…\")` or mark a field with `#[flow(header = \"{name}\")]`"
        ),
        header: name,
    })
}

/// The headers that HTTP demands with the codes and that are not declared: the table must have them.
fn demands<'d>(
    code: Code,
    at: Span,
    listed: &'d [Code],
    parts: &'d Parts,
    fields: &'d Fields<'_>,
) -> impl Iterator<Item = Demand> + use<'d> {
    let code = Code {
        value: code.value,
        span: at,
    };
    let is_row = matches!(fields, Fields::Bound(_));
    std::iter::once(code)
        .chain(listed.iter().copied())
        .filter_map(move |code| {
            let (header, section) = http::demanded_header(code.value)?;
            if parts.has_header(header) {
                return None;
            }
            let add = if is_row {
                format!("#[flow(header(\"{header}\" = \"…\"))]")
            } else {
                format!("header(\"{header}\" = \"…\")` or mark a field with `#[flow(header = \"{header}\")]")
            };
            Some(Demand {
                code,
                header: header.to_owned(),
                message: format!(
                    "a {} response needs the header `{header}` (RFC 9110, section {section}), add `{add}`, or say that it goes without on purpose: `header(\"{header}\" = none)`",
                    code.value,
                ),
            })
        })
}
