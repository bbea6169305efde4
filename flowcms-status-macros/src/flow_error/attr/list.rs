//! The values of keys with a list: `key(…)`.

use std::collections::HashMap;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::{Ident, LitInt, Token, Type};

use super::value::expect;
use crate::names::plain;

/// What stands in `key(…)`.
pub(super) fn listed<T>(
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
        if input.is_empty() && key != "adapters" {
            return Err(syn::Error::new(outside, example()));
        }
        let value = parse(input)?;
        if input.is_empty() {
            Ok(value)
        } else {
            Err(syn::Error::new(input.span(), "expected `)`"))
        }
    })
    .parse2(group.stream())
}

pub(super) fn codes(key: &Ident, input: TokenStream) -> syn::Result<Vec<LitInt>> {
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

pub(super) fn adapters(key: &Ident, input: TokenStream) -> syn::Result<Vec<Ident>> {
    let parse = |input: ParseStream| {
        let name: Ident = expect(input, || {
            "expected names of adapters: `adapters(axum)`".to_owned()
        })?;
        // The feature `actix-web`, which no identifier can be.
        if input.peek(Token![-]) {
            input.parse::<Token![-]>()?;
            let rest = input.parse::<TokenTree>()?;
            let message =
                format!("`{name}-{rest}` is a feature, its adapter is called `{name}_{rest}`");
            return Err(syn::Error::new(name.span(), message));
        }
        Ok(name)
    };
    listed(
        key,
        input,
        |input| {
            let names = Punctuated::<Ident, Token![,]>::parse_terminated_with(input, parse)?;
            let names: Vec<Ident> = names.into_iter().collect();
            each_once(&names, |name| format!("adapter `{name}` is given twice"))?;
            Ok(names)
        },
        "axum",
    )
}

/// `downcast(MyError, OtherError)`.
pub(super) fn downcast(key: &Ident, input: TokenStream) -> syn::Result<Vec<Type>> {
    let parse = |input: ParseStream| {
        expect(input, || {
            "expected types of errors: `downcast(MyError, OtherError)`".to_owned()
        })
    };
    listed(
        key,
        input,
        |input| {
            let types = Punctuated::<Type, Token![,]>::parse_terminated_with(input, parse)?;
            let types: Vec<Type> = types.into_iter().collect();
            each_once(&types, |ty| {
                let ty = plain(&ty.to_token_stream());
                format!("`{ty}` is listed twice")
            })?;
            Ok(types)
        },
        "MyError, OtherError",
    )
}

/// What is written in the same words stands in a list once.
fn each_once<T: ToTokens>(items: &[T], message: impl Fn(&T) -> String) -> syn::Result<()> {
    let mut seen: HashMap<String, &T> = HashMap::new();
    for item in items {
        if let Some(first) = seen.insert(item.to_token_stream().to_string(), item) {
            let mut error = syn::Error::new_spanned(item, message(item));
            error.combine(syn::Error::new_spanned(first, "first one here"));
            return Err(error);
        }
    }
    Ok(())
}
