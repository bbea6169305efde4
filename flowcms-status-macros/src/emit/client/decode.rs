//! What a client type is read from, and what is declared of it.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens as _, quote_spanned};

use super::{Side, placed};
use crate::declaration::client::{ClientField, ClientVariant, Says, Source};
use crate::emit::roots::hygienic;

impl Side<'_> {
    /// `Decode`, and the declared class.
    pub(super) fn decode(&self) -> TokenStream {
        let at = self.client.place();
        let private = &placed(self.private.clone(), at);
        let decoded = |field: &ClientField| match field.source {
            Source::Inner => quote_spanned!(at=> #private::client::Decode),
            Source::Member(_) | Source::Errors => quote_spanned!(at=> #private::client::FromMember),
            Source::Header(_) => quote_spanned!(at=> #private::client::FromHeaderField),
        };
        let [params, ty, bounds] = self.generic(decoded);
        let reading = hygienic("__flow_reading");
        let (of_rows, read, retry) = match (self.is_stub, self.is_map) {
            (true, _) => (
                TokenStream::new(),
                quote_spanned!(at=> ::core::option::Option::None),
                quote_spanned!(at=> #private::Retry::Never),
            ),
            (false, true) => (
                self.rows(&reading),
                quote_spanned!(at=> #private::client::Reading::row(#reading, &__FLOW_TYPES)),
                quote_spanned!(at=> #private::client::retry_of_row(self, &__FLOW_TYPES)),
            ),
            (false, false) => (TokenStream::new(), self.read(&reading), self.retry()),
        };
        quote_spanned! {at=>
            #of_rows

            #[automatically_derived]
            impl #params #private::client::Decode for #ty #bounds {
                #[allow(unused_variables)]
                fn __decode(
                    #reading: #private::client::Reading<'_>,
                ) -> ::core::option::Option<Self> {
                    #read
                }

                #[allow(unused_variables)]
                fn __retry(&self) -> #private::Retry {
                    #retry
                }
            }

            impl #params #ty #bounds {
                /// Whether the same request is worth sending again, as it is declared.
                #[must_use]
                pub fn retry(&self) -> #private::Retry {
                    #private::client::Decode::__retry(self)
                }
            }
        }
    }

    /// The variant made of what is read; of the field that answers, `inner` was.
    fn made(&self, variant: &ClientVariant, reading: &Ident) -> TokenStream {
        let at = self.client.place();
        let private = &placed(self.private.clone(), at);
        let path = variant.path(self.client);
        let fields = variant.each(|index| {
            let member = variant.member(index);
            let ClientField { source, ty, .. } = &variant.fields[index];
            let value = match source {
                // With its type: beside a bound on a parameter rustc would infer that one.
                Source::Member(name) => {
                    quote_spanned!(at=> #private::client::Reading::member::<#ty>(#reading, #name)?)
                }
                Source::Errors => {
                    quote_spanned!(at=> #private::client::Reading::errors::<#ty>(#reading)?)
                }
                Source::Header(name) => {
                    quote_spanned!(at=> #private::client::Reading::header(#reading, #name))
                }
                Source::Inner => variant.variable("", index).into_token_stream(),
            };
            quote_spanned!(at=> #member: #value)
        });
        quote_spanned!(at=> ::core::option::Option::Some(#path { #(#fields),* }))
    }

    /// The own problem types first, then what the fields that answer make of it.
    fn read(&self, reading: &Ident) -> TokenStream {
        let at = self.client.place();
        let private = &placed(self.private.clone(), at);
        let index = hygienic("__flow_index");
        let mut arms = TokenStream::new();
        let mut steps = Vec::new();
        for variant in &self.client.variants {
            let made = self.made(variant, reading);
            match &variant.says {
                Says::Own(_, types) => {
                    let types = types.iter().map(|index| Literal::usize_unsuffixed(*index));
                    arms.extend(quote_spanned!(at=> #(#types)|* => #made,));
                }
                Says::Inner(map) => {
                    let Some((place, inner)) = variant.answering() else {
                        continue;
                    };
                    let read = match map {
                        Some(map) => {
                            let types = (self.types_of)(map);
                            quote_spanned!(at=> #private::client::Reading::row(#reading, &#types)?)
                        }
                        None => {
                            quote_spanned!(at=> #private::client::Reading::inner::<Self, _>(#reading)?)
                        }
                    };
                    let read = placed(read, variant.fields[place].span);
                    steps.push(quote_spanned!(at=> .or_else(|| { let #inner = #read; #made })));
                }
            }
        }
        let own = if arms.is_empty() {
            quote_spanned!(at=> ::core::option::Option::None)
        } else {
            quote_spanned! {at=>
                #private::client::Reading::own(#reading, &__FLOW_TYPES, |#index| match #index {
                    #arms
                    _ => ::core::option::Option::None,
                })
            }
        };
        quote_spanned!(at=> #own #(#steps)*)
    }

    fn retry(&self) -> TokenStream {
        let at = self.client.place();
        let private = &placed(self.private.clone(), at);
        let mut is_own = false;
        let arms = self.client.variants.iter().map(|variant| {
            let path = variant.path(self.client);
            match (&variant.says, variant.answering()) {
                (Says::Inner(map), Some((place, inner))) => {
                    let member = variant.member(place);
                    let retry = match map {
                        Some(map) => {
                            let types = (self.types_of)(map);
                            quote_spanned!(at=> #private::client::retry_of_row(#inner, &#types))
                        }
                        None => quote_spanned!(at=> #private::client::Decode::__retry(#inner)),
                    };
                    let retry = placed(retry, variant.fields[place].span);
                    quote_spanned!(at=> #path { #member: #inner, .. } => return #retry,)
                }
                (Says::Own(_, types), _) => {
                    is_own = true;
                    let index = types.first().copied().unwrap_or_default();
                    let index = Literal::usize_unsuffixed(index);
                    quote_spanned!(at=> #path { .. } => #index,)
                }
                (Says::Inner(_), None) => TokenStream::new(),
            }
        });
        let arms: TokenStream = arms.collect();
        let matched = self.matched(&arms);
        if is_own {
            quote_spanned!(at=> #private::ProblemType::retry(&__FLOW_TYPES[#matched]))
        } else {
            matched
        }
    }

    /// The rows of a map, which are known by their reasons.
    fn rows(&self, reading: &Ident) -> TokenStream {
        let at = self.client.place();
        let private = &placed(self.private.clone(), at);
        let name = placed(self.client.name.to_token_stream(), at);
        let reason = hygienic("__flow_reason");
        let (mut read, mut reasons) = (TokenStream::new(), TokenStream::new());
        for variant in &self.client.variants {
            let Says::Own(text, _) = &variant.says else {
                continue;
            };
            let (made, path) = (self.made(variant, reading), variant.path(self.client));
            read.extend(quote_spanned!(at=> #text => #made,));
            reasons.extend(quote_spanned!(at=> #path { .. } => #text,));
        }
        let reasons = self.matched(&reasons);
        quote_spanned! {at=>
            #[automatically_derived]
            impl #private::client::DecodeRow for #name {
                #[allow(unused_variables)]
                fn __of_row(
                    #reason: &::core::primitive::str,
                    #reading: #private::client::Reading<'_>,
                ) -> ::core::option::Option<Self> {
                    match #reason {
                        #read
                        _ => ::core::option::Option::None,
                    }
                }

                fn __reason(&self) -> &'static ::core::primitive::str {
                    #reasons
                }
            }
        }
    }
}
