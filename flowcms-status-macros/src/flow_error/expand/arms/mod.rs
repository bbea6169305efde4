//! The arms of the methods of `FlowError`: only variants that have something of their own get one.

mod delegate;
mod downcast;
mod own;

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::Path;

use super::bounds::Bounds;
use super::render;
use crate::emit::{Occurrence, Target, binding, hygienic, is_unsized};
use crate::flow_error::check::{Answer, Spec, Variant};

/// A method with one `match` over the variants that have an arm of their own.
#[derive(Default)]
struct Method {
    arms: TokenStream,
    count: usize,
}

impl Method {
    fn add(&mut self, pattern: &TokenStream, does: &impl ToTokens) {
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
    /// The variants into whose texts the same fields are put, by what that takes.
    texts: BTreeMap<String, (Vec<TokenStream>, TokenStream)>,
    constant: Method,
    /// Whether a variant has the same answer whatever its fields hold.
    has_constant: bool,
    bounds: Bounds<'s>,
    /// The functions that give the catalogues of the types that answer.
    pub(super) nested: Vec<TokenStream>,
    /// The maps that it answers through, each once.
    pub(super) maps: Vec<&'s Path>,
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
            texts: BTreeMap::new(),
            constant: Method::default(),
            has_constant: false,
            bounds: Bounds::new(&spec.input.ident, &spec.input.generics, &spec.roots.private),
            nested: Vec::new(),
            maps: Vec::new(),
            names: Names {
                problem: hygienic("__flow_problem"),
                f: hygienic("__flow_f"),
                inside: hygienic("__flow_inside"),
            },
        };
        for variant in &spec.variants {
            match &variant.answer {
                Answer::Own(problem) => arms.add_own(variant, problem),
                Answer::Transparent(delegate) => arms.add_delegate(variant, delegate, None),
                Answer::Map(map, delegate) => arms.add_delegate(variant, delegate, Some(map)),
            }
        }
        for (patterns, statements) in std::mem::take(&mut arms.texts).into_values() {
            (arms.occurrence).add(&quote!(#(#patterns)|*), &quote!({ #statements }));
            arms.occurrence.count += patterns.len() - 1;
        }
        arms
    }

    fn add_occurrence(&mut self, variant: &Variant<'_>, occurrence: &Occurrence) {
        let statements = &occurrence.statements;
        let pattern = pattern(variant, &occurrence.fields);
        self.occurrence.add(&pattern, &quote!({ #statements }));
    }

    /// The place of a map among those of the type, by the words it is named with.
    fn map(&mut self, map: &'s Path) -> usize {
        let words = |path: &Path| quote!(#path).to_string();
        let known = self
            .maps
            .iter()
            .position(|known| words(known) == words(map));
        known.unwrap_or_else(|| {
            let index = self.maps.len();
            self.maps.push(map);
            self.nested.push(catalog_of_map(index));
            index
        })
    }

    /// The function that gives the catalogue of what answers for a variant.
    pub(super) fn catalog_of(&self, variant: &Variant<'_>) -> Option<TokenStream> {
        let private = self.private;
        match &variant.answer {
            Answer::Own(_) => None,
            Answer::Transparent(delegate) => {
                let ty = variant.fields[delegate.field.index].1;
                Some(quote!(#private::Nested::<#ty>::__FLOW_CATALOG))
            }
            Answer::Map(map, _) => {
                let words = quote!(#map).to_string();
                let index = self
                    .maps
                    .iter()
                    .position(|known| quote!(#known).to_string() == words);
                index.map(catalog_of_map)
            }
        }
    }

    /// The rows of a map in the voice of the type.
    pub(super) fn types_of(&self, map: &Path) -> TokenStream {
        let words = quote!(#map).to_string();
        let mut maps = self.maps.iter();
        let index = maps.position(|known| quote!(#known).to_string() == words);
        let name = format_ident!("__FLOW_MAP_{}", index.unwrap_or_default());
        quote!(#name)
    }

    /// The type with all that its impls ask of its parameters.
    pub(super) fn target(&self) -> Target {
        let input = self.spec.input;
        let Bounds {
            of_error,
            of_catalog,
            ..
        } = &self.bounds;
        let (of_error, of_catalog) = match &self.spec.bound {
            Some(bound) => (bound, bound),
            None => (of_error, of_catalog),
        };
        Target::generic(
            &input.ident,
            &input.generics,
            of_error,
            of_catalog,
            self.private,
        )
    }

    /// The impl's items. A method that no variant needs is left to the trait.
    pub(super) fn methods(&self) -> TokenStream {
        let private = self.private;
        let Names { problem, f, .. } = &self.names;
        let variants = self.spec.count;
        let of_type = quote!(#private::FlowError::problem_type(self));

        let arms = &self.problem_type.arms;
        let left_out =
            (self.spec.variants.len() < variants).then(|| quote!(_ => return #private::stub(),));
        let problem_type = match (variants, self.own) {
            (0, _) => quote!(match *self {}),
            // Every arm returns, so there is nothing to index with.
            (_, 0) => quote!(match self { #arms #left_out }),
            _ => quote!(&__FLOW_TYPES[match self { #arms #left_out }]),
        };
        let status = self
            .status
            .body(variants, &quote!(#private::ProblemType::status(#of_type)));
        let detail = self
            .detail
            .body(variants, &quote!(#private::ProblemType::detail(#of_type)));
        // What delegates has no constant answers, and what is not a constant needs no method.
        let constant = self.has_constant.then(|| {
            let of_type = quote!(#private::ProblemType::__constant(#of_type));
            (self.constant.body(variants, &of_type)).unwrap_or(of_type)
        });
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
        methods.extend(constant.map(|body| {
            quote! {
                fn constant(&self) -> ::core::option::Option<&'static #private::ProblemType> {
                    #body
                }
            }
        }));
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
        // The trait's own does not know that the type has a size, and asks a pointer to a pointer.
        if !is_unsized(&self.spec.input.generics) {
            methods.extend(quote! {
                fn to_response(&self) -> #private::Response<#private::Bytes> {
                    #private::http(self)
                }
            });
        }
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

fn catalog_of_map(index: usize) -> TokenStream {
    let name = format_ident!("__flow_catalog_{index}");
    quote!(#name)
}

/// `Self::Variant { field: binding, .. }`, which fits every shape of a variant.
pub(super) fn pattern(variant: &Variant<'_>, fields: &BTreeSet<usize>) -> TokenStream {
    let bindings = fields.iter().map(|&field| {
        let (member, binding) = (&variant.fields[field].0, binding(field, Span::mixed_site()));
        quote!(#member: #binding,)
    });
    let ident = variant.ident;
    if variant.is_struct {
        quote!(Self { #(#bindings)* .. })
    } else {
        quote!(Self::#ident { #(#bindings)* .. })
    }
}
