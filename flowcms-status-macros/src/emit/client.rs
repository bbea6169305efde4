//! The caller's side of a declaration: a type, and what it is read from.

use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::{GenericParam, Path};

use super::Target;
use super::roots::hygienic;
use crate::declaration::client::{Client, ClientField, ClientVariant, Says, Source};

/// The type, which stands beside the one that it is made for.
///
/// What rustc says of a field that has no client type it says wherever the type is looked at: all
/// tokens stand at that field, so that it is one message.
pub(crate) fn definition(client: &Client, of: &Ident, private: &TokenStream) -> TokenStream {
    let Client {
        name,
        vis,
        is_struct,
        params,
        answering: _,
        variants,
    } = client;
    let docs = format!("The problems of [`{of}`] as a caller reads them.");
    let body = if *is_struct {
        match variants.first() {
            Some(variant) => variant.shape(&quote!(pub), true),
            None => quote!(;),
        }
    } else {
        let variants = variants.iter().map(|variant| {
            let ClientVariant { ident, .. } = variant;
            let (docs, shape) = (variant.docs(), variant.shape(&TokenStream::new(), false));
            quote!(#docs #ident #shape,)
        });
        quote!({ #(#variants)* })
    };
    let keyword = if *is_struct {
        quote!(struct)
    } else {
        quote!(enum)
    };
    quote! {
        #private::client_side! {
            #[doc = #docs]
            #[non_exhaustive]
            #[allow(
                dead_code, deprecated, missing_copy_implementations, missing_docs,
                variant_size_differences, clippy::enum_variant_names,
                clippy::large_enum_variant, clippy::struct_excessive_bools, rustdoc::broken_intra_doc_links,
                rustdoc::private_intra_doc_links
            )]
            #vis #keyword #name<#(#params),*> #body
        }
    }
}

impl Client {
    /// Where rustc says what it has to say of the whole: at the first field that has the client type
    /// of another type, if there is one.
    fn place(&self) -> Span {
        let mut fields = self.variants.iter().flat_map(|variant| &variant.fields);
        let foreign =
            |field: &&ClientField| matches!(field.source, Source::Inner) && field.bounded.is_none();
        (fields.find(foreign)).map_or_else(Span::mixed_site, |field| at(field.span))
    }
}

impl ClientVariant {
    fn docs(&self) -> TokenStream {
        let description = &self.description;
        match &self.says {
            _ if !description.is_empty() => quote!(#[doc = #description]),
            Says::Own(reason, _) => {
                let docs = format!("The problem `{reason}`.");
                quote!(#[doc = #docs])
            }
            Says::Inner(_) => quote!(),
        }
    }

    /// The fields as they are declared.
    fn shape(&self, vis: &TokenStream, is_struct: bool) -> TokenStream {
        let end = is_struct.then(|| quote!(;));
        let fields = self.fields.iter().map(|field| {
            let ClientField { member, ty, .. } = field;
            match member {
                syn::Member::Named(name) => quote!(#vis #name: #ty),
                syn::Member::Unnamed(_) => quote!(#vis #ty),
            }
        });
        match self.fields.first() {
            None => quote!(#end),
            Some(_) if self.is_tuple => quote!((#(#fields),*) #end),
            Some(_) => quote!({ #(#fields),* }),
        }
    }

    /// `Self::Variant`, or `Self` of a struct.
    fn path(&self, client: &Client) -> TokenStream {
        let at = client.place();
        let ident = placed(self.ident.to_token_stream(), at);
        if client.is_struct {
            quote_spanned!(at=> Self)
        } else {
            quote_spanned!(at=> Self::#ident)
        }
    }

    /// The name of a field on the caller's side: those that do not travel leave no gap.
    fn member(&self, index: usize) -> TokenStream {
        let member = match &self.fields[index].member {
            syn::Member::Named(name) => name.to_token_stream(),
            syn::Member::Unnamed(_) => Literal::usize_unsuffixed(index).to_token_stream(),
        };
        placed(member, self.fields[index].span)
    }

    /// Each field with the variable of that prefix, at the field.
    fn with(&self, prefix: &str, client: &Client) -> TokenStream {
        let (path, at) = (self.path(client), client.place());
        let fields = (0..self.fields.len()).map(|index| {
            let (member, variable) = (self.member(index), self.variable(prefix, index));
            quote!(#member: #variable)
        });
        quote_spanned!(at=> #path { #(#fields),* })
    }

    fn variable(&self, prefix: &str, index: usize) -> Ident {
        format_ident!("__flow_{prefix}{index}", span = at(self.fields[index].span))
    }

    /// The field that answers, and its variable.
    fn answering(&self) -> Option<(usize, Ident)> {
        let index = (self.fields.iter()).position(|field| matches!(field.source, Source::Inner))?;
        Some((index, self.variable("", index)))
    }

    /// The names that are written.
    fn as_shape(&self, private: &TokenStream) -> TokenStream {
        let variant = self.ident.unraw().to_string();
        let reason = match &self.says {
            Says::Own(reason, _) => reason,
            Says::Inner(_) => "",
        };
        let names = (self.fields.iter()).filter_map(|field| match &field.member {
            syn::Member::Named(name) => Some(name.unraw().to_string()),
            syn::Member::Unnamed(_) => None,
        });
        quote! {
            #private::client::Shape { variant: #variant, reason: #reason, fields: &[#(#names),*] }
        }
    }

    /// `#function(…)` of each field, said at the field.
    fn each(&self, of: impl Fn(usize) -> TokenStream) -> Vec<TokenStream> {
        let fields = self.fields.iter().enumerate();
        fields
            .map(|(index, field)| placed(of(index), field.span))
            .collect()
    }
}

/// One place for what rustc says of a field: with other hygiene it would be another.
pub(crate) fn at(span: Span) -> Span {
    Span::mixed_site().located_at(span)
}

/// The tokens at a field.
pub(crate) fn placed(tokens: TokenStream, span: Span) -> TokenStream {
    let tokens = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = &token {
            let inside = placed(group.stream(), span);
            token = Group::new(group.delimiter(), inside).into();
        }
        token.set_span(at(span));
        token
    });
    tokens.collect()
}

/// What the impls need to know of the declaration.
pub(crate) struct Side<'s> {
    pub(crate) client: &'s Client,
    pub(crate) private: &'s TokenStream,
    /// The type that is declared.
    pub(crate) target: &'s Target,
    /// The problem types of a map in the voice of the type.
    pub(crate) types_of: &'s dyn Fn(&Path) -> TokenStream,
    /// A map, whose rows have their reasons in any voice.
    pub(crate) is_map: bool,
    /// Something is wrong elsewhere: nothing is read.
    pub(crate) is_stub: bool,
}

impl Side<'_> {
    pub(crate) fn impls(&self) -> TokenStream {
        let at = self.client.place();
        let private = &placed(self.private.clone(), at);
        let (has_client, values, decode) = (self.has_client(), self.values(), self.decode());
        quote_spanned! {at=>
            #private::client_side! {
                #has_client
                #values
                #decode
            }
        }
    }

    /// The type with its parameters, and a where clause that asks for `bound` where a field needs it.
    fn generic(&self, bound: impl Fn(&ClientField) -> TokenStream) -> [TokenStream; 3] {
        let at = self.client.place();
        let Client {
            name,
            params,
            variants,
            ..
        } = self.client;
        let name = placed(name.to_token_stream(), at);
        let arguments = params.iter().map(|param| match param {
            GenericParam::Type(param) => param.ident.to_token_stream(),
            GenericParam::Const(param) => param.ident.to_token_stream(),
            GenericParam::Lifetime(param) => param.lifetime.to_token_stream(),
        });
        let fields = variants.iter().flat_map(|variant| &variant.fields);
        let bounds = fields.filter_map(|field| {
            let (ty, bound) = (field.bounded.as_ref()?, bound(field));
            Some(quote_spanned!(at=> #ty: #bound,))
        });
        [
            quote_spanned!(at=> <#(#params),*>),
            quote_spanned!(at=> #name<#(#arguments),*>),
            quote_spanned!(at=> where #(#bounds)*),
        ]
    }

    fn has_client(&self) -> TokenStream {
        let at = self.client.place();
        let private = &placed(self.private.clone(), at);
        let Client {
            name,
            params,
            answering,
            ..
        } = self.client;
        let name = placed(name.to_token_stream(), at);
        let Target {
            params: of_type,
            ty,
            written,
            ..
        } = self.target;
        let arguments = params.iter().map(|param| match param {
            GenericParam::Type(param) if answering.contains(&param.ident) => {
                let ident = &param.ident;
                quote_spanned!(at=> <#ident as #private::client::HasClient>::Client)
            }
            GenericParam::Type(param) => param.ident.to_token_stream(),
            GenericParam::Const(param) => param.ident.to_token_stream(),
            GenericParam::Lifetime(param) => param.lifetime.to_token_stream(),
        });
        quote_spanned! {at=>
            #[automatically_derived]
            #[allow(deprecated)]
            impl<#of_type> #private::client::HasClient for #ty
            where #written #(#answering: #private::client::HasClient,)*
            {
                type Client = #name<#(#arguments),*>;
            }
        }
    }

    /// `Debug`, `Clone`, `PartialEq`, `Display` and `Error`, each token at the field that it is for.
    fn values(&self) -> TokenStream {
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

    /// `match self { … }`, which may have nothing to match.
    fn matched(&self, arms: &TokenStream) -> TokenStream {
        let at = self.client.place();
        if self.client.variants.is_empty() {
            quote_spanned!(at=> match *self {})
        } else {
            quote_spanned!(at=> match self { #arms })
        }
    }

    /// `Decode`, and the declared class.
    fn decode(&self) -> TokenStream {
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
            let value = match &variant.fields[index].source {
                Source::Member(name) => {
                    quote_spanned!(at=> #private::client::Reading::member(#reading, #name)?)
                }
                Source::Errors => quote_spanned!(at=> #private::client::Reading::errors(#reading)?),
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
