//! The type that an expansion is for: its generics, its catalogue, its adapters.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{GenericParam, Generics, TypeParamBound};

/// The type as the impls need it.
pub(crate) struct Target {
    pub(crate) params: TokenStream,
    /// The type with its arguments.
    pub(crate) ty: TokenStream,
    /// What the type itself asks of them.
    pub(crate) written: TokenStream,
    /// What `FlowError` asks of the parameters.
    pub(crate) predicates: TokenStream,
    /// What the catalogue asks of them.
    pub(crate) catalog_predicates: TokenStream,
    /// The type may be unsized, so that frameworks ask for one that is not.
    is_unsized: bool,
}

impl Target {
    /// A type without parameters.
    pub(crate) fn plain(ident: &Ident) -> Self {
        Self {
            params: TokenStream::new(),
            ty: ident.to_token_stream(),
            written: TokenStream::new(),
            predicates: TokenStream::new(),
            catalog_predicates: TokenStream::new(),
            is_unsized: false,
        }
    }

    pub(crate) fn generic(
        ident: &Ident,
        generics: &Generics,
        bounds: &TokenStream,
        catalog_bounds: &TokenStream,
        private: &TokenStream,
    ) -> Self {
        let (_, arguments, own_where) = generics.split_for_impl();
        let written = own_where.iter().flat_map(|clause| &clause.predicates);
        let written = quote!(#(#written,)*);
        let ty = quote!(#ident #arguments);
        let is_error =
            (generics.type_params().next().is_some()).then(|| quote!(#ty: #private::IsError,));
        Self {
            params: params(generics),
            predicates: quote!(#written #bounds #is_error),
            catalog_predicates: quote!(#written #catalog_bounds),
            ty,
            written,
            is_unsized: is_unsized(generics),
        }
    }

    /// The catalogue, as a trait's constant and as one that needs no import.
    pub(crate) fn catalog(
        &self,
        leaf: &TokenStream,
        docs: &TokenStream,
        private: &TokenStream,
    ) -> Catalog {
        let Self {
            params,
            ty,
            catalog_predicates: predicates,
            ..
        } = self;
        Catalog {
            of_trait: quote! {
                #[automatically_derived]
                #[allow(deprecated, unused_qualifications)]
                impl <#params> #private::Catalogued for #ty where #predicates {
                    const CATALOG: #private::Catalog = #private::Catalog::__new(const { &#leaf });
                }
            },
            inherent: quote! {
                #[automatically_derived]
                #[allow(deprecated, unused_qualifications)]
                impl <#params> #ty where #predicates {
                    #docs
                    pub const CATALOG: #private::Catalog = #private::catalog_of::<Self>();
                }
            },
        }
    }

    /// The one call that ends every expansion.
    pub(crate) fn adapters(&self, only: Option<&[Ident]>, private: &TokenStream) -> TokenStream {
        let Self {
            params,
            ty,
            predicates,
            ..
        } = self;
        let is_sized = self.is_unsized.then(|| quote!(#ty: ::core::marker::Sized,));
        let only = only.map(|names| quote!([#(#names)*]));
        quote! {
            #private::impl_adapters! { {#params} {#ty} {where #predicates #is_sized} #only }
        }
    }
}

/// Where the catalogue of a type stands.
pub(crate) struct Catalog {
    /// Inside of the expansion's block.
    pub(crate) of_trait: TokenStream,
    /// Beside the type.
    pub(crate) inherent: TokenStream,
}

/// The parameters without defaults and attributes, as they stand behind `impl`.
fn params(generics: &Generics) -> TokenStream {
    let params = generics.params.iter().map(|param| {
        let mut param = param.clone();
        match &mut param {
            GenericParam::Lifetime(param) => param.attrs.clear(),
            GenericParam::Type(param) => {
                param.attrs.clear();
                param.default = None;
            }
            GenericParam::Const(param) => {
                param.attrs.clear();
                param.default = None;
            }
        }
        param
    });
    quote!(#(#params),*)
}

/// Whether a parameter may stand for a type without a known size.
pub(crate) fn is_unsized(generics: &Generics) -> bool {
    let is_maybe = |bound: &TypeParamBound| matches!(bound, TypeParamBound::Trait(bound) if bound.maybe.is_some());
    let predicates = generics
        .where_clause
        .iter()
        .flat_map(|clause| &clause.predicates);
    generics.type_params().any(|param| param.bounds.iter().any(is_maybe))
        || predicates.into_iter().any(|predicate| matches!(
            predicate, syn::WherePredicate::Type(predicate) if predicate.bounds.iter().any(is_maybe)
        ))
}
