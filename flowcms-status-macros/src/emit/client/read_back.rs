//! What a client type has read, for the kit to compare with what was sent.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote_spanned};

use super::{Side, placed};
use crate::declaration::client::{ClientField, Source};
use crate::emit::roots::hygienic;

impl Side<'_> {
    /// Each field with the name under which it travels.
    pub(super) fn read_back(&self) -> TokenStream {
        let at = self.client.place();
        let private = &placed(self.private.clone(), at);
        let sent = hygienic("__flow_sent");
        let compared = |field: &ClientField| match field.source {
            Source::Inner => quote_spanned!(at=> #private::read_back::ReadBack),
            Source::Member(_) | Source::Errors => quote_spanned!(at=> #private::Member),
            Source::Header(_) => quote_spanned!(at=> #private::HeaderField),
        };
        let [params, ty, bounds] = self.generic(compared);
        let arms = self.client.variants.iter().map(|variant| {
            let with = variant.with("", self.client);
            let fields = variant.each(|index| {
                let variable = variant.variable("", index).into_token_stream();
                match &variant.fields[index].source {
                    Source::Member(name) => {
                        quote_spanned!(at=> #private::read_back::Sent::member(#sent, #name, #variable))
                    }
                    Source::Errors => {
                        quote_spanned!(at=> #private::read_back::Sent::member(#sent, "errors", #variable))
                    }
                    Source::Header(name) => {
                        quote_spanned!(at=> #private::read_back::Sent::header(#sent, #name, #variable))
                    }
                    Source::Inner => {
                        quote_spanned!(at=> #private::read_back::ReadBack::__compare(#variable, #sent))
                    }
                }
            });
            quote_spanned!(at=> #with => { #(#fields;)* })
        });
        let compare = if self.is_stub {
            TokenStream::new()
        } else {
            self.matched(&arms.collect())
        };
        quote_spanned! {at=>
            #[automatically_derived]
            impl #params #private::read_back::ReadBack for #ty #bounds {
                #[allow(unused_variables)]
                fn __compare(&self, #sent: &mut #private::read_back::Sent<'_>) {
                    #compare
                }
            }
        }
    }
}
