//! Paths and names behind keys.

use proc_macro2::TokenStream;
use quote::ToTokens as _;
use syn::{Ident, LitInt, Path};

use crate::declaration::attr::{Once, Value};
use crate::declaration::grammar::{assigned, called, expect};

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

/// The name of a type that the macro makes.
pub(crate) struct NewName(pub(crate) Ident);

impl Value for NewName {
    type Slot = Once<Self>;
    const GRAMMAR: &'static str = "= Problem";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        assigned(key, input, |input| {
            let expected = || format!("expected the name of a new type: `{key} = Problem`");
            let path: Path = expect(input, expected)?;
            match path.get_ident() {
                Some(name) => Ok(Self(name.clone())),
                None => Err(syn::Error::new_spanned(&path, expected())),
            }
        })
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
        assigned(key, input, |input| {
            if key == "status" && input.peek(LitInt) {
                let code: LitInt = input.parse()?;
                let message = format!(
                    "`status` is for a status that is known at run time only, write `code = {code}`"
                );
                return Err(syn::Error::new(code.span(), message));
            }
            called(input, expected).map(Self)
        })
    }
}
