//! The arms of the methods of `FlowError`: only variants that have something of their own get one.

mod delegate;
mod downcast;
mod own;

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Generics;

use super::bounds::{Use, bound_detail, bound_sources};
use super::render;
use crate::declaration::spec::{DetailPolicy, Source};
use crate::emit::{Occurrence, binding};
use crate::flow_error::check::{Answer, Spec, Variant};

/// A method with one `match` over the variants that have an arm of their own.
#[derive(Default)]
struct Method {
    arms: TokenStream,
    count: usize,
}

impl Method {
    fn add(&mut self, pattern: &TokenStream, does: &TokenStream) {
        self.arms.extend(quote!(#pattern => #does,));
        self.count += 1;
    }

    /// The `match`, if a variant needs it; `otherwise` is what the others of `variants` do.
    fn body(&self, variants: usize, otherwise: &TokenStream) -> Option<TokenStream> {
        let arms = &self.arms;
        let otherwise = (self.count < variants).then(|| quote!(_ => #otherwise,));
        (self.count > 0).then(|| quote!(match self { #arms #otherwise }))
    }
}

/// The methods of `FlowError`, and the bounds they need.
pub(super) struct Arms<'s> {
    spec: &'s Spec<'s>,
    private: &'s TokenStream,
    problem_type: Method,
    own: usize,
    status: Method,
    detail: Method,
    fmt_detail: Method,
    occurrence: Method,
    is_constant: Method,
    pub(super) bounds: Vec<TokenStream>,
    pub(super) nested: Vec<TokenStream>,
    nested_bounds: Vec<TokenStream>,
    names: Names,
}

/// The variables of the generated methods, which no name of the user's can capture.
struct Names {
    problem: Ident,
    f: Ident,
    inside: Ident,
}

impl<'s> Arms<'s> {
    pub(super) fn new(spec: &'s Spec<'s>) -> Self {
        let mut arms = Self {
            spec,
            private: &spec.roots.private,
            problem_type: Method::default(),
            own: 0,
            status: Method::default(),
            detail: Method::default(),
            fmt_detail: Method::default(),
            occurrence: Method::default(),
            is_constant: Method::default(),
            bounds: Vec::new(),
            nested: Vec::new(),
            nested_bounds: Vec::new(),
            names: Names {
                problem: Ident::new("__flow_problem", Span::mixed_site()),
                f: Ident::new("__flow_f", Span::mixed_site()),
                inside: Ident::new("__flow_inside", Span::mixed_site()),
            },
        };
        for variant in &spec.variants {
            match &variant.answer {
                Answer::Own(problem) => arms.add_own(variant, problem),
                Answer::Transparent(delegate) => arms.add_delegate(variant, delegate, None),
                Answer::Map(map, delegate) => arms.add_delegate(variant, delegate, Some(map)),
            }
        }
        arms
    }

    fn add_occurrence(&mut self, variant: &Variant<'_>, occurrence: &Occurrence) {
        let statements = &occurrence.statements;
        let pattern = pattern(variant, &occurrence.fields);
        self.occurrence.add(&pattern, &quote!({ #statements }));
    }

    fn bound<'u>(
        &mut self,
        variant: &Variant<'_>,
        used: impl Iterator<Item = (&'u Source, Use)>,
        detail: Option<&DetailPolicy>,
    ) {
        let roots = (&self.spec.input.generics, self.private);
        self.bounds.extend(bound_sources(variant, used, roots));
        if let Some(detail) = detail {
            self.bounds.extend(bound_detail(variant, detail, roots));
        }
    }

    /// The where clause of the catalogue, which reaches through the type's parameters.
    pub(super) fn catalog_where(&self, generics: &Generics) -> TokenStream {
        let (_, _, own_where) = generics.split_for_impl();
        if self.nested_bounds.is_empty() {
            return own_where.to_token_stream();
        }
        let written = own_where.iter().flat_map(|clause| &clause.predicates);
        let bounds = &self.nested_bounds;
        quote!(where #(#written,)* #(#bounds,)*)
    }

    /// The impl's items. A method that no variant needs is left to the trait.
    pub(super) fn methods(&self) -> TokenStream {
        let private = self.private;
        let Names { problem, f, .. } = &self.names;
        let variants = self.spec.variants.len();
        let of_type = quote!(#private::FlowError::problem_type(self));

        let arms = &self.problem_type.arms;
        let problem_type = match (variants, self.own) {
            (0, _) => quote!(match *self {}),
            // Every arm returns, so there is nothing to index with.
            (_, 0) => quote!(match self { #arms }),
            _ => quote!(&__FLOW_TYPES[match self { #arms }]),
        };
        let status = self
            .status
            .body(variants, &quote!(#private::ProblemType::status(#of_type)));
        let detail = self
            .detail
            .body(variants, &quote!(#private::ProblemType::detail(#of_type)));
        let is_constant = self.is_constant.body(
            variants,
            &quote!(#private::ProblemType::__is_constant(#of_type)),
        );
        // Arms with guards need a `_`, even where every variant has an arm.
        let fmt_detail =
            (self.fmt_detail).body(usize::MAX, &quote!(::core::fmt::Display::fmt(self, #f)));
        let before = render(&self.spec.common, private, problem);
        let occurrence = self.occurrence.body(variants, &quote!({}));

        let mut methods = quote! {
            fn problem_type(&self) -> &'static #private::ProblemType {
                #problem_type
            }
        };
        methods.extend(
            status.map(|body| quote!(fn status(&self) -> &'static #private::Status { #body })),
        );
        methods.extend(
            detail.map(|body| quote!(fn detail(&self) -> #private::DetailPolicy { #body })),
        );
        methods.extend(is_constant.map(|body| quote!(fn is_constant(&self) -> bool { #body })));
        methods.extend(fmt_detail.map(|body| {
            quote! {
                #[allow(unreachable_patterns)]
                fn fmt_detail(
                    &self,
                    #f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    #body
                }
            }
        }));
        if occurrence.is_some() || !before.is_empty() {
            methods.extend(quote! {
                fn occurrence<'__flow>(
                    &'__flow self,
                    #problem: &mut #private::Problem<'__flow>,
                ) {
                    #[allow(unused_imports)]
                    use #private::OtherText as _;
                    #before
                    #occurrence
                }
            });
        }
        methods
    }
}

/// `Self::Variant { field: binding, .. }`, which fits every shape of a variant.
pub(super) fn pattern(variant: &Variant<'_>, fields: &BTreeSet<usize>) -> TokenStream {
    let bindings = fields.iter().map(|&field| {
        let (member, binding) = (&variant.fields[field].0, binding(field, Span::mixed_site()));
        quote!(#member: #binding,)
    });
    let ident = (!variant.is_struct).then(|| {
        let ident = variant.ident;
        quote!(::#ident)
    });
    quote!(Self #ident { #(#bindings)* .. })
}
