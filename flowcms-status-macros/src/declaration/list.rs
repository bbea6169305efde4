//! Values that are lists: `key(…, …)`.

use std::collections::HashMap;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, LitInt, LitStr, Token, Type};

use super::attr::{Once, Value};
use super::grammar::{expect, listed, parentheses, whole};
use super::value::RenameAll;
use crate::http::shown;
use crate::names::{Case, plain};

/// The codes that a run-time status may be.
pub(crate) struct Codes(pub(crate) Vec<LitInt>);

impl Value for Codes {
    type Slot = Once<Self>;
    const GRAMMAR: &'static str = "(413, 415)";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        let code = |input: ParseStream| {
            expect(input, || "expected integers: `codes(413, 415)`".to_owned())
        };
        listed(key, input, |input| items(input, code).map(Self))
    }
}

/// The frameworks whose traits are implemented; there may be none.
pub(crate) struct Adapters(pub(crate) Vec<Ident>);

impl Value for Adapters {
    type Slot = Once<Self>;
    const GRAMMAR: &'static str = "(axum)";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        let group = parentheses::<Self>(key, input)?;
        let names = whole(group.stream(), "expected `)`", |input| {
            items(input, adapter)
        })?;
        each_once(&names, |name| format!("adapter `{name}` is given twice"))?;
        Ok(Self(names))
    }
}

fn adapter(input: ParseStream) -> syn::Result<Ident> {
    let expected = || "expected names of adapters: `adapters(axum)`".to_owned();
    let name: Ident = expect(input, expected)?;
    // The feature `actix-web`, which no identifier can be.
    if input.parse::<Option<Token![-]>>()?.is_some() {
        let rest = input.parse::<TokenTree>()?;
        let message =
            format!("`{name}-{rest}` is a feature, its adapter is called `{name}_{rest}`");
        return Err(syn::Error::new(name.span(), message));
    }
    Ok(name)
}

/// Types of errors that answer for themselves.
pub(crate) struct Downcast(pub(crate) Vec<Type>);

impl Value for Downcast {
    type Slot = Once<Self>;
    const GRAMMAR: &'static str = "(MyError, OtherError)";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        let ty = |input: ParseStream| {
            expect(input, || {
                "expected types of errors: `downcast(MyError, OtherError)`".to_owned()
            })
        };
        listed(key, input, |input| {
            let types: Vec<Type> = items(input, ty)?;
            each_once(&types, |ty| {
                let ty = plain(&ty.to_token_stream());
                format!("`{ty}` is listed twice")
            })?;
            Ok(Self(types))
        })
    }
}

/// `errors`, or `errors(rename_all = "camelCase", "range", "length")`.
#[derive(Default)]
pub(crate) struct FieldErrors {
    /// How the fields are called in JSON.
    pub(crate) names: Option<Case>,
    /// The reasons that items can have; none = not said.
    pub(crate) reasons: Vec<String>,
}

impl Value for FieldErrors {
    type Slot = Once<Self>;
    const GRAMMAR: &'static str = "";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        let group = match input.clone().into_iter().next() {
            None => return Ok(Self::default()),
            Some(TokenTree::Group(_)) => parentheses::<Self>(key, input)?,
            Some(other) => {
                let message = format!("the member is always called `{key}`, write `{key}` alone");
                return Err(syn::Error::new(other.span(), message));
            }
        };
        if group.stream().is_empty() {
            return Err(syn::Error::new(group.span(), item_expected(key)));
        }
        whole(group.stream(), "expected `,`", |input| {
            let mut items = Self::default();
            let mut reasons: Vec<LitStr> = Vec::new();
            let mut renamed: Option<Ident> = None;
            while !input.is_empty() {
                if input.peek(LitStr) {
                    let reason: LitStr = input.parse()?;
                    if reason.value().is_empty() {
                        let message = "the reason of an item is empty, name the rule: `\"range\"`";
                        return Err(syn::Error::new(reason.span(), message));
                    }
                    reasons.push(reason);
                } else {
                    let name: Ident = expect(input, || item_expected(key))?;
                    if name != "rename_all" {
                        return Err(syn::Error::new(name.span(), item_expected(key)));
                    }
                    let text = || "expected a string: `rename_all = \"camelCase\"`".to_owned();
                    if input.parse::<Option<Token![=]>>()?.is_none() || input.is_empty() {
                        return Err(syn::Error::new(name.span(), text()));
                    }
                    let RenameAll(case) = RenameAll::of(&expect(input, text)?)?;
                    if let Some(first) = renamed.replace(name.clone()) {
                        let message = "`rename_all` is given twice";
                        let mut error = syn::Error::new(name.span(), message);
                        error.combine(syn::Error::new(first.span(), "first one here"));
                        return Err(error);
                    }
                    items.names = Some(case);
                }
                if !input.is_empty() {
                    expect::<Token![,]>(input, || "expected `,`".to_owned())?;
                }
            }
            each_once(&reasons, |reason| {
                format!("`{}` is listed twice", shown(&reason.value()))
            })?;
            items.reasons = reasons.iter().map(LitStr::value).collect();
            Ok(items)
        })
    }
}

fn item_expected(key: &Ident) -> String {
    format!(
        "expected reasons of items or `rename_all`: `{key}(\"range\", \"length\")`, `{key}(rename_all = \"camelCase\")`"
    )
}

fn items<T: Parse>(
    input: ParseStream,
    parse: fn(ParseStream) -> syn::Result<T>,
) -> syn::Result<Vec<T>> {
    let items = Punctuated::<T, Token![,]>::parse_terminated_with(input, parse)?;
    Ok(items.into_iter().collect())
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
