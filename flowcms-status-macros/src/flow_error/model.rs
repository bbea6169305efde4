//! The shape of a type: its variants and fields with what was written on them.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::spanned::Spanned as _;
use syn::{Attribute, Data, DeriveInput, Fields, Generics, Ident, Member, Type};

use crate::declaration::attr::Keys as _;
use crate::declaration::spec::{Deprecation, Description, Field};
use crate::diag::Errors;
use crate::emit::is_unsized;
use crate::keys::{FieldAttrs, StructAttrs, TypeAttrs, VariantAttrs};
use crate::text::{ErrorText, deprecated, doc_comment};

/// A type as it was written, not yet checked.
pub(crate) struct Draft<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) attrs: TypeAttrs,
    pub(crate) variants: Vec<DraftVariant<'a>>,
}

/// A variant of an enum, or a struct.
pub(crate) struct DraftVariant<'a> {
    /// Of the variant, or of the struct.
    pub(crate) ident: &'a Ident,
    pub(crate) is_struct: bool,
    pub(crate) attrs: VariantAttrs,
    pub(crate) description: Description,
    pub(crate) deprecated: Option<Deprecation>,
    pub(crate) display: ErrorText,
    pub(crate) fields: Vec<DraftField<'a>>,
}

pub(crate) struct DraftField<'a> {
    pub(crate) member: Member,
    pub(crate) ty: &'a Type,
    pub(crate) attrs: FieldAttrs,
    /// thiserror's `#[source]` or `#[from]` stands on it.
    pub(crate) is_source: bool,
    pub(crate) may_be_unsized: bool,
    /// Its type mentions a parameter of the type.
    pub(crate) is_generic: bool,
}

impl DraftField<'_> {
    /// The field as a checked declaration refers to it.
    pub(crate) fn place(&self, index: usize) -> Field {
        Field {
            index,
            span: self.ty.span(),
            may_be_unsized: self.may_be_unsized,
        }
    }
}

impl<'a> Draft<'a> {
    /// `None` = a union, reported.
    pub(crate) fn from_syn(input: &'a DeriveInput, errors: &mut Errors) -> Option<Self> {
        let (attrs, mut variants) = match &input.data {
            Data::Union(data) => {
                errors.push(
                    data.union_token,
                    "a union cannot derive `FlowError`, use an enum or a struct",
                );
                return None;
            }
            Data::Struct(data) => {
                let (attrs, _) = StructAttrs::read(&input.attrs, errors);
                let place = (&input.ident, &input.attrs[..]);
                let mut variant = variant(place, attrs.of_variant, &data.fields, errors);
                variant.is_struct = true;
                if let Some(tail) = variant.fields.last_mut() {
                    tail.may_be_unsized = is_unsized(&input.generics);
                }
                (attrs.of_type, vec![variant])
            }
            Data::Enum(data) => {
                let (mut attrs, unknown) = TypeAttrs::read(&input.attrs, errors);
                // `#[error("…")]` on the enum speaks for all variants.
                let speaks_for_all = input.attrs.iter().any(|a| a.path().is_ident("error"));
                let variants = data.variants.iter().map(|syntax| {
                    let (mut of_variant, of_type) = VariantAttrs::read(&syntax.attrs, errors);
                    let misplaced = unknown
                        .iter()
                        .filter(|unknown| unknown.is_of::<VariantAttrs>());
                    misplaced.for_each(|unknown| of_variant.may_mean(unknown));
                    let misplaced = of_type
                        .iter()
                        .filter(|unknown| unknown.is_of::<TypeAttrs>());
                    misplaced.for_each(|unknown| attrs.may_mean(unknown));
                    let place = (&syntax.ident, &syntax.attrs[..]);
                    let mut variant = variant(place, of_variant, &syntax.fields, errors);
                    if speaks_for_all {
                        variant.display = ErrorText::Unknown;
                    }
                    variant
                });
                let variants = variants.collect();
                (attrs, variants)
            }
        };
        for field in variants.iter_mut().flat_map(|variant| &mut variant.fields) {
            field.is_generic = mentions_param(field.ty.to_token_stream(), &input.generics);
        }
        Some(Self {
            input,
            attrs,
            variants,
        })
    }
}

/// Whether a parameter, or `Self`, stands in `tokens`; lifetimes do not count.
fn mentions_param(tokens: TokenStream, generics: &Generics) -> bool {
    let is_param = |ident: &Ident| {
        let types = generics.type_params().map(|param| &param.ident);
        let consts = generics.const_params().map(|param| &param.ident);
        ident == "Self" || types.chain(consts).any(|param| param == ident)
    };
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => is_param(&ident),
        TokenTree::Group(group) => mentions_param(group.stream(), generics),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

fn variant<'a>(
    (ident, attributes): (&'a Ident, &[Attribute]),
    mut attrs: VariantAttrs,
    fields: &'a Fields,
    errors: &mut Errors,
) -> DraftVariant<'a> {
    let fields = (fields.members().zip(fields))
        .map(|(member, field)| {
            let (of_field, unknown) = FieldAttrs::read(&field.attrs, errors);
            for unknown in &unknown {
                attrs.may_mean(unknown);
            }
            DraftField {
                member,
                ty: &field.ty,
                attrs: of_field,
                is_source: field.attrs.iter().any(|attribute| {
                    attribute.path().is_ident("source") || attribute.path().is_ident("from")
                }),
                may_be_unsized: false,
                is_generic: false,
            }
        })
        .collect();
    DraftVariant {
        ident,
        is_struct: false,
        attrs,
        description: doc_comment(attributes),
        deprecated: deprecated(attributes),
        display: ErrorText::from_attributes(attributes),
        fields,
    }
}
