//! The values behind the keys. What is wrong is said at the culprit, or at the key if it is missing.

use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::{Ident, Lit, LitInt, LitStr, Path, PathArguments, Token, WherePredicate};

use super::attr::{Many, Once, Value};
use crate::diag::Errors;
use crate::http::shown;
use crate::names::{Case, nearest, pascal_case};

pub(crate) const LOG_LEVELS: [&str; 6] = ["off", "trace", "debug", "info", "warn", "error"];

/// The errors of gRPC, as `flowcms_status::GrpcCode` names them.
const GRPC_CODES: [&str; 16] = [
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

/// What stands behind `key =`.
fn assigned<T: Value>(
    key: &Ident,
    input: TokenStream,
    parse: impl FnOnce(ParseStream) -> syn::Result<T>,
) -> syn::Result<T> {
    let example = || format!("expected `{key} {}`", T::GRAMMAR);
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
    whole(value, "expected `,`", parse)
}

/// What stands in `key(…)`.
pub(super) fn listed<T: Value>(
    key: &Ident,
    input: TokenStream,
    parse: impl FnOnce(ParseStream) -> syn::Result<T>,
) -> syn::Result<T> {
    let group = parentheses::<T>(key, input)?;
    if group.stream().is_empty() {
        let message = format!("expected `{key}{}`", T::GRAMMAR);
        return Err(syn::Error::new(group.span(), message));
    }
    whole(group.stream(), "expected `)`", parse)
}

/// `(…)` behind a key, and nothing behind that.
pub(super) fn parentheses<T: Value>(key: &Ident, input: TokenStream) -> syn::Result<Group> {
    let mut tokens = input.into_iter();
    let culprit = match tokens.next() {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => {
            return match tokens.next() {
                Some(more) => Err(syn::Error::new(more.span(), "expected `,`")),
                None => Ok(group),
            };
        }
        Some(other) => other.span(),
        None => key.span(),
    };
    let message = format!("expected `{key}{}`", T::GRAMMAR);
    Err(syn::Error::new(culprit, message))
}

/// All of `tokens`; `end` says what should stand where something is left.
pub(super) fn whole<T>(
    tokens: TokenStream,
    end: &str,
    parse: impl FnOnce(ParseStream) -> syn::Result<T>,
) -> syn::Result<T> {
    (|input: ParseStream| {
        let value = parse(input)?;
        if input.is_empty() {
            Ok(value)
        } else {
            Err(syn::Error::new(input.span(), end))
        }
    })
    .parse2(tokens)
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

impl Value for LitStr {
    type Slot = Once<Self>;
    const GRAMMAR: &'static str = "= \"…\"";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        let expected = || format!("expected a string: `{key} = \"…\"`");
        assigned(key, input, |input| expect(input, expected))
    }

    fn of_literal(literal: &Literal) -> Option<Self> {
        match Lit::new(literal.clone()) {
            Lit::Str(text) => Some(text),
            _ => None,
        }
    }
}

impl Value for LitInt {
    type Slot = Once<Self>;
    const GRAMMAR: &'static str = "= 404";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        let expected = || format!("expected an integer: `{key} = 404`");
        assigned(key, input, |input| expect(input, expected))
    }

    fn of_literal(literal: &Literal) -> Option<Self> {
        match Lit::new(literal.clone()) {
            Lit::Int(number) => Some(number),
            _ => None,
        }
    }
}

/// The path of a type.
impl Value for Path {
    type Slot = Once<Self>;
    const GRAMMAR: &'static str = "= some::path";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        let expected = || format!("expected a path: `{key} = some::path`");
        assigned(key, input, |input| expect(input, expected))
    }
}

/// The name of a variant.
impl Value for Ident {
    type Slot = Once<Self>;
    const GRAMMAR: &'static str = "= Variant";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        let expected = || format!("expected a variant: `{key} = Variant`");
        assigned(key, input, |input| {
            let path: Path = expect(input, expected)?;
            if let Some(variant) = path.get_ident() {
                return Ok(variant.clone());
            }
            let variant = path.segments.last().map(|last| &last.ident);
            let message = format!(
                "a variant of this type has no path here, write `{key} = {}`",
                variant.to_token_stream()
            );
            Err(syn::Error::new_spanned(&path, message))
        })
    }
}

/// A text, or the path of a constant that has it.
pub(crate) enum TypeBase {
    Literal(LitStr),
    Constant(Path),
}

impl Value for TypeBase {
    type Slot = Once<Self>;
    const GRAMMAR: &'static str = "= \"https://…#\"";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        assigned(key, input, |input| {
            if input.peek(LitStr) {
                return input.parse().map(Self::Literal);
            }
            let expected =
                || format!("expected a string or the path of a constant: `{key} = \"…\"`");
            expect(input, expected).map(Self::Constant)
        })
    }
}

/// What stands behind `where`.
pub(crate) struct Bound(pub(crate) TokenStream);

impl Value for Bound {
    type Slot = Once<Self>;
    const GRAMMAR: &'static str = "= \"T: Trait\"";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        let text = <LitStr as Value>::parse(key, input)?;
        let predicates = Punctuated::<WherePredicate, Token![,]>::parse_terminated;
        match text.parse_with(predicates) {
            Ok(mut predicates) => {
                // Those that the expansion asks for itself may follow.
                if !predicates.empty_or_trailing() {
                    predicates.push_punct(<Token![,]>::default());
                }
                Ok(Self(predicates.into_token_stream()))
            }
            Err(_) => {
                let message =
                    format!("expected what can stand behind `where`: `{key} = \"T: Trait\"`");
                Err(syn::Error::new(text.span(), message))
            }
        }
    }
}

/// The path of a module.
pub(crate) struct Module(pub(crate) Path);

impl Value for Module {
    type Slot = Once<Self>;
    const GRAMMAR: &'static str = "= some::path";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        assigned(key, input, |input| {
            let culprit = input.span();
            let message = || format!("expected a path: `{key} = some::path`");
            let path = input.call(Path::parse_mod_style);
            path.map(Self)
                .map_err(|_| syn::Error::new(culprit, message()))
        })
    }
}

/// The path of a function.
pub(crate) struct Function(pub(crate) Path);

impl Value for Function {
    type Slot = Once<Self>;
    const GRAMMAR: &'static str = "= some::function";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        let expected = || format!("expected a path to a function: `{key} = some::function`");
        assigned(key, input, |input| called(input, expected).map(Self))
    }
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

/// A key that stands alone.
pub(crate) struct Flag;

impl Value for Flag {
    type Slot = Once<Self>;
    const GRAMMAR: &'static str = "";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        match input.into_iter().next() {
            None => Ok(Self),
            Some(token) => {
                let message = format!("`{key}` takes no value here, write `{key}` alone");
                Err(syn::Error::new(token.span(), message))
            }
        }
    }
}

/// `member` or `member = "name"` on a field.
pub(crate) struct MemberName(pub(crate) Option<LitStr>);

impl Value for MemberName {
    type Slot = Once<Self>;
    const GRAMMAR: &'static str = "";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        if input.is_empty() {
            Ok(Self(None))
        } else {
            <LitStr as Value>::parse(key, input).map(|name| Self(Some(name)))
        }
    }
}

/// How reasons are made of names.
pub(crate) struct RenameAll(pub(crate) Case);

impl Value for RenameAll {
    type Slot = Once<Self>;
    const GRAMMAR: &'static str = "= \"kebab-case\"";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        let text = <LitStr as Value>::parse(key, input)?;
        let name = text.value();
        match Case::ALL.iter().find(|(known, _)| *known == name) {
            Some((_, case)) => Ok(Self(*case)),
            None => {
                let known = Case::ALL.map(|(known, _)| known).join("`, `");
                let message = format!(
                    "`{}` is no way to write a name, use one of `{known}`",
                    shown(&name)
                );
                Err(syn::Error::new(text.span(), message))
            }
        }
    }
}

/// The level of an event.
pub(crate) struct LogLevel(pub(crate) Ident);

impl Value for LogLevel {
    type Slot = Once<Self>;
    const GRAMMAR: &'static str = "= warn";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        let expected = || format!("expected one of `{}`", LOG_LEVELS.join("`, `"));
        let Self(level) = assigned(key, input, |input| expect(input, expected).map(Self))?;
        if LOG_LEVELS.contains(&level.to_string().as_str()) {
            Ok(Self(level))
        } else {
            Err(syn::Error::new(level.span(), expected()))
        }
    }
}

pub(crate) struct GrpcCode(pub(crate) Ident);

impl Value for GrpcCode {
    type Slot = Once<Self>;
    const GRAMMAR: &'static str = "= AlreadyExists";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        let expected = || "expected the name of a gRPC code: `grpc = AlreadyExists`".to_owned();
        let Self(code) = assigned(key, input, |input| expect(input, expected).map(Self))?;
        let name = code.to_string();
        if GRPC_CODES.contains(&name.as_str()) {
            return Ok(Self(code));
        }
        let wrong = if pascal_case(&name) == "Ok" {
            "is no error"
        } else {
            "is no gRPC code"
        };
        // gRPC's own documents write `ALREADY_EXISTS`.
        let instead = match nearest(&pascal_case(&name), GRPC_CODES) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("use one of `{}`", GRPC_CODES.join("`, `")),
        };
        let message = format!("`{name}` {wrong}, {instead}");
        Err(syn::Error::new(code.span(), message))
    }
}

/// When a request is worth sending again.
pub(crate) enum Retry {
    Never,
    Backoff,
    After(LitStr),
}

impl Value for Retry {
    type Slot = Once<Self>;
    const GRAMMAR: &'static str = "= never`, `retry = backoff` or `retry(after = \"Header\")";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        match input.clone().into_iter().next() {
            Some(TokenTree::Group(_)) => {
                let group = parentheses::<Self>(key, input)?;
                if group.stream().is_empty() {
                    let message = format!("expected `{key}(after = \"Header\")`");
                    return Err(syn::Error::new(group.span(), message));
                }
                whole(group.stream(), "expected `)`", Self::class)
            }
            _ => assigned(key, input, Self::class),
        }
    }
}

impl Retry {
    fn class(input: ParseStream) -> syn::Result<Self> {
        let expected = || "expected `never`, `backoff` or `after = \"Header\"`".to_owned();
        let class: Ident = expect(input, expected)?;
        match class.to_string().as_str() {
            "never" => Ok(Self::Never),
            "backoff" => Ok(Self::Backoff),
            "after" => {
                let expected =
                    || "expected the name of a header: `after = \"Retry-After\"`".to_owned();
                if input.peek(syn::token::Paren) {
                    let inside: Group = input.parse()?;
                    if inside.stream().is_empty() {
                        return Err(syn::Error::new(class.span(), expected()));
                    }
                    return whole(inside.stream(), "expected `)`", |input| {
                        expect(input, expected).map(Self::After)
                    });
                }
                if input.parse::<Option<Token![=]>>()?.is_none() || input.is_empty() {
                    return Err(syn::Error::new(class.span(), expected()));
                }
                expect(input, expected).map(Self::After)
            }
            _ => Err(syn::Error::new(class.span(), expected())),
        }
    }
}

/// Where a text may stand: the text, or a path to a function.
pub(crate) enum Text {
    Literal(LitStr),
    Function(Path),
}

impl Text {
    fn parse(key: &Ident, input: ParseStream) -> syn::Result<Self> {
        if input.peek(LitStr) {
            input.parse().map(Self::Literal)
        } else {
            let expected = || format!("expected a string or a path to a function for `{key}`");
            called(input, expected).map(Self::Function)
        }
    }
}

pub(crate) enum Detail {
    None,
    Display,
    Text(Text),
}

impl Value for Detail {
    type Slot = Once<Self>;
    const GRAMMAR: &'static str =
        "= \"…\"`, `detail = none`, `detail = display` or `detail = some::function";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        assigned(key, input, |input| {
            Ok(match Text::parse(key, input)? {
                Text::Function(path) if path.is_ident("none") => Self::None,
                Text::Function(path) if path.is_ident("display") => Self::Display,
                text => Self::Text(text),
            })
        })
    }
}

/// `header("Name" = "text {field}")` and `member("name" = some::function)`.
pub(crate) struct Named {
    pub(crate) name: LitStr,
    /// `None` = reported.
    pub(crate) value: Option<Given>,
}

/// What a header or a member is given.
pub(crate) enum Given {
    Text(Text),
    /// `const PATH`
    Constant(Path),
    /// `none`: the header is not sent.
    None,
}

impl Given {
    fn parse(key: &Ident, input: ParseStream) -> syn::Result<Self> {
        if input.parse::<Option<Token![const]>>()?.is_some() {
            let expected = || "expected the path of a constant: `const PATH`".to_owned();
            return expect(input, expected).map(Self::Constant);
        }
        Ok(match Text::parse(key, input)? {
            Text::Function(path) if path.is_ident("none") && key == "header" => Self::None,
            text => Self::Text(text),
        })
    }
}

impl Value for Named {
    type Slot = Many<Self>;
    const GRAMMAR: &'static str = "(\"…\" = \"…\")";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        listed(key, input, |input| {
            let name: LitStr = expect(input, || format!("expected `{key}{}`", Self::GRAMMAR))?;
            let missing = || {
                let message = format!("expected `{key}({} = \"…\")`", name.token());
                syn::Error::new(name.span(), message)
            };
            if input.is_empty() {
                return Err(missing());
            }
            expect::<Token![=]>(input, || "expected `=`".to_owned())?;
            if input.is_empty() {
                return Err(missing());
            }
            let value = Some(Given::parse(key, input)?);
            one_in_the_list(input, || {
                format!("`{key}(…)` declares one, write another `{key}(…)` for the next")
            })?;
            Ok(Self { name, value })
        })
    }

    /// A name is kept where what stands behind it is wrong.
    fn read(key: &Ident, input: TokenStream, errors: &mut Errors) -> Option<Self> {
        let name = match input.clone().into_iter().next() {
            Some(TokenTree::Group(group)) => {
                let mut inside = group.stream().into_iter();
                let first = inside.next().map(ToTokens::into_token_stream);
                first.and_then(|first| syn::parse2::<LitStr>(first).ok())
            }
            _ => None,
        };
        match Self::parse(key, input) {
            Ok(named) => Some(named),
            Err(error) => {
                errors.ok::<()>(Err(error));
                Some(Self {
                    name: name?,
                    value: None,
                })
            }
        }
    }
}

/// `retired("old_reason" = 404, "since when and what instead")`.
pub(crate) struct Retired {
    pub(crate) reason: LitStr,
    pub(crate) code: LitInt,
    pub(crate) note: LitStr,
}

impl Value for Retired {
    type Slot = Many<Self>;
    const GRAMMAR: &'static str = "(\"old_reason\" = 404, \"since when, and what comes instead\")";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        listed(key, input, |input| {
            let reason: LitStr = expect(input, || format!("expected `{key}{}`", Self::GRAMMAR))?;
            let missing = |culprit, what: &str| {
                let message = format!("expected `{key}({} = {what})`", reason.token());
                syn::Error::new(culprit, message)
            };
            if input.is_empty() {
                return Err(missing(reason.span(), "404, \"…\""));
            }
            expect::<Token![=]>(input, || "expected `=` and the code it had".to_owned())?;
            if input.is_empty() {
                return Err(missing(reason.span(), "404, \"…\""));
            }
            let code: LitInt = expect(input, || {
                "expected the code it had, an integer such as `404`".to_owned()
            })?;
            let say = format!("{code}, \"since when, and what comes instead\"");
            if input.is_empty() {
                return Err(missing(code.span(), &say));
            }
            expect::<Token![,]>(input, || "expected `,`".to_owned())?;
            if input.is_empty() {
                return Err(missing(code.span(), &say));
            }
            let note = expect(input, || {
                "expected a string that says since when, and what comes instead".to_owned()
            })?;
            one_in_the_list(input, || {
                format!("`{key}(…)` names one reason, write another `{key}(…)` for the next")
            })?;
            Ok(Self { reason, code, note })
        })
    }
}

/// A comma may follow, and nothing else.
fn one_in_the_list(input: ParseStream, message: impl FnOnce() -> String) -> syn::Result<()> {
    _ = input.parse::<Option<Token![,]>>()?;
    if input.is_empty() {
        Ok(())
    } else {
        Err(syn::Error::new(input.span(), message()))
    }
}
