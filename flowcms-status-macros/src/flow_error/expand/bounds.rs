//! Bounds for the used fields whose types mention a type parameter.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Generics, Type};

use crate::declaration::spec::{DetailPolicy, Header, HeaderValue, Member, Source};
use crate::flow_error::check::Variant;

/// What a value is used as, which says the trait it needs.
#[derive(Clone, Copy)]
pub(super) enum Use {
    Header,
    Member,
    Status,
    Text,
}

/// Where the values of headers and members come from.
pub(super) fn sources<'s>(
    headers: &'s [Header],
    members: &'s [Member],
) -> impl Iterator<Item = (&'s Source, Use)> {
    let headers = headers.iter().filter_map(|header| match &header.value {
        HeaderValue::Constant(_) => None,
        HeaderValue::Source(source) => Some((source, Use::Header)),
    });
    headers.chain(members.iter().map(|member| (&member.source, Use::Member)))
}

/// The bounds of the fields that a public text names.
pub(super) fn bound_detail(
    variant: &Variant<'_>,
    detail: &DetailPolicy,
    (generics, private): (&Generics, &TokenStream),
) -> Vec<TokenStream> {
    match detail {
        DetailPolicy::Template(_, format) => {
            let source = Source::Text(format.clone());
            bound_sources(
                variant,
                std::iter::once((&source, Use::Text)),
                (generics, private),
            )
        }
        _ => Vec::new(),
    }
}

/// The bounds of the fields that headers, members and a run-time status come from.
pub(super) fn bound_sources<'s>(
    variant: &Variant<'_>,
    sources: impl Iterator<Item = (&'s Source, Use)>,
    (generics, private): (&Generics, &TokenStream),
) -> Vec<TokenStream> {
    let mut bounds = Vec::new();
    for (source, used) in sources {
        match source {
            Source::Field(field) => {
                let ty = variant.fields[field.index].1;
                if mentions_param(ty, generics) {
                    bounds.push(match used {
                        Use::Header => quote!(#ty: #private::HeaderField),
                        Use::Status => quote!(#ty: #private::RunTimeStatus),
                        Use::Member | Use::Text => quote!(#ty: #private::Member),
                    });
                }
            }
            Source::Text(format) => {
                for (_, field, written) in &format.arguments {
                    let ty = variant.fields[*field].1;
                    if *written != "usize" && mentions_param(ty, generics) {
                        let written = Ident::new(written, Span::call_site());
                        bounds.push(quote!(#ty: ::core::fmt::#written));
                    }
                }
            }
            Source::Function(_) => {}
        }
    }
    bounds
}

/// Whether a type names one of the type parameters.
pub(super) fn mentions_param(ty: &Type, generics: &Generics) -> bool {
    fn mentions(tokens: TokenStream, generics: &Generics) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => generics.type_params().any(|param| param.ident == ident),
            TokenTree::Group(group) => mentions(group.stream(), generics),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        })
    }
    mentions(ty.to_token_stream(), generics)
}
