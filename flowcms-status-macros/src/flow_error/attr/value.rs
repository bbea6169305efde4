//! The values behind the keys. What is wrong is said at the culprit, or at the key if it is missing.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::{Ident, LitInt, LitStr, Path, PathArguments, Token, parenthesized, token};

use super::list::listed;
use crate::names::{nearest, pascal_case};

const LOG_LEVELS: &[&str] = &["off", "trace", "debug", "info", "warn", "error"];

/// The errors of gRPC, as `flowcms_status::GrpcCode` names them.
const GRPC_CODES: &[&str] = &[
    "Cancelled",
    "Unknown",
    "InvalidArgument",
    "DeadlineExceeded",
    "NotFound",
    "AlreadyExists",
    "PermissionDenied",
    "ResourceExhausted",
    "FailedPrecondition",
    "Aborted",
    "OutOfRange",
    "Unimplemented",
    "Internal",
    "Unavailable",
    "DataLoss",
    "Unauthenticated",
];

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

/// `"old_reason" = 404, "since when and what instead"`.
pub(crate) struct Retired {
    pub(crate) reason: LitStr,
    pub(crate) code: LitInt,
    pub(crate) note: LitStr,
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

pub(super) fn expect<T: Parse>(
    input: ParseStream,
    expected: impl FnOnce() -> String,
) -> syn::Result<T> {
    let before = input.cursor();
    input.parse().map_err(|_: syn::Error| {
        let culprit = before
            .token_tree()
            .map_or_else(TokenStream::new, |(token, _)| token.into_token_stream());
        syn::Error::new_spanned(culprit, expected())
    })
}

pub(super) fn text(key: &Ident, input: TokenStream) -> syn::Result<LitStr> {
    assigned(
        key,
        input,
        |input| expect(input, || format!("expected a string: `{key} = \"…\"`")),
        "\"…\"",
    )
}

pub(super) fn path(key: &Ident, input: TokenStream) -> syn::Result<Path> {
    assigned(
        key,
        input,
        |input| expect(input, || format!("expected a path: `{key} = some::path`")),
        "some::path",
    )
}

/// The path of a module.
pub(super) fn module(key: &Ident, input: TokenStream) -> syn::Result<Path> {
    let expected = || format!("expected a path: `{key} = some::path`");
    let parse = |input: ParseStream| {
        let culprit = input.span();
        let path = input.call(Path::parse_mod_style);
        path.map_err(|_| syn::Error::new(culprit, expected()))
    };
    assigned(key, input, parse, "some::path")
}

/// The path of a function.
pub(super) fn function(key: &Ident, input: TokenStream) -> syn::Result<Path> {
    let expected = || format!("expected a path to a function: `{key} = some::function`");
    assigned(
        key,
        input,
        |input| called(input, expected),
        "some::function",
    )
}

/// A path as it stands in a call: `f::<T>` also where `f<T>` was written.
fn called(input: ParseStream, expected: impl FnOnce() -> String) -> syn::Result<Path> {
    let mut path: Path = expect(input, expected)?;
    for segment in &mut path.segments {
        match &mut segment.arguments {
            PathArguments::None => {}
            PathArguments::AngleBracketed(arguments) => {
                arguments.colon2_token.get_or_insert_default();
            }
            PathArguments::Parenthesized(arguments) => {
                let message = "a path to a function has no arguments, it is called with the error";
                return Err(syn::Error::new_spanned(&arguments.inputs, message));
            }
        }
    }
    Ok(path)
}

pub(super) fn flag(key: &Ident, input: TokenStream) -> syn::Result<()> {
    match input.into_iter().next() {
        None => Ok(()),
        Some(token) => Err(syn::Error::new(
            token.span(),
            format!("`{key}` takes no value here, write `{key}` alone"),
        )),
    }
}

pub(super) fn code(key: &Ident, input: TokenStream) -> syn::Result<LitInt> {
    assigned(
        key,
        input,
        |input| expect(input, || "expected an integer: `code = 404`".to_owned()),
        "404",
    )
}

pub(super) fn variant(key: &Ident, input: TokenStream) -> syn::Result<Ident> {
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

pub(super) fn log(key: &Ident, input: TokenStream) -> syn::Result<Ident> {
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

pub(super) fn grpc(key: &Ident, input: TokenStream) -> syn::Result<Ident> {
    let expected = || "expected the name of a gRPC code: `grpc = AlreadyExists`".to_owned();
    let code: Ident = assigned(key, input, |input| expect(input, expected), "AlreadyExists")?;
    let name = code.to_string();
    if GRPC_CODES.contains(&name.as_str()) {
        return Ok(code);
    }
    let wrong = if pascal_case(&name) == "Ok" {
        "is no error"
    } else {
        "is no gRPC code"
    };
    // gRPC's own documents write `ALREADY_EXISTS`.
    let instead = match nearest(&pascal_case(&name), GRPC_CODES.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("use one of `{}`", GRPC_CODES.join("`, `")),
    };
    let message = format!("`{name}` {wrong}, {instead}");
    Err(syn::Error::new(code.span(), message))
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
            header_behind(&class, &inside)
        }
        "after" if input.peek(Token![=]) => {
            input.parse::<Token![=]>()?;
            header_behind(&class, input)
        }
        "after" => Err(syn::Error::new(
            class.span(),
            "expected the name of a header: `after = \"Retry-After\"`",
        )),
        _ => Err(syn::Error::new(class.span(), expected())),
    }
}

fn header_behind(after: &Ident, input: ParseStream) -> syn::Result<Retry> {
    let expected = || "expected the name of a header: `after = \"Retry-After\"`".to_owned();
    if input.is_empty() {
        return Err(syn::Error::new(after.span(), expected()));
    }
    expect(input, expected).map(Retry::After)
}

pub(super) fn detail(key: &Ident, input: TokenStream) -> syn::Result<Detail> {
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
        let expected = || format!("expected a string or a path to a function for `{key}`");
        called(input, expected).map(Text::Function)
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
            let value = parse_text(input, key)?;
            _ = input.parse::<Option<Token![,]>>()?;
            if !input.is_empty() {
                let message =
                    format!("`{key}(…)` declares one, write another `{key}(…)` for the next");
                return Err(syn::Error::new(input.span(), message));
            }
            Ok(Named { name, value })
        },
        expected,
    )
}

/// `retired("old_reason" = 404, "…")`.
pub(super) fn retired(key: &Ident, input: TokenStream) -> syn::Result<Retired> {
    let expected = "\"old_reason\" = 404, \"since when, and what comes instead\"";
    listed(
        key,
        input,
        |input| {
            let reason: LitStr = expect(input, || format!("expected `{key}({expected})`"))?;
            let missing = |what: &str| format!("expected `{key}({} = {what})`", reason.token());
            if input.is_empty() {
                let message = missing("404, \"…\"");
                return Err(syn::Error::new(reason.span(), message));
            }
            expect::<Token![=]>(input, || "expected `=` and the code it had".to_owned())?;
            if input.is_empty() {
                let message = missing("404, \"…\"");
                return Err(syn::Error::new(reason.span(), message));
            }
            let code: LitInt = expect(input, || {
                "expected the code it had, an integer such as `404`".to_owned()
            })?;
            let say = format!("{code}, \"since when, and what comes instead\"");
            if input.is_empty() {
                return Err(syn::Error::new(code.span(), missing(&say)));
            }
            expect::<Token![,]>(input, || "expected `,`".to_owned())?;
            if input.is_empty() {
                return Err(syn::Error::new(code.span(), missing(&say)));
            }
            let note = expect(input, || {
                "expected a string that says since when, and what comes instead".to_owned()
            })?;
            _ = input.parse::<Option<Token![,]>>()?;
            if !input.is_empty() {
                let message =
                    format!("`{key}(…)` names one reason, write another `{key}(…)` for the next");
                return Err(syn::Error::new(input.span(), message));
            }
            Ok(Retired { reason, code, note })
        },
        expected,
    )
}

/// `member` or `member = "name"` on a field.
pub(super) fn member(key: &Ident, input: TokenStream) -> syn::Result<Option<LitStr>> {
    if input.is_empty() {
        Ok(None)
    } else {
        text(key, input).map(Some)
    }
}
