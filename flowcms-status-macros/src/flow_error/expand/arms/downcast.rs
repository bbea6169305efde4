//! Variants that a boxed error answers for, if it is of a type that `downcast` lists.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::own::OwnArms;
use super::{Arms, Names, pattern};
use crate::declaration::spec::Downcast;
use crate::emit::Occurrence;
use crate::flow_error::check::Variant;

impl Arms<'_> {
    /// A variant that answers as declared, unless the error in its field is one that answers.
    pub(super) fn add_downcast(
        &mut self,
        variant: &Variant<'_>,
        own: OwnArms,
        downcast: &Downcast,
    ) {
        let private = self.private;
        let Names { f, inside, .. } = &self.names;
        let any = pattern(variant, &BTreeSet::new());
        let OwnArms {
            place,
            status,
            fmt_detail,
            mut occurrence,
            is_of_fields: _,
        } = own;
        let of_inside = |method: &str, more: Option<&Ident>| {
            let method = Ident::new(method, Span::call_site());
            let more = more.map(|more| quote!(, #more));
            quote!(#private::FlowError::#method(#inside #more))
        };

        let found = of_inside("problem_type", None);
        let problem_type = or_found(inside, &quote!(return #found), &quote!(#place), private);
        let (status, fields) = status.unwrap_or_else(|| {
            let of_type = quote!(#private::ProblemType::status(&__FLOW_TYPES[#place]));
            (of_type, BTreeSet::new())
        });
        let status = or_found(inside, &of_inside("status", None), &status, private);
        let detail = or_found(
            inside,
            &quote!(#private::detail_of_found(#inside)),
            &quote!(#private::ProblemType::detail(&__FLOW_TYPES[#place])),
            private,
        );
        let (write, named) = fmt_detail.unwrap_or_else(|| {
            let display = quote!(::core::fmt::Display::fmt(self, #f));
            (display, BTreeSet::new())
        });
        let write = or_found(inside, &of_inside("fmt_detail", Some(f)), &write, private);
        let problem = &self.names.problem;
        let found = of_inside("occurrence", Some(problem));
        let mut common = Occurrence::default();
        self.add_common(&mut common);
        let (common, statements) = (&common.statements, &occurrence.statements);
        occurrence.statements = or_found(
            inside,
            &quote!({ #found; #private::Problem::__end_of_inner(#problem); #common }),
            &quote!({ #statements }),
            private,
        );

        self.problem_type.add(&any, &problem_type);
        self.status.add(&pattern(variant, &fields), &status);
        self.detail.add(&any, &detail);
        self.fmt_detail.add(&pattern(variant, &named), &write);
        self.constant
            .add(&any, &quote!(::core::option::Option::None));
        self.add_occurrence(variant, &occurrence);

        for ty in &downcast.types {
            self.nested
                .push(quote!(#private::Nested::<#ty>::__FLOW_CATALOG));
            self.bounds.error(
                ty,
                &quote!(#private::FlowError + ::core::marker::Send + ::core::marker::Sync + 'static),
            );
            self.bounds.catalogued(ty);
        }
    }
}

/// What `inside` does, if an error that answers was found, else what the variant does.
fn or_found(
    inside: &Ident,
    found: &TokenStream,
    own: &TokenStream,
    private: &TokenStream,
) -> TokenStream {
    quote! {
        match #private::Downcast::answering(self) {
            ::core::option::Option::Some(#inside) => #found,
            ::core::option::Option::None => #own,
        }
    }
}
