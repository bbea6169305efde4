//! The caller's side of a declaration: a type, and what it is read from.

mod decode;
mod read_back;
mod values;

use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::{GenericParam, Path};

use super::Target;
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
    let docs = format!("The problems of [`{}`] as a caller reads them.", of.unraw());
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
    /// The type that is declared, unless there is none but the caller's.
    pub(crate) target: Option<&'s Target>,
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
        let read_back = self.read_back();
        quote_spanned! {at=>
            #private::client_side! {
                #has_client
                #values
                #decode
            }
            #private::kits_side! {
                #read_back
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

    fn has_client(&self) -> Option<TokenStream> {
        let target = self.target?;
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
        } = target;
        let arguments = params.iter().map(|param| match param {
            GenericParam::Type(param) if answering.contains(&param.ident) => {
                let ident = &param.ident;
                quote_spanned!(at=> <#ident as #private::client::HasClient>::Client)
            }
            GenericParam::Type(param) => param.ident.to_token_stream(),
            GenericParam::Const(param) => param.ident.to_token_stream(),
            GenericParam::Lifetime(param) => param.lifetime.to_token_stream(),
        });
        Some(quote_spanned! {at=>
            #[automatically_derived]
            #[allow(deprecated)]
            impl<#of_type> #private::client::HasClient for #ty
            where #written #(#answering: #private::client::HasClient,)*
            {
                type Client = #name<#(#arguments),*>;
            }
        })
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
}
