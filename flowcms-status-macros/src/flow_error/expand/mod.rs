//! From a checked type to tokens. Nothing is left to decide, nothing can fail.

mod arms;
mod bounds;
mod downcast;
mod leaf;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::check::{Answer, Spec};
use crate::declaration::parts::Common;
use crate::declaration::spec::{Code, ProblemType, Proofs};
use crate::emit::client::Side;
use crate::emit::{self, Roots, RowOf, Target, at_path};
use arms::Arms;

/// What is right of a type, so that rustc checks it too; the rest is a stub, so that no second mistake
/// follows from the first.
pub(crate) fn expand(spec: &Spec<'_>) -> TokenStream {
    if !spec.is_founded {
        let mut tokens = remains(&spec.proofs, &spec.roots);
        tokens.extend(impls(spec, &quote!(#[doc(hidden)])));
        return tokens;
    }
    let Spec {
        input: _,
        roots,
        common,
        adapters,
        client,
        retired: _,
        variants,
        count: _,
        is_right,
        is_founded: _,
        proofs,
        code,
        bound: _,
    } = spec;
    let private = &roots.private;
    let own: Vec<&ProblemType> = (variants.iter())
        .filter_map(|variant| match &variant.answer {
            Answer::Own(own) => Some(&**own),
            Answer::Transparent(_) | Answer::Map(..) => None,
        })
        .collect();

    let prelude = roots.prelude(common.type_base.as_ref());
    // The row of each is a proof already, where the table is certainly one.
    let listed: Vec<Code> = own
        .iter()
        .flat_map(|own| own.codes.iter().flatten().copied())
        .chain(*code)
        .collect();
    let codes = if roots.is_default_table {
        &listed
    } else {
        &proofs.codes
    };
    let proofs = roots.proofs(codes, proofs);
    let declared: Vec<TokenStream> = own
        .iter()
        .map(|own| own.declared(RowOf::Table, roots))
        .collect();
    let headers = variants.iter().flat_map(|variant| match &variant.answer {
        Answer::Own(own) => &own.headers,
        Answer::Transparent(delegate) | Answer::Map(_, delegate) => &delegate.headers,
    });
    let values = emit::field_values(headers.chain(&common.headers), private);
    let statics = emit::statics(&declared, roots);
    let arms = Arms::new(spec);
    let maps = (arms.maps.iter().enumerate()).map(|(index, map)| emit::of_map(map, index, roots));
    let methods = arms.methods();
    let target = arms.target();
    let downcast = downcast::of_type(spec, &target);
    let leaf = if *is_right {
        leaf::of_type(spec, &arms)
    } else {
        quote!(#private::Leaf::EMPTY)
    };
    let docs = emit::rustdoc::of_type(spec);
    let emit::Catalog { of_trait, inherent } = target.catalog(&leaf, &docs, private);
    let inherent = emit::rustdoc::with_rows(inherent, roots);
    let adapters = target.adapters(adapters.as_deref(), private);
    let client = client.as_ref().map(|client| {
        let side = Side {
            client,
            private,
            target: Some(&target),
            types_of: &|map| arms.types_of(map),
            is_map: false,
            is_stub: !is_right,
        };
        side.impls()
    });
    let Target {
        params,
        ty,
        predicates,
        ..
    } = &target;

    quote! {
        #prelude
        #proofs
        #values
        #statics
        #(#maps)*

        #[automatically_derived]
        #[allow(deprecated, unused_qualifications)]
        impl <#params> #private::FlowError for #ty where #predicates {
            #methods
        }

        #downcast
        #of_trait
        #inherent
        #client
        #adapters
    }
}

/// What stands beside the type.
pub(crate) fn items(spec: &Spec<'_>) -> TokenStream {
    let client = spec.client.as_ref();
    client.map_or_else(TokenStream::new, |client| {
        emit::client::definition(client, &spec.input.ident, &spec.roots.private)
    })
}

/// What rustc checks of a type whose answers it does not see.
pub(crate) fn remains(proofs: &Proofs, roots: &Roots) -> TokenStream {
    let prelude = roots.prelude(None);
    let proofs = roots.proofs(&proofs.codes, proofs);
    quote!(#prelude #proofs)
}

/// What an editor needs: that the type has the impls, and what its catalogue lists.
pub(crate) fn in_editor(spec: &Spec<'_>) -> TokenStream {
    let docs = emit::rustdoc::of_type_in_editor(spec);
    impls(spec, &docs)
}

/// The impls of a type that answers nothing.
fn impls(spec: &Spec<'_>, docs: &TokenStream) -> TokenStream {
    let Spec { input, roots, .. } = spec;
    let private = &roots.private;
    let none = TokenStream::new();
    let target = Target::generic(&input.ident, &input.generics, &none, &none, private);
    let leaf = quote!(#private::Leaf::EMPTY);
    let emit::Catalog { of_trait, inherent } = target.catalog(&leaf, docs, private);
    let adapters = target.adapters(spec.adapters.as_deref(), private);
    let client = spec.client.as_ref().map(|client| {
        let side = Side {
            client,
            private,
            target: Some(&target),
            types_of: &|_| TokenStream::new(),
            is_map: false,
            is_stub: true,
        };
        side.impls()
    });
    let Target {
        params,
        ty,
        predicates,
        ..
    } = &target;
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl <#params> #private::FlowError for #ty where #predicates {
            fn problem_type(&self) -> &'static #private::ProblemType {
                #private::stub()
            }
        }

        #of_trait
        #inherent
        #client
        #adapters
    }
}

/// What sets the type's `render`.
pub(crate) fn render(common: &Common, private: &TokenStream, problem: &Ident) -> TokenStream {
    let Some(path) = &common.render else {
        return TokenStream::new();
    };
    let body = quote!(<#private::Rendered as ::core::convert::From<_>>::from(#path(#problem)));
    let body = at_path(path, body);
    quote!(#private::Problem::__set_render(#problem, |#problem| #body);)
}
