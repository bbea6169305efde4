//! Variants whose field answers.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Path;
use syn::spanned::Spanned as _;

use super::{Arms, pattern};
use crate::declaration::spec::{Field, Header, HeaderValue, Member};
use crate::emit::{Occurrence, relocate};
use crate::flow_error::check::{Delegate, Variant};
use crate::flow_error::expand::bounds::{mentions_param, sources};

impl Arms<'_> {
    /// A variant whose field answers: a `FlowError`, or an error that `map` knows.
    pub(super) fn add_delegate(
        &mut self,
        variant: &Variant<'_>,
        delegate: &Delegate,
        map: Option<&Path>,
    ) {
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
        self.add_outer(&mut occurrence, &delegate.headers, &delegate.members);
        self.add_common(&mut occurrence);
        occurrence
    }

    /// What the type adds to what an error inside says.
    pub(super) fn add_common(&self, occurrence: &mut Occurrence) {
        let common = &self.spec.common;
        self.add_outer(occurrence, &common.headers, &common.members);
    }

    fn add_outer(&self, occurrence: &mut Occurrence, headers: &[Header], members: &[Member]) {
        let (private, problem) = (self.private, &self.names.problem);
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
