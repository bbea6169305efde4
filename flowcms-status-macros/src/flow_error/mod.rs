//! `#[derive(FlowError)]`: attr → model → check → expand.

pub(crate) mod attr;
pub(crate) mod check;
pub(crate) mod expand;
pub(crate) mod model;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::diag::Errors;
use crate::emit::Roots;

/// The impls of the type, or all its mistakes and stub impls.
pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let mut errors = Errors::default();
    let Some(draft) = model::Draft::from_syn(&input, &mut errors) else {
        let mut tokens = errors.into_tokens();
        tokens.extend(expand::stub(&input, &Roots::new(None, None), None));
        return tokens;
    };
    match check::check(draft, &mut errors) {
        Ok(spec) => expand::expand(&spec),
        Err(remains) => {
            let mut tokens = errors.into_tokens();
            tokens.extend(expand::remains(&remains));
            tokens.extend(expand::stub(
                &input,
                &remains.roots,
                remains.adapters.as_deref(),
            ));
            tokens
        }
    }
}
