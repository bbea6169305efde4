//! What each occurrence has of its own, as statements.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote};
use syn::Path;

use super::roots::{at_path, binding, hygienic};
use crate::declaration::spec::{
    Field, FieldErrors, Format, Header, HeaderValue, Member, RunTimeStatus, Source,
};

/// The error, and the `FlowError` that it is by itself.
pub(crate) type This<'a> = (&'a TokenStream, &'a TokenStream);

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

    /// What says the status.
    pub(crate) fn value(&self, error: This<'_>, private: &TokenStream) -> TokenStream {
        match self {
            Self::Field(field) => field.binding().to_token_stream(),
            Self::Function(path) => {
                let code = asking(
                    path,
                    "status",
                    error,
                    private,
                    |status| quote!(#private::RunTimeStatus::code(&#status)),
                );
                quote!(&::core::option::Option::flatten(#code))
            }
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
                Source::Function(path) => {
                    let asked = hygienic("__flow_asked");
                    let value = called(path, this, &asked, private);
                    let value = at_path(path, quote!(#private::HeaderField::header_value(&#value)));
                    let value = within(&value, this, declared, private);
                    quote! {
                        #private::Problem::__make_header(#problem, #name, move |#asked| #value);
                    }
                }
                // A constant header is declared, not added.
                Source::Constant(_) => continue,
            });
        }
        for Member {
            name,
            source,
            errors,
            ..
        } in members
        {
            self.fields.extend(source.fields());
            if let Some(errors) = errors {
                let add = errors.add(source, private, this, problem);
                self.statements.extend(add);
                continue;
            }
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
                Source::Function(path) => {
                    let [asked, to] = ["__flow_asked", "__flow_to"].map(hygienic);
                    let value = called(path, this, &asked, private);
                    let value = at_path(
                        path,
                        quote!(#private::Member::write_json(&#value, #to)),
                    );
                    let value = within(&value, this, name, private);
                    quote! {
                        #private::Problem::__make_member(#problem, #name, move |#asked, #to| #value);
                    }
                }
                Source::Constant(path) => {
                    quote!(#private::Problem::add_owned_member(#problem, #name, #path);)
                }
            });
        }
    }
}

impl FieldErrors {
    fn add(
        &self,
        source: &Source,
        private: &TokenStream,
        this: &TokenStream,
        problem: &Ident,
    ) -> Option<TokenStream> {
        let names = match self.names {
            Some(case) => format_ident!("{case:?}"),
            None => format_ident!("AsWritten"),
        };
        let names = quote!(#private::FieldNames::#names);
        match source {
            Source::Field(field) => {
                let field = field.binding();
                Some(quote!(#private::Problem::__add_errors(#problem, #field, #names);))
            }
            Source::Function(path) => {
                let [asked, value] = ["__flow_asked", "__flow_value"].map(hygienic);
                let made = called(path, this, &asked, private);
                let made = within(&made, this, "errors", private);
                let by_ref = at_path(path, quote!(&#value));
                Some(quote!({
                    let #asked = &*#problem;
                    if let ::core::option::Option::Some(#value) = #made {
                        #private::Problem::__add_made_errors(#problem, #by_ref, #names);
                    }
                }))
            }
            Source::Text(_) | Source::Constant(_) => None,
        }
    }

    /// Whether the text of the error says nothing of the request's values; `None` = a type that has
    /// no name here.
    pub(crate) fn is_public(&self, private: &TokenStream) -> Option<TokenStream> {
        let ty = without_lifetimes(self.ty.as_ref()?.to_token_stream());
        Some(quote!({
            #[allow(unused_imports)]
            use #private::OtherErrors as _;
            #private::ErrorsOf::<#ty>::__FLOW_IS_PUBLIC
        }))
    }
}

/// The same type where no lifetime has a name.
fn without_lifetimes(tokens: TokenStream) -> TokenStream {
    let mut is_lifetime = false;
    let token = |token| match token {
        TokenTree::Ident(name) if is_lifetime => {
            is_lifetime = false;
            Ident::new("static", name.span()).into()
        }
        TokenTree::Group(group) => {
            let inside = without_lifetimes(group.stream());
            let mut inside = Group::new(group.delimiter(), inside);
            inside.set_span(group.span());
            inside.into()
        }
        token => {
            is_lifetime = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\'');
            token
        }
    };
    tokens.into_iter().map(token).collect()
}

/// What the function at `path` makes of the error `this`, or of its problem, which `asked` has.
pub(super) fn called(
    path: &Path,
    this: &TokenStream,
    asked: &Ident,
    private: &TokenStream,
) -> TokenStream {
    at_path(
        path,
        quote!((&&&&&#private::Asked(#this, #path)).__flow_call(#asked)),
    )
}

/// `value`, unless that is what asks for it.
fn within(
    value: &TokenStream,
    this: &TokenStream,
    part: &str,
    private: &TokenStream,
) -> TokenStream {
    quote! {
        #private::writing(#this, #part, || {
            #[allow(unused_imports)]
            use #private::{Function as _, OtherFunction as _};
            #value
        })
    }
}

/// What `says` makes of what the function at `path` returns, outside of an occurrence.
pub(super) fn asking(
    path: &Path,
    part: &str,
    (this, error): This<'_>,
    private: &TokenStream,
    says: impl FnOnce(TokenStream) -> TokenStream,
) -> TokenStream {
    let asked = hygienic("__flow_asked");
    let said = says(called(path, this, &asked, private));
    let said = at_path(path, said);
    quote! {
        #private::asking(#this, #part, #error, |#asked| {
            #[allow(unused_imports)]
            use #private::{Function as _, OtherFunction as _};
            #said
        })
    }
}
