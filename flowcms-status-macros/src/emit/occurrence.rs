//! What each occurrence has of its own, as statements.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, format_ident, quote};
use syn::Path;

use super::roots::{at_path, binding, call_by_ref, hygienic};
use crate::declaration::spec::{Field, Format, Header, HeaderValue, Member, RunTimeStatus, Source};

impl Field {
    pub(crate) fn binding(self) -> Ident {
        binding(self.index, self.span)
    }
}

impl Format {
    pub(crate) fn tokens(&self) -> TokenStream {
        let literal = &self.literal;
        let names: BTreeMap<&String, usize> = (self.arguments.iter())
            .map(|(name, field, _)| (name, *field))
            .collect();
        let arguments = names.into_iter().map(|(name, field)| {
            let (name, field) = (format_ident!("{name}"), binding(field, literal.span()));
            quote!(#name = #field)
        });
        quote!(::core::format_args!(#literal #(, #arguments)*))
    }

    pub(crate) fn fields(&self) -> impl Iterator<Item = usize> {
        self.arguments.iter().map(|(_, field, _)| *field)
    }
}

impl RunTimeStatus {
    pub(crate) fn field(&self) -> Option<usize> {
        match self {
            Self::Field(field) => Some(field.index),
            Self::Function(_) => None,
        }
    }

    /// What says the status. `this` is the error.
    pub(crate) fn value(&self, this: &TokenStream) -> TokenStream {
        match self {
            Self::Field(field) => field.binding().to_token_stream(),
            Self::Function(path) => call_by_ref(path, this),
        }
    }
}

impl Source {
    fn fields(&self) -> Vec<usize> {
        match self {
            Self::Field(field) => vec![field.index],
            Self::Text(format) => format.fields().collect(),
            Self::Function(_) | Self::Constant(_) => Vec::new(),
        }
    }
}

/// Statements of an `occurrence` and the fields they name.
#[derive(Default)]
pub(crate) struct Occurrence {
    pub(crate) statements: TokenStream,
    pub(crate) fields: BTreeSet<usize>,
}

impl Occurrence {
    pub(crate) fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }

    /// Adds what each occurrence has of its own. `this` is the error, `problem` what is filled.
    pub(crate) fn add(
        &mut self,
        (headers, members): (&[Header], &[Member]),
        private: &TokenStream,
        this: &TokenStream,
        problem: &Ident,
    ) {
        for Header {
            name,
            value,
            from: _,
        } in headers
        {
            let HeaderValue::Source(source) = value else {
                continue;
            };
            self.fields.extend(source.fields());
            let declared = name;
            let name = name.to_ascii_lowercase();
            let name = quote!(const { #private::HeaderName::from_static(#name) });
            self.statements.extend(match source {
                Source::Field(field) => {
                    let field = field.binding();
                    quote!(#private::Problem::add_header(#problem, #name, #field);)
                }
                Source::Text(format) => {
                    let format = format.tokens();
                    quote!(#private::Problem::add_header_text(#problem, #name, #format);)
                }
                Source::Function(path) => made(
                    private,
                    path,
                    this,
                    declared,
                    |value| quote!(#private::Problem::add_header(#problem, #name, &#value);),
                ),
                // A constant header is declared, not added.
                Source::Constant(_) => continue,
            });
        }
        for Member { name, source, .. } in members {
            self.fields.extend(source.fields());
            self.statements.extend(match source {
                Source::Field(field) => {
                    let add = if field.may_be_unsized {
                        quote!(__add_unsized_member)
                    } else {
                        quote!(add_member)
                    };
                    let field = field.binding();
                    quote!(#private::Problem::#add(#problem, #name, #field);)
                }
                Source::Text(format) => {
                    let format = format.tokens();
                    quote!(#private::Problem::__add_member_text(#problem, #name, #format);)
                }
                Source::Function(path) => made(
                    private,
                    path,
                    this,
                    name,
                    |value| quote!(#private::Problem::add_owned_member(#problem, #name, #value);),
                ),
                Source::Constant(path) => {
                    quote!(#private::Problem::add_owned_member(#problem, #name, #path);)
                }
            });
        }
    }
}

/// `add` of what the function at `path` makes of the error, unless that is what asks for it.
fn made(
    private: &TokenStream,
    path: &Path,
    this: &TokenStream,
    part: &str,
    add: impl FnOnce(&TokenStream) -> TokenStream,
) -> TokenStream {
    let value = at_path(path, hygienic("__flow_value").to_token_stream());
    let call = at_path(path, quote!(#path(#this)));
    let add = add(&value);
    quote! {
        if let ::core::option::Option::Some(#value) = #private::writing(#this, #part, || #call) {
            #add
        }
    }
}
