//! `#[derive(FlowError)]`: attr → model → check → expand.

pub(crate) mod check;
pub(crate) mod expand;
mod mentioned;
pub(crate) mod model;

use check::Spec;
use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::diag::Errors;
use crate::emit::Expansion;

/// All of it, as rustc has it.
#[cfg(test)]
pub(crate) fn whole(input: TokenStream) -> TokenStream {
    let Expansion { items, impls } = derive(input);
    impls.into_iter().chain(items).collect()
}

/// The impls of the type and its caller's side, or all its mistakes and stub impls.
pub(crate) fn derive(input: TokenStream) -> Expansion {
    expansion(input, expand::expand)
}

/// What an editor reads of the type: the same mistakes, and stub impls.
pub(crate) fn in_editor(input: TokenStream) -> TokenStream {
    expansion(input, expand::in_editor).impls
}

fn expansion(input: TokenStream, expand: impl FnOnce(&Spec<'_>) -> TokenStream) -> Expansion {
    let alone = |impls| Expansion {
        items: TokenStream::new(),
        impls,
    };
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return alone(error.to_compile_error()),
    };
    let mut errors = Errors::default();
    let Some(draft) = model::Draft::from_syn(&input, &mut errors) else {
        // A union, which rustc would say more of.
        return alone(errors.into_tokens());
    };
    let spec = check::check(draft, &mut errors);
    let mut impls = errors.into_tokens();
    impls.extend(expand(&spec));
    Expansion {
        items: expand::items(&spec),
        impls,
    }
}
