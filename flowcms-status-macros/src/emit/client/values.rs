//! A client type as a value: how it is written, copied and compared.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote_spanned};

use super::{Side, placed};
use crate::declaration::client::{ClientField, Source};
use crate::emit::roots::hygienic;

impl Side<'_> {
    /// `Debug`, `Clone`, `PartialEq`, `Display` and `Error`, each token at the field that it is for.
    pub(super) fn values(&self) -> TokenStream {
        let at = self.client.place();
        let (client, private) = (self.client, &placed(self.private.clone(), at));
        let [f, by_reason, other] = ["__flow_f", "__flow_by_reason", "__flow_other"].map(hygienic);
        let mut shown = TokenStream::new();
        let mut cloned = TokenStream::new();
        let mut compared = TokenStream::new();
        for variant in &client.variants {
            let (one, two) = (variant.with("", client), variant.with("other_", client));
            if let Some((index, inner)) = variant.answering() {
                let member = variant.member(index);
                let path = variant.path(client);
                let display = quote_spanned!(at=> ::core::fmt::Display::fmt(#inner, #f));
                let display = placed(display, variant.fields[index].span);
                shown.extend(
                    quote_spanned!(at=> #path { #member: #inner, .. } if #by_reason => #display,),
                );
            }
            let shape = variant.as_shape(private);
            let fields = variant.each(|index| variant.variable("", index).into_token_stream());
            shown.extend(quote_spanned! {at=>
                #one => #private::client::Shape::fmt(&#shape, #by_reason, #f, &[#(#fields),*]),
            });
            let fields = variant.each(|index| {
                let (member, field) = (variant.member(index), variant.variable("", index));
                quote_spanned!(at=> #member: ::core::clone::Clone::clone(#field))
            });
            let path = variant.path(client);
            cloned.extend(quote_spanned!(at=> #one => #path { #(#fields),* },));
            if !variant.fields.is_empty() {
                let fields = variant.each(|index| {
                    let [one, two] = ["", "other_"].map(|prefix| variant.variable(prefix, index));
                    quote_spanned!(at=> ::core::cmp::PartialEq::eq(#one, #two))
                });
                compared.extend(quote_spanned!(at=> (#one, #two) => #(#fields)&&*,));
            }
        }
        let [shown, cloned] = [shown, cloned].map(|arms| self.matched(&arms));
        let same = quote_spanned! {at=>
            ::core::mem::discriminant(self) == ::core::mem::discriminant(#other)
        };
        let compared = match (client.is_struct, compared.is_empty()) {
            (true, true) => quote_spanned!(at=> true),
            (true, false) => quote_spanned!(at=> match (self, #other) { #compared }),
            (false, true) => same,
            (false, false) => quote_spanned!(at=> match (self, #other) { #compared _ => #same, }),
        };
        let show = |field: &ClientField| match field.source {
            Source::Inner => quote_spanned!(at=> ::core::fmt::Debug + ::core::fmt::Display),
            Source::Member(_) | Source::Errors | Source::Header(_) => {
                quote_spanned!(at=> ::core::fmt::Debug)
            }
        };
        let [params, ty, show] = self.generic(show);
        let [_, _, clone] = self.generic(|_| quote_spanned!(at=> ::core::clone::Clone));
        let [_, _, eq] = self.generic(|_| quote_spanned!(at=> ::core::cmp::PartialEq));
        let f_type = quote_spanned!(at=> &mut ::core::fmt::Formatter<'_>);
        quote_spanned! {at=>
            impl #params #ty #show {
                #[allow(unused_variables)]
                fn __flow_fmt(
                    &self,
                    #by_reason: ::core::primitive::bool,
                    #f: #f_type,
                ) -> ::core::fmt::Result {
                    #shown
                }
            }

            #[automatically_derived]
            impl #params ::core::fmt::Debug for #ty #show {
                fn fmt(&self, #f: #f_type) -> ::core::fmt::Result {
                    Self::__flow_fmt(self, false, #f)
                }
            }

            #[automatically_derived]
            impl #params ::core::fmt::Display for #ty #show {
                fn fmt(&self, #f: #f_type) -> ::core::fmt::Result {
                    Self::__flow_fmt(self, true, #f)
                }
            }

            #[automatically_derived]
            impl #params ::core::error::Error for #ty #show {}

            #[automatically_derived]
            impl #params ::core::clone::Clone for #ty #clone {
                fn clone(&self) -> Self {
                    #cloned
                }
            }

            #[automatically_derived]
            impl #params ::core::cmp::PartialEq for #ty #eq {
                #[allow(unused_variables)]
                fn eq(&self, #other: &Self) -> ::core::primitive::bool {
                    #compared
                }
            }
        }
    }
}
