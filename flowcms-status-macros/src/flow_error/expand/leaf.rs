//! What the catalogue knows of a type beside its problem types.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Path;

use super::arms::Arms;
use crate::declaration::spec::{Member, ProblemType, RetiredReason, Source};
use crate::flow_error::check::{Answer, Delegate, Spec, Variant};

/// The data of the catalogue of a derived type.
pub(super) fn of_type(spec: &Spec<'_>, arms: &Arms<'_>) -> TokenStream {
    let private = &spec.roots.private;
    let name = syn::ext::IdentExt::unraw(&spec.input.ident).to_string();
    let own = spec.variants.iter().filter_map(|variant| {
        let Answer::Own(problem) = &variant.answer else {
            return None;
        };
        Some((&**problem, Some(variant)))
    });
    let schemas = schemas(own, private);
    let nested = &arms.nested;
    let added = added(spec);
    let retired = (!spec.retired.is_empty()).then(|| quote!(.__retired(__FLOW_RETIRED)));
    quote! {
        &#private::Leaf::__new::<Self>(#name, &__FLOW_TYPES, &[#(#nested),*])
            #retired #schemas #added
    }
}

/// The constant with the retired reasons, if there are any.
pub(crate) fn retired(retired: &[RetiredReason], private: &TokenStream) -> TokenStream {
    if retired.is_empty() {
        return TokenStream::new();
    }
    let retired = retired.iter().map(|retired| retired.tokens(private));
    quote!(const __FLOW_RETIRED: &[#private::RetiredReason] = &[#(#retired),*];)
}

/// The schemas of the members whose types are known, if there are any.
pub(crate) fn schemas<'p, 'v: 'p>(
    own: impl Iterator<Item = (&'p ProblemType, Option<&'p Variant<'v>>)>,
    private: &TokenStream,
) -> TokenStream {
    let mut schemas = Vec::new();
    for (index, (problem, variant)) in own.enumerate() {
        for (at, member) in problem.members.iter().enumerate() {
            if let Some(schema) = schema(member, variant, private) {
                let [index, at] = [index, at].map(Literal::usize_unsuffixed);
                schemas.push(quote!((#index, #at, #schema)));
            }
        }
    }
    if schemas.is_empty() {
        return TokenStream::new();
    }
    quote!(.__schemas(const { &[#(#schemas),*] }))
}

fn schema(
    member: &Member,
    variant: Option<&Variant<'_>>,
    private: &TokenStream,
) -> Option<TokenStream> {
    match (&member.source, variant) {
        (Source::Field(field), Some(variant)) => {
            let ty = variant.fields[field.index].1;
            Some(quote!(#private::SchemaOf::<#ty>::SCHEMA))
        }
        (Source::Text(_), _) => Some(quote!(#private::SchemaOf::<::core::primitive::str>::SCHEMA)),
        // What a function returns has no name.
        (Source::Function(_), _) | (Source::Field(_), None) => None,
    }
}

/// What variants, and the type, add to the answers of their fields.
fn added(spec: &Spec<'_>) -> TokenStream {
    let private = &spec.roots.private;
    let common = &spec.common;
    let added: Vec<TokenStream> = (spec.variants.iter())
        .filter_map(|variant| {
            let (delegate, map): (&Delegate, Option<&Path>) = match &variant.answer {
                Answer::Own(_) => return None,
                Answer::Transparent(delegate) => (delegate, None),
                Answer::Map(map, delegate) => (delegate, Some(map)),
            };
            let headers: Vec<TokenStream> = (delegate.headers.iter().chain(&common.headers))
                .map(|header| header.declared(private))
                .collect();
            let members: Vec<TokenStream> = (common.members.iter().chain(&delegate.members))
                .map(|member| {
                    let declared = member.declared(private);
                    let schema = schema(member, Some(variant), private)
                        .unwrap_or_else(|| quote!(#private::MemberSchema::UNKNOWN));
                    quote!((#declared, #schema))
                })
                .collect();
            if headers.is_empty() && members.is_empty() {
                return None;
            }
            let ty = variant.fields[delegate.field.index].1;
            let to = match map {
                Some(map) => quote!(#private::Nested::<#map>::CATALOG),
                None => quote!(#private::Nested::<#ty>::CATALOG),
            };
            Some(quote! {
                #private::Added { to: #to, headers: &[#(#headers),*], members: &[#(#members),*] }
            })
        })
        .collect();
    if added.is_empty() {
        return TokenStream::new();
    }
    quote!(.__added(const { &[#(#added),*] }))
}
