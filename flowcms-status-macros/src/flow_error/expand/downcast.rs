//! Variants with a boxed error that answers instead, if it is of a type that `downcast` lists.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;
use syn::spanned::Spanned as _;

use super::arms::pattern;
use crate::declaration::spec::Downcast;
use crate::emit::{Target, hygienic, relocate};
use crate::flow_error::check::{Answer, Spec, Variant};

/// The impl that finds the error inside; none for a type without such variants.
pub(super) fn of_type(spec: &Spec<'_>, target: &Target) -> TokenStream {
    let private = &spec.roots.private;
    let found: Vec<TokenStream> = (spec.variants.iter())
        .filter_map(|variant| match &variant.answer {
            Answer::Own(problem) => Some(arm(variant, problem.downcast.as_ref()?, private)),
            Answer::Transparent(_) | Answer::Map(..) => None,
        })
        .collect();
    if found.is_empty() {
        return TokenStream::new();
    }
    let otherwise = (found.len() < spec.count).then(|| quote!(_ => ::core::option::Option::None,));
    let Target {
        params,
        ty,
        predicates,
        ..
    } = target;
    quote! {
        #[automatically_derived]
        #[allow(deprecated, unused_qualifications)]
        impl <#params> #private::Downcast for #ty where #predicates {
            fn answering(&self) -> ::core::option::Option<&dyn #private::FlowError> {
                #[allow(unused_imports)]
                use #private::OtherBoxedError as _;
                match self { #(#found)* #otherwise }
            }
        }
    }
}

/// The types in their order, each asked for through the box's own `downcast_ref`.
fn arm(variant: &Variant<'_>, downcast: &Downcast, private: &TokenStream) -> TokenStream {
    let Downcast { field, types } = downcast;
    let pattern = pattern(variant, &BTreeSet::from([field.index]));
    let [boxed, found] = ["__flow_boxed", "__flow_found"].map(hygienic);
    let binding = field.binding();
    let receiver = relocate(
        quote!(#private::BoxedError(#binding).__flow_receiver()),
        field.span,
    );
    let types = types.iter().map(|ty| {
        let found_one = relocate(quote!(#private::found), ty.span());
        let inside = relocate(quote!((#boxed.downcast_ref())), ty.span());
        quote! {
            if let ::core::option::Option::Some(#found) = #found_one::<#ty> #inside {
                return ::core::option::Option::Some(#found);
            }
        }
    });
    quote! {
        #pattern => {
            let #boxed = #receiver;
            #(#types)*
            ::core::option::Option::None
        }
    }
}
