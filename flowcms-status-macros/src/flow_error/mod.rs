//! `#[derive(FlowError)]`: attr → model → check → expand.

pub(crate) mod check;
pub(crate) mod expand;
pub(crate) mod model;

use check::Spec;
use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::diag::Errors;

/// The impls of the type, or all its mistakes and stub impls.
pub(crate) fn derive(input: TokenStream) -> TokenStream {
    expansion(input, expand::expand, |spec| {
        expand::remains(&spec.proofs, &spec.roots)
    })
}

/// What an editor reads of the type: the same mistakes, and stub impls.
pub(crate) fn in_editor(input: TokenStream) -> TokenStream {
    expansion(input, expand::in_editor, |_| TokenStream::new())
}

fn expansion(
    input: TokenStream,
    of_right: impl FnOnce(&Spec<'_>) -> TokenStream,
    of_wrong: impl FnOnce(&Spec<'_>) -> TokenStream,
) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let mut errors = Errors::default();
    let Some(draft) = model::Draft::from_syn(&input, &mut errors) else {
        // A union, which rustc would say more of.
        return errors.into_tokens();
    };
    let spec = check::check(draft, &mut errors);
    if errors.is_empty() {
        return of_right(&spec);
    }
    let mut tokens = errors.into_tokens();
    tokens.extend(of_wrong(&spec));
    tokens.extend(expand::stub(&input, &spec.roots, spec.adapters.as_deref()));
    tokens
}
