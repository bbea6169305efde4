//! How what stands behind a key is read. What is wrong is said at the culprit, or at the key if it is
//! missing.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::{Ident, Path, PathArguments, Token};

use super::attr::Value;

/// What stands behind `key =`.
pub(super) fn assigned<T: Value>(
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

/// A path as it stands in a call: `f::<T>` also where `f<T>` was written.
pub(super) fn called(input: ParseStream, expected: impl FnOnce() -> String) -> syn::Result<Path> {
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

/// A comma may follow, and nothing else.
pub(super) fn one_in_the_list(
    input: ParseStream,
    message: impl FnOnce() -> String,
) -> syn::Result<()> {
    _ = input.parse::<Option<Token![,]>>()?;
    if input.is_empty() {
        Ok(())
    } else {
        Err(syn::Error::new(input.span(), message()))
    }
}
