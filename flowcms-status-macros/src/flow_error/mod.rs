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
    expansion(input, expand::expand, |spec| {
        expand::remains(&spec.proofs, &spec.roots)
    })
}

/// What an editor reads of the type: the same mistakes, and stub impls.
pub(crate) fn in_editor(input: TokenStream) -> TokenStream {
    expansion(input, expand::in_editor, |_| TokenStream::new()).impls
}

fn expansion(
    input: TokenStream,
    of_right: impl FnOnce(&Spec<'_>) -> TokenStream,
    of_wrong: impl FnOnce(&Spec<'_>) -> TokenStream,
) -> Expansion {
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
    let items = expand::items(&spec);
    if errors.is_empty() {
        let impls = of_right(&spec);
        return Expansion { items, impls };
    }
    let mut impls = errors.into_tokens();
    impls.extend(of_wrong(&spec));
    impls.extend(expand::stub(&spec));
    Expansion { items, impls }
}
