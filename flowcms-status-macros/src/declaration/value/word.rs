//! Keys whose values are a few words.

use proc_macro2::{Group, TokenStream, TokenTree};
use syn::parse::ParseStream;
use syn::{Ident, LitStr, Token};

use crate::declaration::attr::{Once, Value};
use crate::declaration::grammar::{assigned, expect, parentheses, whole};
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

/// How reasons are made of names.
pub(crate) struct RenameAll(pub(crate) Case);

impl Value for RenameAll {
    type Slot = Once<Self>;
    const GRAMMAR: &'static str = "= \"kebab-case\"";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        Self::of(&<LitStr as Value>::parse(key, input)?)
    }
}

impl RenameAll {
    pub(in crate::declaration) fn of(text: &LitStr) -> syn::Result<Self> {
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
