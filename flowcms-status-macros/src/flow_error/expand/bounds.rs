//! Bounds for the used fields whose types mention a parameter of the type, each once.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{Generics, Type};

use crate::declaration::spec::{DetailPolicy, Field, Format, Header, HeaderValue, Member, Source};
use crate::flow_error::check::Variant;
use crate::flow_error::mentioned::Mentioned;

/// What a value is used as, which says the trait it needs.
#[derive(Clone, Copy)]
enum Use {
    Header,
    Member,
    Errors,
}

/// The bounds of a type's impls.
pub(super) struct Bounds<'s> {
    private: &'s TokenStream,
    /// The type itself: a field that holds it needs no bound, since the impl gives what it asks for.
    ident: &'s Ident,
    params: HashSet<&'s Ident>,
    seen: HashSet<String>,
    /// What the impl of `FlowError` asks for.
    pub(super) of_error: TokenStream,
    /// What that of `Catalogued` asks for.
    pub(super) of_catalog: TokenStream,
}

impl<'s> Bounds<'s> {
    pub(super) fn new(ident: &'s Ident, generics: &'s Generics, private: &'s TokenStream) -> Self {
        let types = generics.type_params().map(|param| &param.ident);
        let consts = generics.const_params().map(|param| &param.ident);
        Self {
            private,
            ident,
            params: types.chain(consts).collect(),
            seen: HashSet::new(),
            of_error: TokenStream::new(),
            of_catalog: TokenStream::new(),
        }
    }

    /// `ty: bound` for the impl of `FlowError`, if the type mentions a parameter.
    pub(super) fn error(&mut self, ty: &Type, bound: &TokenStream) {
        if self.is_needed(ty, bound) {
            self.of_error.extend(quote!(#ty: #bound,));
        }
    }

    /// The same for the impl of `Catalogued`.
    pub(super) fn catalogued(&mut self, ty: &Type) {
        let bound = self.private;
        let bound = quote!(#bound::Catalogued);
        if self.is_needed(ty, &bound) {
            self.of_catalog.extend(quote!(#ty: #bound,));
        }
    }

    fn is_needed(&mut self, ty: &Type, bound: &TokenStream) -> bool {
        let Mentioned { params, this } = Mentioned::of(ty, self.ident, &self.params);
        !params.is_empty() && !this && self.seen.insert(quote!(#ty: #bound).to_string())
    }

    /// The bounds of the fields that headers and members come from.
    pub(super) fn parts(&mut self, variant: &Variant<'_>, headers: &[Header], members: &[Member]) {
        for header in headers {
            if let HeaderValue::Source(source) = &header.value {
                self.source(variant, source, Use::Header);
            }
        }
        for member in members {
            let used = member.errors.as_ref().map_or(Use::Member, |_| Use::Errors);
            self.source(variant, &member.source, used);
        }
    }

    fn source(&mut self, variant: &Variant<'_>, source: &Source, used: Use) {
        let private = self.private;
        match source {
            Source::Field(field) => {
                let bound = match used {
                    Use::Header => quote!(#private::HeaderField),
                    Use::Member => quote!(#private::Member),
                    Use::Errors => quote!(#private::FieldErrorSource),
                };
                self.error(variant.fields[field.index].1, &bound);
            }
            Source::Text(format) => self.format(variant, format),
            Source::Function(_) | Source::Constant(_) => {}
        }
    }

    /// The bound of the field that is the run-time status.
    pub(super) fn status(&mut self, variant: &Variant<'_>, field: Field) {
        let private = self.private;
        self.error(
            variant.fields[field.index].1,
            &quote!(#private::RunTimeStatus),
        );
    }

    pub(super) fn detail(&mut self, variant: &Variant<'_>, detail: &DetailPolicy) {
        if let DetailPolicy::Template(_, format) = detail {
            self.format(variant, format);
        }
    }

    fn format(&mut self, variant: &Variant<'_>, format: &Format) {
        for (_, field, written) in &format.arguments {
            if *written != "usize" {
                let written = Ident::new(written, Span::call_site());
                let bound = quote!(::core::fmt::#written);
                self.error(variant.fields[*field].1, &bound);
            }
        }
    }
}
