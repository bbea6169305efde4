//! What the catalogue knows of a derived type.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote};

use super::arms::Arms;
use crate::declaration::spec::Member;
use crate::emit::{Leaf, schema};
use crate::flow_error::check::{Answer, Spec, Variant};

pub(super) fn of_type(spec: &Spec<'_>, arms: &Arms<'_>) -> TokenStream {
    let private = &spec.roots.private;
    let name = syn::ext::IdentExt::unraw(&spec.input.ident).to_string();
    let own = (spec.variants.iter()).filter_map(|variant| match &variant.answer {
        Answer::Own(own) => Some((variant, own)),
        Answer::Transparent(_) | Answer::Map(..) => None,
    });
    let members = own.enumerate().flat_map(|(index, (variant, own))| {
        let index = Literal::usize_unsuffixed(index).to_token_stream();
        (own.members.iter().enumerate())
            .map(move |(at, member)| (index.clone(), at, member, type_of(member, variant)))
    });
    Leaf::new(&name, &quote!(&__FLOW_TYPES), &arms.nested, private)
        .retired(&spec.retired, &spec.roots)
        .schemas(&quote!(Self), members)
        .added(&added(spec, arms))
        .tokens()
}

fn type_of<'v>(member: &Member, variant: &Variant<'v>) -> Option<&'v syn::Type> {
    match &member.source {
        crate::declaration::spec::Source::Field(field) => Some(variant.fields[field.index].1),
        _ => None,
    }
}

/// What variants, and the type, add to the answers of their fields.
fn added(spec: &Spec<'_>, arms: &Arms<'_>) -> Vec<TokenStream> {
    let private = &spec.roots.private;
    let common = &spec.common;
    let of_variant = |variant: &Variant<'_>| {
        let delegate = match &variant.answer {
            Answer::Own(_) => return None,
            Answer::Transparent(delegate) | Answer::Map(_, delegate) => delegate,
        };
        let headers: Vec<TokenStream> = (delegate.headers.iter().chain(&common.headers))
            .map(|header| header.declared(private))
            .collect();
        let members: Vec<TokenStream> = (common.members.iter().chain(&delegate.members))
            .map(|member| {
                let declared = member.declared(private);
                let schema = schema(member, type_of(member, variant), &quote!(Self), private)
                    .unwrap_or_else(|| quote!(#private::MemberSchema::UNKNOWN));
                quote!((#declared, #schema))
            })
            .collect();
        if headers.is_empty() && members.is_empty() {
            return None;
        }
        let to = arms.catalog_of(variant)?;
        let name = syn::ext::IdentExt::unraw(variant.ident).to_string();
        let own_headers = delegate.headers.iter().map(|header| &header.name);
        let own = own_headers.chain(delegate.members.iter().map(|member| &member.name));
        Some(quote! {
            #private::Added {
                variant: #name,
                own: &[#(#own),*],
                to: #to,
                headers: &[#(#headers),*],
                members: &[#(#members),*],
            }
        })
    };
    spec.variants.iter().filter_map(of_variant).collect()
}
