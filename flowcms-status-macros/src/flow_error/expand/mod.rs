//! From a checked type to tokens. Nothing is left to decide, nothing can fail.

mod arms;
mod bounds;
mod downcast;
mod leaf;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{DeriveInput, GenericParam, Generics};

use super::check::{Answer, Spec};
use crate::declaration::parts::Common;
use crate::declaration::spec::{ProblemType, Proofs};
use crate::emit::rustdoc;
use crate::emit::{Roots, at_path};
use arms::Arms;

pub(crate) use leaf::{retired, schemas};

pub(crate) fn expand(spec: &Spec<'_>) -> TokenStream {
    let Spec {
        input,
        roots,
        common: _,
        adapters,
        retired: _,
        variants,
        proofs,
    } = spec;
    let private = &roots.private;
    let ident = &input.ident;
    let own: Vec<&ProblemType> = (variants.iter())
        .filter_map(|variant| match &variant.answer {
            Answer::Own(problem) => Some(&**problem),
            Answer::Transparent(_) | Answer::Map(..) => None,
        })
        .collect();

    let statics = statics(&own, roots);
    let arms = Arms::new(spec);
    let methods = arms.methods();
    let leaf = leaf::of_type(spec, &arms);
    let retired = retired(&spec.retired, private);

    let bounds = arms.bounds.iter();
    let bounded = Bounded::new(&input.generics, &quote!(#(#bounds,)*), ident);
    let Bounded {
        params,
        arguments,
        predicates,
        ..
    } = &bounded;
    let catalog_where = arms.catalog_where(&input.generics);
    let downcast = downcast::of_type(spec, &bounded);
    let alias = roots.alias();
    let demands = demands(proofs, roots);
    let docs = rustdoc::of_type(spec);
    let adapters = impl_adapters(&bounded, ident, private, adapters.as_deref());

    quote! {
        const _: () = {
            #alias
            #demands
            #statics
            #retired

            #[allow(unused_imports)]
            use #private::{OfUnknown as _, OtherMember as _};

            #[automatically_derived]
            #[allow(deprecated, unused_qualifications)]
            impl <#params> #private::FlowError for #ident #arguments where #predicates {
                #methods
            }

            #downcast

            #[automatically_derived]
            #[allow(deprecated, unused_qualifications)]
            impl <#params> #private::Catalogued for #ident #arguments #catalog_where {
                const CATALOG: #private::Catalog = #private::Catalog::__new(const { #leaf });
            }
        };

        #[automatically_derived]
        #[allow(deprecated, unused_qualifications)]
        impl <#params> #ident #arguments #catalog_where {
            #docs
            pub const CATALOG: #private::Catalog = <Self as #private::Catalogued>::CATALOG;
        }

        #adapters
    }
}

/// What rustc checks of a type that is wrong elsewhere.
pub(crate) fn remains(proofs: &Proofs, roots: &Roots) -> TokenStream {
    let private = &roots.private;
    let alias = roots.alias();
    let codes = proofs.codes.iter().map(|code| Roots::status(*code));
    let demands = demands(proofs, roots);
    quote! {
        const _: () = {
            #alias
            const _: &[&#private::Status] = &[#(#codes),*];
            #demands
        };
    }
}

/// What a failed expansion leaves, so that no second mistake follows from the first.
pub(crate) fn stub(input: &DeriveInput, roots: &Roots, adapters: Option<&[Ident]>) -> TokenStream {
    let private = &roots.private;
    let ident = &input.ident;
    let bounded = Bounded::new(&input.generics, &TokenStream::new(), ident);
    let Bounded {
        params,
        arguments,
        predicates,
        own_where,
    } = &bounded;
    let adapters = impl_adapters(&bounded, ident, private, adapters);
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl <#params> #private::FlowError for #ident #arguments where #predicates {
            fn problem_type(&self) -> &'static #private::ProblemType {
                #private::stub()
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl <#params> #private::Catalogued for #ident #arguments #own_where {
            const CATALOG: #private::Catalog = #private::Catalog::__new(&#private::Leaf::EMPTY);
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl <#params> #ident #arguments #own_where {
            #[doc(hidden)]
            pub const CATALOG: #private::Catalog = <Self as #private::Catalogued>::CATALOG;
        }

        #adapters
    }
}

/// The static array of problem types, and the cells of their ready parts.
pub(crate) fn statics(own: &[&ProblemType], roots: &Roots) -> TokenStream {
    let private = &roots.private;
    let count = own.len();
    let types = own
        .iter()
        .enumerate()
        .map(|(index, problem)| problem.declared(roots, index));
    quote! {
        fn __flow_cells() -> &'static [#private::Cell] {
            static __FLOW_CELLS: [#private::Cell; #count] =
                [const { #private::Cell::new() }; #count];
            &__FLOW_CELLS
        }

        const __FLOW_CELLS_OF: fn() -> &'static [#private::Cell] = __flow_cells;

        static __FLOW_TYPES: [#private::ProblemType; #count] = [#(#types),*];
    }
}

pub(crate) fn demands(proofs: &Proofs, roots: &Roots) -> TokenStream {
    let demands = proofs.demands.iter();
    demands.map(|demand| roots.demand(demand)).collect()
}

/// The generics of the type as an impl needs them.
pub(crate) struct Bounded {
    pub(crate) params: TokenStream,
    pub(crate) arguments: TokenStream,
    pub(crate) predicates: TokenStream,
    /// The where clause as it was written.
    own_where: TokenStream,
}

impl Bounded {
    fn new(generics: &Generics, bounds: &TokenStream, ident: &Ident) -> Self {
        let (_, arguments, own_where) = generics.split_for_impl();
        let written = own_where.iter().flat_map(|clause| &clause.predicates);
        let is_error = (generics.type_params().next().is_some())
            .then(|| quote!(#ident #arguments: ::core::error::Error,));
        Self {
            params: params(generics),
            predicates: quote!(#(#written,)* #bounds #is_error),
            arguments: arguments.to_token_stream(),
            own_where: own_where.to_token_stream(),
        }
    }
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

/// The one call that ends every expansion.
fn impl_adapters(
    bounded: &Bounded,
    ident: &Ident,
    private: &TokenStream,
    adapters: Option<&[Ident]>,
) -> TokenStream {
    let Bounded {
        params,
        arguments,
        predicates,
        ..
    } = bounded;
    let only = adapters.map(|names| quote!([#(#names)*]));
    quote! {
        #private::impl_adapters! { {#params} {#ident #arguments} {where #predicates} #only }
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
