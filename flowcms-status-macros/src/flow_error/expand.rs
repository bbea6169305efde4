//! From a checked type to tokens. Nothing is left to decide, nothing can fail.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{DeriveInput, GenericParam, Generics, Path, Type};

use super::check::{Answer, Common, Delegate, Spec, Variant};
use crate::catalog_docs;
use crate::problem::{Detail, HeaderValue, Occurrence, Problem, Roots, Source, binding};

pub(crate) fn expand(spec: &Spec<'_>) -> TokenStream {
    let Spec {
        input,
        roots,
        common,
        adapters,
        variants,
    } = spec;
    let private = &roots.private;
    let ident = &input.ident;
    let own: Vec<&Problem> = (variants.iter())
        .filter_map(|variant| match &variant.answer {
            Answer::Own(problem) => Some(&**problem),
            Answer::Transparent(_) | Answer::Map(..) => None,
        })
        .collect();

    let statics = statics(&own, roots);
    let arms = Arms::new(spec);
    let methods = arms.methods(private);
    let nested = arms.nested.iter();
    let name = syn::ext::IdentExt::unraw(ident).to_string();

    let bounds = arms.bounds.iter();
    let bounded = Bounded::new(&input.generics, &quote!(#(#bounds,)*), private, ident);
    let Bounded {
        params,
        arguments,
        predicates,
        ..
    } = &bounded;
    let catalog_where = arms.catalog_where(&input.generics);
    let demands = demands(&own, roots);
    let docs = catalog_docs::of_type(spec);
    let adapters = impl_adapters(&bounded, ident, private, adapters.as_deref());
    let _ = common;

    quote! {
        #demands
        const _: () = {
            #statics

            #[automatically_derived]
            #[allow(deprecated, unused_qualifications)]
            impl <#params> #private::FlowError for #ident #arguments where #predicates {
                #methods
            }

            #[automatically_derived]
            #[allow(deprecated, unused_qualifications)]
            impl <#params> #private::Catalogued for #ident #arguments #catalog_where {
                const CATALOG: #private::Catalog = #private::Catalog::__new::<Self>(
                    #name,
                    &__FLOW_TYPES,
                    &[#(#nested),*],
                );
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

/// What a failed expansion leaves, so that no second mistake follows from the first.
pub(crate) fn stub(input: &DeriveInput, roots: &Roots) -> TokenStream {
    let private = &roots.private;
    let ident = &input.ident;
    let bounded = Bounded::new(&input.generics, &TokenStream::new(), private, ident);
    let Bounded {
        params,
        arguments,
        predicates,
        own_where,
    } = &bounded;
    let adapters = impl_adapters(&bounded, ident, private, None);
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
            const CATALOG: #private::Catalog = #private::Catalog::__new::<Self>("", &[], &[]);
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
pub(crate) fn statics(own: &[&Problem], roots: &Roots) -> TokenStream {
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

        static __FLOW_TYPES: [#private::ProblemType; #count] = [#(#types),*];
    }
}

pub(crate) fn demands(own: &[&Problem], roots: &Roots) -> TokenStream {
    own.iter()
        .flat_map(|problem| &problem.demands)
        .map(|demand| roots.demand(demand))
        .collect()
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
    fn new(
        generics: &Generics,
        bounds: &TokenStream,
        private: &TokenStream,
        ident: &Ident,
    ) -> Self {
        let (_, arguments, own_where) = generics.split_for_impl();
        let written = own_where.iter().flat_map(|clause| &clause.predicates);
        let is_error = (generics.type_params().next().is_some())
            .then(|| quote!(#ident #arguments: ::core::error::Error,));
        let _ = private;
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

/// The arms of the methods of `FlowError`, and the bounds they need.
struct Arms<'s> {
    spec: &'s Spec<'s>,
    problem_type: TokenStream,
    status: TokenStream,
    detail: TokenStream,
    fmt_detail: TokenStream,
    occurrence: TokenStream,
    is_constant: TokenStream,
    /// What stands in front of the arms of `occurrence`: the same for every variant.
    before: TokenStream,
    bounds: Vec<TokenStream>,
    nested: Vec<TokenStream>,
    nested_bounds: Vec<TokenStream>,
    /// How many variants have an arm of their own in each method that has a `_` arm.
    counts: [usize; 5],
}

const STATUS: usize = 0;
const DETAIL: usize = 1;
const FMT_DETAIL: usize = 2;
const OCCURRENCE: usize = 3;
const IS_CONSTANT: usize = 4;

/// The variables of the generated methods, which no name of the user's can capture.
struct Names {
    problem: Ident,
    f: Ident,
}

impl Names {
    fn new() -> Self {
        Self {
            problem: Ident::new("problem", Span::mixed_site()),
            f: Ident::new("f", Span::mixed_site()),
        }
    }
}

impl<'s> Arms<'s> {
    fn new(spec: &'s Spec<'s>) -> Self {
        let mut arms = Self {
            spec,
            problem_type: TokenStream::new(),
            status: TokenStream::new(),
            detail: TokenStream::new(),
            fmt_detail: TokenStream::new(),
            occurrence: TokenStream::new(),
            is_constant: TokenStream::new(),
            before: TokenStream::new(),
            bounds: Vec::new(),
            nested: Vec::new(),
            nested_bounds: Vec::new(),
            counts: [0; 5],
        };
        arms.before = render(&spec.common, &spec.roots.private, &Names::new().problem);
        let mut index = 0;
        for variant in &spec.variants {
            match &variant.answer {
                Answer::Own(problem) => {
                    arms.own(variant, problem, index);
                    index += 1;
                }
                Answer::Transparent(delegate) => arms.delegate(variant, delegate, None),
                Answer::Map(map, delegate) => arms.delegate(variant, delegate, Some(map)),
            }
        }
        arms
    }

    fn own(&mut self, variant: &Variant<'_>, problem: &Problem, index: usize) {
        let private = &self.spec.roots.private;
        let names = Names::new();
        let this = quote!(self);
        let any = pattern(variant, &BTreeSet::new());
        let place = proc_macro2::Literal::usize_unsuffixed(index);
        self.problem_type.extend(quote!(#any => #place,));

        if let Some(source) = &problem.status {
            let (bound, status) = match source {
                Source::Field(field) => {
                    (BTreeSet::from([*field]), binding(*field).to_token_stream())
                }
                Source::Text(_) => (BTreeSet::new(), TokenStream::new()),
                Source::Function(path) => (BTreeSet::new(), quote!(&#path(self))),
            };
            let pattern = pattern(variant, &bound);
            self.status.extend(quote! {
                #pattern => #private::ProblemType::__run_time(&__FLOW_TYPES[#place], #status),
            });
            self.counts[STATUS] += 1;
        }
        if let Some((write, fields)) = problem.fmt_detail(&this, &names.f) {
            let pattern = pattern(variant, &fields);
            self.fmt_detail.extend(quote!(#pattern => #write,));
            self.counts[FMT_DETAIL] += 1;
        }
        let mut occurrence = Occurrence::default();
        if let Some(field) = problem.text_field {
            let (problem, binding) = (&names.problem, binding(field));
            occurrence.fields.insert(field);
            occurrence.statements.extend(quote! {
                #private::Problem::__set_text(#problem, #private::TextField(#binding).text());
            });
        }
        occurrence.add(
            (&problem.headers, &problem.members),
            private,
            &this,
            &names.problem,
        );
        if !occurrence.is_empty() {
            let pattern = pattern(variant, &occurrence.fields);
            let statements = &occurrence.statements;
            self.occurrence.extend(quote!(#pattern => { #statements }));
            self.counts[OCCURRENCE] += 1;
        }
        self.bound_by(variant, problem);
    }

    fn delegate(&mut self, variant: &Variant<'_>, delegate: &Delegate, map: Option<&Path>) {
        let private = &self.spec.roots.private;
        let names = Names::new();
        let this = quote!(self);
        let field = binding(delegate.field);
        let ty = variant.fields[delegate.field].1;
        let bound = pattern(variant, &BTreeSet::from([delegate.field]));
        let any = pattern(variant, &BTreeSet::new());

        // The call of a method of the error that answers.
        let call = |method: &str, more: &TokenStream| {
            let method = Ident::new(method, Span::call_site());
            match map {
                Some(map) => {
                    let map = relocated(map);
                    quote!(<#map as #private::ErrorMap>::#method(#field #more))
                }
                None => quote!(#private::FlowError::#method(
                    #private::Answers::answers(#field) #more
                )),
            }
        };
        let nothing = TokenStream::new();

        let problem_type = call("problem_type", &nothing);
        self.problem_type
            .extend(quote!(#bound => return #problem_type,));
        let status = call("status", &nothing);
        self.status.extend(quote!(#bound => #status,));
        self.counts[STATUS] += 1;

        if let Some(detail) = &delegate.detail {
            let policy = detail.declared_policy(private);
            self.detail.extend(quote!(#any => #policy,));
            if let Some((write, fields)) = detail.fmt(&this, &names.f) {
                let pattern = pattern(variant, &fields);
                self.fmt_detail.extend(quote!(#pattern => #write,));
                self.counts[FMT_DETAIL] += 1;
            }
        } else {
            let policy = call("detail", &nothing);
            self.detail
                .extend(quote!(#bound => #private::DetailPolicy::__of_inner(#policy),));
            let f = &names.f;
            let write = call("fmt_detail", &quote!(, #f));
            self.fmt_detail.extend(quote! {
                #bound if #private::DetailPolicy::is_declared(#policy) => #write,
            });
            self.counts[FMT_DETAIL] += 1;
        }
        self.counts[DETAIL] += 1;

        let problem = &names.problem;
        let mut occurrence = Occurrence::default();
        occurrence.fields.insert(delegate.field);
        occurrence.statements.extend(match map {
            Some(map) => {
                let map = relocated(map);
                quote!(#private::Problem::__mapped::<#map>(#problem, #field);)
            }
            None => quote! {
                #private::Problem::__transparent(#problem, #private::Answers::answers(#field));
            },
        });
        if delegate.detail.is_some() {
            occurrence.statements.extend(quote! {
                #private::Problem::__set_text(#problem, ::core::option::Option::None);
            });
        }
        let own = (&delegate.headers[..], &delegate.members[..]);
        occurrence.add(own, private, &this, problem);
        let common = &self.spec.common;
        occurrence.add((&common.headers, &common.members), private, &this, problem);
        for header in delegate.headers.iter().chain(&common.headers) {
            if let HeaderValue::Constant(value) = &header.value {
                let name = &header.name;
                occurrence.statements.extend(quote! {
                    #private::Problem::__add_outer_header(#problem, #name, #value);
                });
            }
        }
        let arm = pattern(variant, &occurrence.fields);
        let statements = &occurrence.statements;
        self.occurrence.extend(quote!(#arm => { #statements }));
        self.counts[OCCURRENCE] += 1;
        self.is_constant.extend(quote!(#any => false,));
        self.counts[IS_CONSTANT] += 1;

        self.nested.push(match map {
            Some(map) => quote!(#private::catalog_of::<#map>),
            None => quote!(#private::catalog_of::<#ty>),
        });
        if map.is_none() && mentions_param(ty, &self.spec.input.generics) {
            self.bounds.push(quote!(#ty: #private::Answers));
            self.nested_bounds.push(quote!(#ty: #private::Catalogued));
        }
        let sources = delegate
            .headers
            .iter()
            .filter_map(|header| match &header.value {
                HeaderValue::Constant(_) => None,
                HeaderValue::Source(source) => Some((source, "header")),
            })
            .chain(delegate.members.iter().map(|m| (&m.source, "member")));
        let sources: Vec<_> = sources.collect();
        self.bound_sources(variant, &sources);
        if let Some(detail) = &delegate.detail {
            self.bound_detail(variant, detail);
        }
    }

    /// Bounds for the used fields whose types mention a type parameter.
    fn bound_by(&mut self, variant: &Variant<'_>, problem: &Problem) {
        let mut sources: Vec<(&Source, &str)> = Vec::new();
        sources.extend(problem.status.iter().map(|source| (source, "status")));
        for header in &problem.headers {
            if let HeaderValue::Source(source) = &header.value {
                sources.push((source, "header"));
            }
        }
        sources.extend(problem.members.iter().map(|m| (&m.source, "member")));
        self.bound_sources(variant, &sources);
        self.bound_detail(variant, &problem.detail);
    }

    fn bound_detail(&mut self, variant: &Variant<'_>, detail: &Detail) {
        if let Detail::Template(_, format) = detail {
            self.bound_sources(variant, &[(&Source::Text(format.clone()), "")]);
        }
    }

    fn bound_sources(&mut self, variant: &Variant<'_>, sources: &[(&Source, &str)]) {
        let private = &self.spec.roots.private;
        let generics = &self.spec.input.generics;
        for (source, of) in sources {
            match source {
                Source::Field(field) => {
                    let ty = variant.fields[*field].1;
                    if mentions_param(ty, generics) {
                        self.bounds.push(match *of {
                            "header" => quote!(#ty: #private::HeaderField),
                            "status" => quote!(#ty: #private::RunTimeStatus),
                            _ => quote!(#ty: #private::Member),
                        });
                    }
                }
                Source::Text(format) => {
                    for (_, field, written) in &format.arguments {
                        let ty = variant.fields[*field].1;
                        if *written != "usize" && mentions_param(ty, generics) {
                            let written = Ident::new(written, Span::call_site());
                            self.bounds.push(quote!(#ty: ::core::fmt::#written));
                        }
                    }
                }
                Source::Function(_) => {}
            }
        }
    }

    /// The where clause of the catalogue, which reaches through the type's parameters.
    fn catalog_where(&self, generics: &Generics) -> TokenStream {
        let (_, _, own_where) = generics.split_for_impl();
        if self.nested_bounds.is_empty() {
            return own_where.to_token_stream();
        }
        let written = own_where.iter().flat_map(|clause| &clause.predicates);
        let bounds = &self.nested_bounds;
        quote!(where #(#written,)* #(#bounds,)*)
    }

    fn methods(&self, private: &TokenStream) -> TokenStream {
        let Names { problem, f } = Names::new();
        let variants = self.spec.variants.len();
        let otherwise = |method: usize, arm: TokenStream| {
            (self.counts[method] < variants).then(|| quote!(_ => #arm,))
        };
        let index = &self.problem_type;
        let problem_type = if variants == 0 {
            quote!(match *self {})
        } else {
            quote!(&__FLOW_TYPES[match self { #index }])
        };
        let mut methods = quote! {
            fn problem_type(&self) -> &'static #private::ProblemType {
                #problem_type
            }
        };
        if self.counts[STATUS] > 0 {
            let arms = &self.status;
            let otherwise = otherwise(
                STATUS,
                quote!(#private::ProblemType::status(#private::FlowError::problem_type(self))),
            );
            methods.extend(quote! {
                fn status(&self) -> &'static #private::Status {
                    match self { #arms #otherwise }
                }
            });
        }
        if self.counts[DETAIL] > 0 {
            let arms = &self.detail;
            let otherwise = otherwise(
                DETAIL,
                quote!(#private::ProblemType::detail(#private::FlowError::problem_type(self))),
            );
            methods.extend(quote! {
                fn detail(&self) -> #private::DetailPolicy {
                    match self { #arms #otherwise }
                }
            });
        }
        if self.counts[FMT_DETAIL] > 0 {
            let arms = &self.fmt_detail;
            // Some of the arms have guards, so `_` is needed even where every variant has one.
            methods.extend(quote! {
                #[allow(unreachable_patterns)]
                fn fmt_detail(
                    &self,
                    #f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    match self { #arms _ => ::core::fmt::Display::fmt(self, #f) }
                }
            });
        }
        if self.counts[OCCURRENCE] > 0 || !self.before.is_empty() {
            let (arms, before) = (&self.occurrence, &self.before);
            let otherwise = otherwise(OCCURRENCE, quote!({}));
            let of_variants = (variants > 0).then(|| quote!(match self { #arms #otherwise }));
            methods.extend(quote! {
                fn occurrence<'__flow>(
                    &'__flow self,
                    #problem: &mut #private::Problem<'__flow>,
                ) {
                    #[allow(unused_imports)]
                    use #private::OtherText as _;
                    #before
                    #of_variants
                }
            });
        }
        if self.counts[IS_CONSTANT] > 0 {
            let arms = &self.is_constant;
            let otherwise = otherwise(
                IS_CONSTANT,
                quote!(#private::ProblemType::__is_constant(
                    #private::FlowError::problem_type(self)
                )),
            );
            methods.extend(quote! {
                fn is_constant(&self) -> bool {
                    match self { #arms #otherwise }
                }
            });
        }
        methods
    }
}

/// A path of the user's inside generated code, as it is.
fn relocated(path: &Path) -> TokenStream {
    path.to_token_stream()
}

/// What sets the type's `render`.
pub(crate) fn render(common: &Common, private: &TokenStream, problem: &Ident) -> TokenStream {
    let Some(path) = &common.render else {
        return TokenStream::new();
    };
    quote! {
        #private::Problem::__set_render(
            #problem,
            |problem| <#private::Rendered as ::core::convert::From<_>>::from(#path(problem)),
        );
    }
}

/// `Self::Variant { field: binding, .. }`, which fits every shape of a variant.
fn pattern(variant: &Variant<'_>, fields: &BTreeSet<usize>) -> TokenStream {
    let bindings = fields.iter().map(|&field| {
        let (member, binding) = (&variant.fields[field].0, binding(field));
        quote!(#member: #binding,)
    });
    let ident = (!variant.is_struct).then(|| {
        let ident = variant.ident;
        quote!(::#ident)
    });
    quote!(Self #ident { #(#bindings)* .. })
}

/// Whether a type names one of the type parameters.
fn mentions_param(ty: &Type, generics: &Generics) -> bool {
    fn mentions(tokens: TokenStream, generics: &Generics) -> bool {
        tokens.into_iter().any(|token| match token {
            proc_macro2::TokenTree::Ident(ident) => {
                generics.type_params().any(|param| param.ident == ident)
            }
            proc_macro2::TokenTree::Group(group) => mentions(group.stream(), generics),
            _ => false,
        })
    }
    mentions(ty.to_token_stream(), generics)
}
