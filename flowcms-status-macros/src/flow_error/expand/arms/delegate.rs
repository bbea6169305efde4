//! Variants whose field answers.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::Path;

use super::{Arms, pattern};
use crate::declaration::spec::{Field, Header, HeaderValue, Member};
use crate::emit::{Occurrence, at_path, relocate};
use crate::flow_error::check::{Delegate, Variant};

/// Who answers: the field itself, or a map by its place in the type.
#[derive(Clone, Copy)]
enum By<'p> {
    Field,
    Map(&'p Path, usize),
}

impl<'s> Arms<'s> {
    /// A variant whose field answers: a `FlowError`, or an error that `map` knows.
    pub(super) fn add_delegate(
        &mut self,
        variant: &Variant<'_>,
        delegate: &Delegate,
        map: Option<&'s Path>,
    ) {
        let private = self.private;
        let ty = variant.fields[delegate.field.index].1;
        let by = match map {
            Some(map) => By::Map(map, self.map(map)),
            None => {
                self.nested
                    .push(quote!(#private::Nested::<#ty>::__FLOW_CATALOG));
                self.bounds.error(ty, &quote!(#private::Answers));
                self.bounds.catalogued(ty);
                By::Field
            }
        };
        let inner = Inner {
            field: delegate.field,
            by,
            private,
        };
        let bound = pattern(variant, &BTreeSet::from([delegate.field.index]));
        let any = pattern(variant, &BTreeSet::new());

        let problem_type = inner.problem_type();
        (self.problem_type).add(&bound, &quote!(return #problem_type));
        self.status.add(&bound, &inner.status());
        (self.constant).add(&any, &quote!(::core::option::Option::None));

        match &delegate.detail {
            Some(detail) => {
                let this = (&quote!(self), &quote!(&self));
                let policy = detail.declared_policy(private);
                self.detail.add(&any, &policy.unwrap_or_default());
                if let Some((write, fields)) = detail.fmt(private, this, &self.names.f) {
                    self.fmt_detail.add(&pattern(variant, &fields), &write);
                }
            }
            None => {
                let policy = inner.detail();
                (self.detail).add(&bound, &quote!(#private::DetailPolicy::__of_inner(#policy)));
                let is_declared = quote!(if #private::DetailPolicy::is_declared(#policy));
                let write = inner.fmt_detail(&self.names.f);
                self.fmt_detail.add(&quote!(#bound #is_declared), &write);
            }
        }
        let occurrence = self.delegated_occurrence(delegate, &inner);
        self.add_occurrence(variant, &occurrence);

        self.bounds
            .parts(variant, &delegate.headers, &delegate.members);
        if let Some(detail) = &delegate.detail {
            self.bounds.detail(variant, detail);
        }
    }

    /// What the field says, then what the variant and the type add to it.
    fn delegated_occurrence(&self, delegate: &Delegate, inner: &Inner<'_>) -> Occurrence {
        let private = self.private;
        let problem = &self.names.problem;
        let mut occurrence = Occurrence::default();
        occurrence.fields.insert(delegate.field.index);
        occurrence.statements.extend(inner.occurrence(problem));
        if delegate.detail.is_some() {
            occurrence.statements.extend(quote! {
                #private::Problem::__unsay(#problem);
            });
        }
        for name in &delegate.withheld {
            let withhold = quote!(#private::Problem::__withhold_outer(#problem, #name););
            occurrence.statements.extend(withhold);
        }
        self.add_outer(&mut occurrence, &delegate.headers, &delegate.members);
        self.add_common(&mut occurrence);
        occurrence
    }

    /// What the type adds to what an error inside says.
    pub(super) fn add_common(&self, occurrence: &mut Occurrence) {
        let common = &self.spec.common;
        self.add_outer(occurrence, &common.headers, &common.members);
        let (private, problem) = (self.private, &self.names.problem);
        for name in &common.withheld {
            occurrence.statements.extend(quote! {
                #private::Problem::__withhold_outer(#problem, #name);
            });
        }
    }

    fn add_outer(&self, occurrence: &mut Occurrence, headers: &[Header], members: &[Member]) {
        let (private, problem) = (self.private, &self.names.problem);
        occurrence.add((headers, members), private, &quote!(self), problem);
        for header in headers {
            if let HeaderValue::Constant(value) = &header.value {
                let value = value.field_value();
                let name = &header.name;
                occurrence.statements.extend(quote! {
                    #private::Problem::__add_outer_header(#problem, #name, #value);
                });
            }
        }
    }
}

/// The calls of the field that answers. Each stands at one place of the user's, whatever the method,
/// so that rustc says once that a field cannot answer.
struct Inner<'a> {
    field: Field,
    by: By<'a>,
    private: &'a TokenStream,
}

impl Inner<'_> {
    fn problem_type(&self) -> TokenStream {
        self.call("problem_type", None, true)
    }

    fn status(&self) -> TokenStream {
        self.call("status", None, true)
    }

    fn detail(&self) -> TokenStream {
        let private = self.private;
        match self.by {
            By::Field => self.call("detail", None, false),
            By::Map(..) => {
                let problem_type = self.problem_type();
                quote!(#private::ProblemType::detail(#problem_type))
            }
        }
    }

    fn fmt_detail(&self, f: &Ident) -> TokenStream {
        self.call("fmt_detail", Some(f), false)
    }

    fn occurrence(&self, problem: &Ident) -> TokenStream {
        let private = self.private;
        match self.by {
            By::Field => {
                let inner = self.answers();
                quote!(#private::Problem::__transparent(#problem, #inner);)
            }
            By::Map(..) => {
                let call = self.call("occurrence", Some(problem), false);
                quote!(#call;)
            }
        }
    }

    /// `in_voice`: a map asks for its rows in the voice of the type.
    fn call(&self, method: &str, more: Option<&Ident>, in_voice: bool) -> TokenStream {
        let private = self.private;
        let more = more.map(|more| quote!(, #more));
        match self.by {
            By::Field => {
                let method = format_ident!("{method}");
                let inner = self.answers();
                quote!(#private::FlowError::#method(#inner #more))
            }
            By::Map(map, index) => {
                let method = format_ident!("__{method}");
                let binding = self.field.binding();
                let types = format_ident!("__FLOW_MAP_{index}");
                let types = in_voice.then(|| quote!(, &#types));
                at_path(
                    map,
                    quote!(#private::MappedBy::<#map>::#method(#binding #types #more)),
                )
            }
        }
    }

    /// The field as a `FlowError`.
    fn answers(&self) -> TokenStream {
        let (private, binding) = (self.private, self.field.binding());
        relocate(
            quote!(#private::Answers::answers(#binding)),
            self.field.span,
        )
    }
}
