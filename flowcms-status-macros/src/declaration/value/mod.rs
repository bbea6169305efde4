//! The values behind the keys: literals, and what is made of one.

mod path;
mod text;
mod word;

use proc_macro2::{Literal, TokenStream};
use quote::ToTokens as _;
use syn::punctuated::Punctuated;
use syn::{Ident, Lit, LitInt, LitStr, Path, Token, WherePredicate};

pub(crate) use self::path::{Function, Module, NewName};
pub(crate) use self::text::{Detail, Given, Named, Retired, Text};
pub(crate) use self::word::{GrpcCode, LOG_LEVELS, LogLevel, RenameAll, Retry};
use super::attr::{Once, Value};
use super::grammar::{assigned, expect};

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
