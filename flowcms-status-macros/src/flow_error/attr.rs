//! What was written in `#[flow(…)]`: each value with the span of its key.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, LitInt, LitStr, Meta, Path, Token, parenthesized, token};

use crate::diag::Errors;
use crate::names::nearest;

/// A value and the key it was written behind.
pub(crate) struct Key<T> {
    pub(crate) span: Span,
    pub(crate) value: T,
}

/// A key that stands at most once.
#[derive(Default)]
pub(crate) enum Slot<T> {
    #[default]
    Absent,
    /// It stands there, but its value was wrong.
    Reported(Span),
    Given(Key<T>),
}

impl<T> Slot<T> {
    pub(crate) fn given(&self) -> Option<&Key<T>> {
        match self {
            Self::Given(key) => Some(key),
            Self::Absent | Self::Reported(_) => None,
        }
    }

    pub(crate) fn value(&self) -> Option<&T> {
        self.given().map(|key| &key.value)
    }

    /// Where the key stands, if it does.
    pub(crate) fn span(&self) -> Option<Span> {
        match self {
            Self::Absent => None,
            Self::Reported(span) | Self::Given(Key { span, .. }) => Some(*span),
        }
    }

    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    fn set(&mut self, key: &Ident, value: Result<T, syn::Error>, errors: &mut Errors) {
        let value = match value {
            Ok(value) => Self::Given(Key {
                span: key.span(),
                value,
            }),
            Err(error) => {
                errors.push_error(error);
                Self::Reported(key.span())
            }
        };
        match self.span() {
            Some(first) => errors.push_twice(first, key.span(), format!("`{key}` is given twice")),
            None => *self = value,
        }
    }
}

/// Where a text may stand: the text, or a path to a function.
pub(crate) enum Text {
    Literal(LitStr),
    Function(Path),
}

/// `"Name" = "text"` or `"Name" = path`.
pub(crate) struct Named {
    pub(crate) name: LitStr,
    pub(crate) value: Text,
}

pub(crate) enum Detail {
    None,
    Display,
    Text(Text),
}

pub(crate) enum Retry {
    Never,
    Backoff,
    After(LitStr),
}

/// The keys of a type.
#[derive(Default)]
pub(crate) struct TypeAttrs {
    pub(crate) table: Slot<Path>,
    pub(crate) type_base: Slot<LitStr>,
    pub(crate) headers: Vec<Key<Named>>,
    pub(crate) members: Vec<Key<Named>>,
    pub(crate) render: Slot<Path>,
    pub(crate) adapters: Slot<Vec<Ident>>,
    pub(crate) krate: Slot<Path>,
}

/// The keys of a variant, of a struct and of a row of a map.
#[derive(Default)]
pub(crate) struct VariantAttrs {
    pub(crate) code: Slot<LitInt>,
    pub(crate) context: Slot<LitStr>,
    pub(crate) title: Slot<LitStr>,
    pub(crate) reason: Slot<LitStr>,
    pub(crate) detail: Slot<Detail>,
    pub(crate) headers: Vec<Key<Named>>,
    pub(crate) members: Vec<Key<Named>>,
    pub(crate) status: Slot<Path>,
    pub(crate) codes: Slot<Vec<LitInt>>,
    pub(crate) retry: Slot<Retry>,
    pub(crate) log: Slot<Ident>,
    pub(crate) transparent: Slot<()>,
    pub(crate) map: Slot<Path>,
    pub(crate) same_as: Slot<Ident>,
    /// Something in the attribute was wrong, so that what seems to be missing may stand there.
    pub(crate) is_reported: bool,
}

/// The keys of a field.
#[derive(Default)]
pub(crate) struct FieldAttrs {
    pub(crate) member: Slot<Option<LitStr>>,
    pub(crate) header: Slot<LitStr>,
    pub(crate) transparent: Slot<()>,
    pub(crate) map: Slot<Path>,
    pub(crate) status: Slot<()>,
}

const TYPE_KEYS: &[&str] = &[
    "table",
    "type_base",
    "header",
    "member",
    "render",
    "adapters",
    "crate",
];
const VARIANT_KEYS: &[&str] = &[
    "code",
    "context",
    "title",
    "reason",
    "detail",
    "header",
    "member",
    "status",
    "codes",
    "retry",
    "log",
    "transparent",
    "map",
    "same_as",
];
const ROW_KEYS: &[&str] = &[
    "reason", "title", "detail", "header", "member", "status", "codes", "retry", "log",
];
const FIELD_KEYS: &[&str] = &["member", "header", "transparent", "map", "status"];
const LOG_LEVELS: &[&str] = &["off", "trace", "debug", "info", "warn", "error"];

/// A place where keys stand, the keys it knows, and how it is called in messages.
struct Place {
    name: &'static str,
    keys: &'static [&'static [&'static str]],
}

const ENUM: Place = Place {
    name: "the type",
    keys: &[TYPE_KEYS],
};
const STRUCT: Place = Place {
    name: "the struct",
    keys: &[TYPE_KEYS, VARIANT_KEYS],
};
const VARIANT: Place = Place {
    name: "a variant",
    keys: &[VARIANT_KEYS],
};
const FIELD: Place = Place {
    name: "a field",
    keys: &[FIELD_KEYS],
};
const ROW: Place = Place {
    name: "a row of a map",
    keys: &[ROW_KEYS],
};
const TABLE: Place = Place {
    name: "a table",
    keys: &[&["crate", "adapters"]],
};
const MAP: Place = Place {
    name: "a map",
    keys: &[&[
        "type_base",
        "header",
        "member",
        "render",
        "adapters",
        "crate",
    ]],
};

impl Place {
    fn knows(&self, key: &str) -> bool {
        self.keys.iter().any(|keys| keys.contains(&key))
    }

    fn unknown(&self, key: &Ident) -> syn::Error {
        let name = key.to_string();
        let place = self.name;
        let elsewhere = [&ENUM, &VARIANT, &FIELD]
            .into_iter()
            .find(|place| place.knows(&name));
        let message = if let Some(elsewhere) = elsewhere {
            format!(
                "`{name}` does not belong on {place}, it belongs on {}",
                elsewhere.name
            )
        } else if let Some(near) = nearest(&name, self.keys.concat()) {
            format!("unknown key `{name}`, did you mean `{near}`?")
        } else {
            let known: Vec<String> = self
                .keys
                .concat()
                .iter()
                .map(|key| format!("`{key}`"))
                .collect();
            format!("unknown key `{name}`, {place} has {}", known.join(", "))
        };
        syn::Error::new(key.span(), message)
    }
}

impl TypeAttrs {
    /// The keys of an enum.
    pub(crate) fn from_enum(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut attrs = Self::default();
        each_key(attributes, &ENUM, errors, |key, input, errors| {
            attrs.take(key, input, errors);
        });
        attrs
    }

    /// The keys of a struct, which is its own variant. Headers and members are the variant's.
    pub(crate) fn from_struct(
        attributes: &[Attribute],
        errors: &mut Errors,
    ) -> (Self, VariantAttrs) {
        let mut attrs = Self::default();
        let mut variant = VariantAttrs::default();
        let ok = each_key(attributes, &STRUCT, errors, |key, input, errors| {
            if VARIANT.knows(&key.to_string()) {
                variant.take(key, input, errors);
            } else {
                attrs.take(key, input, errors);
            }
        });
        variant.is_reported |= !ok;
        (attrs, variant)
    }

    /// The keys of a table of codes.
    pub(crate) fn from_table(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut attrs = Self::default();
        each_key(attributes, &TABLE, errors, |key, input, errors| {
            attrs.take(key, input, errors);
        });
        attrs
    }

    /// The keys of a map.
    pub(crate) fn from_map(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut attrs = Self::default();
        each_key(attributes, &MAP, errors, |key, input, errors| {
            attrs.take(key, input, errors);
        });
        attrs
    }

    fn take(&mut self, key: &Ident, input: TokenStream, errors: &mut Errors) {
        match key.to_string().as_str() {
            "table" => self.table.set(key, path(key, input), errors),
            "type_base" => self.type_base.set(key, text(key, input), errors),
            "header" => _ = push(&mut self.headers, key, named(key, input), errors),
            "member" => _ = push(&mut self.members, key, named(key, input), errors),
            "render" => self.render.set(key, path(key, input), errors),
            "adapters" => self.adapters.set(key, adapters(key, input), errors),
            "crate" => self.krate.set(key, path(key, input), errors),
            key => unreachable!("`{key}` is in a list of keys, but nothing takes it"),
        }
    }
}

impl VariantAttrs {
    /// The keys of a variant.
    pub(crate) fn from_variant(attributes: &[Attribute], errors: &mut Errors) -> Self {
        Self::from_place(attributes, &VARIANT, errors)
    }

    /// The keys of a row of a map.
    pub(crate) fn from_row(attributes: &[Attribute], errors: &mut Errors) -> Self {
        Self::from_place(attributes, &ROW, errors)
    }

    fn from_place(attributes: &[Attribute], place: &Place, errors: &mut Errors) -> Self {
        let mut attrs = Self::default();
        let ok = each_key(attributes, place, errors, |key, input, errors| {
            attrs.take(key, input, errors);
        });
        attrs.is_reported |= !ok;
        attrs
    }

    fn take(&mut self, key: &Ident, input: TokenStream, errors: &mut Errors) {
        match key.to_string().as_str() {
            "code" => self.code.set(key, code(key, input), errors),
            "context" => self.context.set(key, text(key, input), errors),
            "title" => self.title.set(key, text(key, input), errors),
            "reason" => self.reason.set(key, text(key, input), errors),
            "detail" => self.detail.set(key, detail(key, input), errors),
            "header" => {
                self.is_reported |= !push(&mut self.headers, key, named(key, input), errors);
            }
            "member" => {
                self.is_reported |= !push(&mut self.members, key, named(key, input), errors);
            }
            "status" => self.status.set(key, path(key, input), errors),
            "codes" => self.codes.set(key, codes(key, input), errors),
            "retry" => self.retry.set(key, retry(key, input), errors),
            "log" => self.log.set(key, log(key, input), errors),
            "transparent" => self.transparent.set(key, flag(key, input), errors),
            "map" => self.map.set(key, path(key, input), errors),
            "same_as" => self.same_as.set(key, variant(key, input), errors),
            key => unreachable!("`{key}` is in a list of keys, but nothing takes it"),
        }
    }
}

impl FieldAttrs {
    pub(crate) fn from_field(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut attrs = Self::default();
        each_key(attributes, &FIELD, errors, |key, input, errors| {
            match key.to_string().as_str() {
                "member" => attrs.member.set(key, member(key, input), errors),
                "header" => attrs.header.set(key, text(key, input), errors),
                "transparent" => attrs.transparent.set(key, flag(key, input), errors),
                "map" => attrs.map.set(key, path(key, input), errors),
                "status" => attrs.status.set(key, flag(key, input), errors),
                key => unreachable!("`{key}` is in a list of keys, but nothing takes it"),
            }
        });
        attrs
    }
}

fn push<T>(
    list: &mut Vec<Key<T>>,
    key: &Ident,
    value: syn::Result<T>,
    errors: &mut Errors,
) -> bool {
    match value {
        Ok(value) => {
            list.push(Key {
                span: key.span(),
                value,
            });
            true
        }
        Err(error) => {
            errors.push_error(error);
            false
        }
    }
}

/// Gives each known key and what stands behind it to `take`. Returns whether all were known.
fn each_key(
    attributes: &[Attribute],
    place: &Place,
    errors: &mut Errors,
    mut take: impl FnMut(&Ident, TokenStream, &mut Errors),
) -> bool {
    let mut ok = true;
    for attribute in attributes {
        if !attribute.path().is_ident("flow") {
            continue;
        }
        let list = match &attribute.meta {
            Meta::List(list) if matches!(list.delimiter, syn::MacroDelimiter::Paren(_)) => list,
            other => {
                errors.push(
                    other,
                    "expected `#[flow(…)]`, such as `#[flow(code = 404)]`",
                );
                ok = false;
                continue;
            }
        };
        for item in split_at_commas(list.tokens.clone()) {
            let mut tokens = item.clone().into_iter();
            let key = match tokens.next() {
                Some(TokenTree::Ident(key)) => key.unraw(),
                _ => {
                    errors.push(item, "expected a key, such as `code = 404`");
                    ok = false;
                    continue;
                }
            };
            if place.knows(&key.to_string()) {
                take(&key, tokens.collect(), errors);
            } else {
                errors.push_error(place.unknown(&key));
                ok = false;
            }
        }
    }
    ok
}

/// The items between the commas, where those inside `<…>` separate nothing.
pub(crate) fn split_at_commas(tokens: TokenStream) -> Vec<TokenStream> {
    let mut items = vec![TokenStream::new()];
    let mut angles = 0_usize;
    let mut arrow = false;
    for token in tokens {
        if let TokenTree::Punct(punct) = &token {
            match punct.as_char() {
                ',' if angles == 0 => {
                    items.push(TokenStream::new());
                    continue;
                }
                '<' => angles += 1,
                '>' if !arrow => angles = angles.saturating_sub(1),
                _ => {}
            }
            arrow = matches!(punct.as_char(), '-' | '=');
        } else {
            arrow = false;
        }
        if let Some(item) = items.last_mut() {
            item.extend([token]);
        }
    }
    if items.last().is_some_and(TokenStream::is_empty) {
        items.pop();
    }
    items
}

/// What stands behind `key =`. What is wrong is said at the culprit, or at the key if it is missing.
fn assigned<T>(
    key: &Ident,
    input: TokenStream,
    parse: impl FnOnce(ParseStream) -> syn::Result<T>,
    expected: &str,
) -> syn::Result<T> {
    let example = || format!("expected `{key} = {expected}`");
    let mut tokens = input.into_iter();
    match tokens.next() {
        None => return Err(syn::Error::new(key.span(), example())),
        Some(TokenTree::Punct(equals)) if equals.as_char() == '=' => {}
        Some(other) => return Err(syn::Error::new(other.span(), example())),
    }
    let value: TokenStream = tokens.collect();
    if value.is_empty() {
        return Err(syn::Error::new(key.span(), example()));
    }
    (|input: ParseStream| {
        let value = parse(input)?;
        if input.is_empty() {
            Ok(value)
        } else {
            Err(syn::Error::new(input.span(), "expected `,`"))
        }
    })
    .parse2(value)
}

/// What stands in `key(…)`.
fn listed<T>(
    key: &Ident,
    input: TokenStream,
    parse: impl FnOnce(ParseStream) -> syn::Result<T>,
    expected: &str,
) -> syn::Result<T> {
    let example = || format!("expected `{key}({expected})`");
    let mut tokens = input.into_iter();
    let group = match tokens.next() {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => group,
        Some(other) => return Err(syn::Error::new(other.span(), example())),
        None => return Err(syn::Error::new(key.span(), example())),
    };
    if let Some(more) = tokens.next() {
        return Err(syn::Error::new(more.span(), "expected `,`"));
    }
    let outside = group.span();
    (|input: ParseStream| {
        if input.is_empty() && !expected.is_empty() {
            return Err(syn::Error::new(outside, example()));
        }
        parse(input)
    })
    .parse2(group.stream())
}

fn expect<T: Parse>(input: ParseStream, expected: impl FnOnce() -> String) -> syn::Result<T> {
    let before = input.cursor();
    input.parse().map_err(|_: syn::Error| {
        let culprit = before
            .token_tree()
            .map_or_else(TokenStream::new, |(token, _)| token.into_token_stream());
        syn::Error::new_spanned(culprit, expected())
    })
}

fn text(key: &Ident, input: TokenStream) -> syn::Result<LitStr> {
    assigned(
        key,
        input,
        |input| expect(input, || format!("expected a string: `{key} = \"…\"`")),
        "\"…\"",
    )
}

fn path(key: &Ident, input: TokenStream) -> syn::Result<Path> {
    assigned(
        key,
        input,
        |input| {
            if input.peek(Token![crate]) && !input.peek2(Token![::]) {
                return input.call(Ident::parse_any).map(Path::from);
            }
            expect(input, || format!("expected a path: `{key} = some::path`"))
        },
        "some::path",
    )
}

fn flag(key: &Ident, input: TokenStream) -> syn::Result<()> {
    match input.into_iter().next() {
        None => Ok(()),
        Some(token) => Err(syn::Error::new(
            token.span(),
            format!("`{key}` takes no value here, write `{key}` alone"),
        )),
    }
}

fn code(key: &Ident, input: TokenStream) -> syn::Result<LitInt> {
    assigned(
        key,
        input,
        |input| expect(input, || "expected an integer: `code = 404`".to_owned()),
        "404",
    )
}

fn codes(key: &Ident, input: TokenStream) -> syn::Result<Vec<LitInt>> {
    let parse =
        |input: ParseStream| expect(input, || "expected integers: `codes(413, 415)`".to_owned());
    listed(
        key,
        input,
        |input| {
            let codes = Punctuated::<LitInt, Token![,]>::parse_terminated_with(input, parse)?;
            Ok(codes.into_iter().collect())
        },
        "413, 415",
    )
}

fn adapters(key: &Ident, input: TokenStream) -> syn::Result<Vec<Ident>> {
    let parse = |input: ParseStream| {
        expect(input, || {
            "expected names of adapters: `adapters(axum)`".to_owned()
        })
    };
    listed(
        key,
        input,
        |input| {
            let names = Punctuated::<Ident, Token![,]>::parse_terminated_with(input, parse)?;
            Ok(names.into_iter().collect())
        },
        "",
    )
}

fn variant(key: &Ident, input: TokenStream) -> syn::Result<Ident> {
    assigned(
        key,
        input,
        |input| {
            expect(input, || {
                "expected a variant: `same_as = Variant`".to_owned()
            })
        },
        "Variant",
    )
}

fn log(key: &Ident, input: TokenStream) -> syn::Result<Ident> {
    let expected = || {
        let levels: Vec<String> = LOG_LEVELS
            .iter()
            .map(|level| format!("`{level}`"))
            .collect();
        format!("expected one of {}", levels.join(", "))
    };
    let level: Ident = assigned(key, input, |input| expect(input, expected), "warn")?;
    if LOG_LEVELS.contains(&level.to_string().as_str()) {
        Ok(level)
    } else {
        Err(syn::Error::new(level.span(), expected()))
    }
}

/// `retry = never`, `retry = backoff`, `retry(after = "Header")` or `retry = after("Header")`.
pub(crate) fn retry(key: &Ident, input: TokenStream) -> syn::Result<Retry> {
    let expected = "never`, `retry = backoff` or `retry(after = \"Header\")";
    let is_list = matches!(input.clone().into_iter().next(), Some(TokenTree::Group(_)));
    if is_list {
        listed(key, input, retry_class, "after = \"Header\"")
    } else {
        assigned(key, input, retry_class, expected)
    }
}

fn retry_class(input: ParseStream) -> syn::Result<Retry> {
    let expected = || "expected `never`, `backoff` or `after = \"Header\"`".to_owned();
    let class: Ident = expect(input, expected)?;
    match class.to_string().as_str() {
        "never" => Ok(Retry::Never),
        "backoff" => Ok(Retry::Backoff),
        "after" if input.peek(token::Paren) => {
            let inside;
            parenthesized!(inside in input);
            Ok(Retry::After(inside.parse()?))
        }
        "after" if input.peek(Token![=]) => {
            input.parse::<Token![=]>()?;
            Ok(Retry::After(expect(input, || {
                "expected the name of a header: `after = \"Retry-After\"`".to_owned()
            })?))
        }
        "after" => Err(syn::Error::new(
            class.span(),
            "expected the name of a header: `after = \"Retry-After\"`",
        )),
        _ => Err(syn::Error::new(class.span(), expected())),
    }
}

fn detail(key: &Ident, input: TokenStream) -> syn::Result<Detail> {
    let expected = "\"…\"`, `detail = none`, `detail = display` or `detail = some::function";
    assigned(
        key,
        input,
        |input| {
            Ok(match parse_text(input, key)? {
                Text::Function(path) if path.is_ident("none") => Detail::None,
                Text::Function(path) if path.is_ident("display") => Detail::Display,
                text => Detail::Text(text),
            })
        },
        expected,
    )
}

fn parse_text(input: ParseStream, key: &Ident) -> syn::Result<Text> {
    if input.peek(LitStr) {
        input.parse().map(Text::Literal)
    } else {
        expect(input, || {
            format!("expected a string or a path to a function for `{key}`")
        })
        .map(Text::Function)
    }
}

/// `header("Name" = "text {field}")` and `member("name" = some::function)`.
pub(crate) fn named(key: &Ident, input: TokenStream) -> syn::Result<Named> {
    let expected = "\"…\" = \"…\"";
    listed(
        key,
        input,
        |input| {
            let name: LitStr = expect(input, || format!("expected `{key}({expected})`"))?;
            if input.is_empty() {
                let message = format!("expected `{key}({} = \"…\")`", name.token());
                return Err(syn::Error::new(name.span(), message));
            }
            expect::<Token![=]>(input, || "expected `=`".to_owned())?;
            if input.is_empty() {
                let message = format!("expected `{key}({} = \"…\")`", name.token());
                return Err(syn::Error::new(name.span(), message));
            }
            Ok(Named {
                name,
                value: parse_text(input, key)?,
            })
        },
        expected,
    )
}

/// `member` or `member = "name"` on a field.
fn member(key: &Ident, input: TokenStream) -> syn::Result<Option<LitStr>> {
    if input.is_empty() {
        Ok(None)
    } else {
        text(key, input).map(Some)
    }
}
