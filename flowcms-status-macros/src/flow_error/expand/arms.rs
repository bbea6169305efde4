//! The arms of the methods of `FlowError`: only variants that have something of their own get one.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::spanned::Spanned as _;
use syn::{Generics, Path};

use super::bounds::{Use, bound_detail, bound_sources, mentions_param, sources};
use super::render;
use crate::flow_error::check::{Answer, Delegate, Spec, Variant};
use crate::problem::{
    Detail, Field, HeaderValue, Occurrence, Problem, Source, binding, call_by_ref, relocate,
};

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

    fn add_own(&mut self, variant: &Variant<'_>, problem: &Problem) {
        let private = self.private;
        let this = quote!(self);
        let place = Literal::usize_unsuffixed(self.own);
        self.own += 1;
        (self.problem_type).add(&pattern(variant, &BTreeSet::new()), &quote!(#place));

        if let Some(source) = &problem.status {
            let (fields, status) = match source {
                Source::Field(field) => (vec![field.index], field.binding().to_token_stream()),
                Source::Text(_) => (Vec::new(), TokenStream::new()),
                Source::Function(path) => (Vec::new(), call_by_ref(path, &this)),
            };
            self.status.add(
                &pattern(variant, &fields.into_iter().collect()),
                &quote!(#private::ProblemType::__run_time(&__FLOW_TYPES[#place], #status)),
            );
        }
        if let Some((write, fields)) = problem.detail.fmt(&this, &self.names.f) {
            self.fmt_detail.add(&pattern(variant, &fields), &write);
        }
        let mut occurrence = Occurrence::default();
        if let Some(field) = problem.text_field {
            let text = binding(field, Span::mixed_site());
            let problem = &self.names.problem;
            occurrence.fields.insert(field);
            occurrence.statements.extend(quote! {
                #private::Problem::__set_text(#problem, #private::TextField(#text).text());
            });
        }
        let parts = (&problem.headers[..], &problem.members[..]);
        occurrence.add(parts, private, &this, &self.names.problem);
        if !occurrence.is_empty() {
            self.add_occurrence(variant, &occurrence);
        }
        let used = sources(&problem.headers, &problem.members)
            .chain(problem.status.iter().map(|source| (source, Use::Status)));
        self.bound(variant, used, Some(&problem.detail));
    }

    /// A variant whose field answers: a `FlowError`, or an error that `map` knows.
    fn add_delegate(&mut self, variant: &Variant<'_>, delegate: &Delegate, map: Option<&Path>) {
        let private = self.private;
        let bound = pattern(variant, &BTreeSet::from([delegate.field.index]));
        let any = pattern(variant, &BTreeSet::new());

        let answer = |method: &str, more: Option<&Ident>| {
            call_inner(delegate.field, map, method, more, private)
        };
        let problem_type = answer("problem_type", None);
        (self.problem_type).add(&bound, &quote!(return #problem_type));
        self.status.add(&bound, &answer("status", None));
        self.is_constant.add(&any, &quote!(false));

        match &delegate.detail {
            Some(detail) => {
                let policy = detail.declared_policy(private);
                self.detail.add(&any, &policy.unwrap_or_default());
                if let Some((write, fields)) = detail.fmt(&quote!(self), &self.names.f) {
                    self.fmt_detail.add(&pattern(variant, &fields), &write);
                }
            }
            None => {
                let policy = answer("detail", None);
                (self.detail).add(&bound, &quote!(#private::DetailPolicy::__of_inner(#policy)));
                let is_declared = quote!(if #private::DetailPolicy::is_declared(#policy));
                let write = answer("fmt_detail", Some(&self.names.f));
                self.fmt_detail.add(&quote!(#bound #is_declared), &write);
            }
        }
        let occurrence = self.delegated_occurrence(delegate, map);
        self.add_occurrence(variant, &occurrence);

        let ty = variant.fields[delegate.field.index].1;
        self.nested.push(match map {
            Some(map) => quote!(#private::Nested::<#map>::CATALOG),
            None => quote!(#private::Nested::<#ty>::CATALOG),
        });
        if map.is_none() && mentions_param(ty, &self.spec.input.generics) {
            self.bounds.push(quote!(#ty: #private::Answers));
            self.nested_bounds.push(quote!(#ty: #private::Catalogued));
        }
        let used = sources(&delegate.headers, &delegate.members);
        self.bound(variant, used, delegate.detail.as_ref());
    }

    /// What the field says, then what the variant and the type add to it.
    fn delegated_occurrence(&self, delegate: &Delegate, map: Option<&Path>) -> Occurrence {
        let private = self.private;
        let problem = &self.names.problem;
        let mut occurrence = Occurrence::default();
        occurrence.fields.insert(delegate.field.index);
        let inner = match map {
            Some(_) => call_inner(delegate.field, map, "occurrence", Some(problem), private),
            None => {
                let inner = answers(delegate.field, private);
                quote!(#private::Problem::__transparent(#problem, #inner))
            }
        };
        occurrence.statements.extend(quote!(#inner;));
        if delegate.detail.is_some() {
            occurrence.statements.extend(quote! {
                #private::Problem::__set_text(#problem, ::core::option::Option::None);
            });
        }
        let common = &self.spec.common;
        for (headers, members) in [
            (&delegate.headers, &delegate.members),
            (&common.headers, &common.members),
        ] {
            occurrence.add((headers, members), private, &quote!(self), problem);
            for header in headers {
                if let HeaderValue::Constant(value) = &header.value {
                    let name = &header.name;
                    occurrence.statements.extend(quote! {
                        #private::Problem::__add_outer_header(#problem, #name, #value);
                    });
                }
            }
        }
        occurrence
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
        detail: Option<&Detail>,
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
        let Names { problem, f } = &self.names;
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

/// The call of a method of the field that answers. It stands at one place of the user's, whatever the
/// method, so that rustc says once that a field cannot answer.
fn call_inner(
    field: Field,
    map: Option<&Path>,
    method: &str,
    more: Option<&Ident>,
    private: &TokenStream,
) -> TokenStream {
    let method = Ident::new(method, Span::call_site());
    let more = more.map(|more| quote!(, #more));
    match map {
        Some(map) => {
            let binding = field.binding();
            let call = quote!(#private::MappedBy::<#map>::#method(#binding #more));
            relocate(call, map.span())
        }
        None => {
            let inner = answers(field, private);
            quote!(#private::FlowError::#method(#inner #more))
        }
    }
}

/// The field as a `FlowError`.
fn answers(field: Field, private: &TokenStream) -> TokenStream {
    let binding = field.binding();
    relocate(quote!(#private::Answers::answers(#binding)), field.span)
}

/// `Self::Variant { field: binding, .. }`, which fits every shape of a variant.
fn pattern(variant: &Variant<'_>, fields: &BTreeSet<usize>) -> TokenStream {
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
