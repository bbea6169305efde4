//! The shape of a type: its variants and fields with what was written on them.

use syn::spanned::Spanned as _;
use syn::{Data, DeriveInput, Fields, Ident, Member, Type};

use super::attr::{FieldAttrs, TypeAttrs, VariantAttrs};
use crate::declaration::spec::{Deprecation, Field};
use crate::diag::Errors;
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
    pub(crate) description: String,
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
}

impl DraftField<'_> {
    /// The field as a checked declaration refers to it.
    pub(crate) fn place(&self, index: usize) -> Field {
        Field {
            index,
            span: self.ty.span(),
        }
    }
}

impl<'a> Draft<'a> {
    /// `None` = a union, reported.
    pub(crate) fn from_syn(input: &'a DeriveInput, errors: &mut Errors) -> Option<Self> {
        let (attrs, variants) = match &input.data {
            Data::Union(data) => {
                errors.push(
                    data.union_token,
                    "a union cannot derive `FlowError`, use an enum or a struct",
                );
                return None;
            }
            Data::Struct(data) => {
                let (attrs, variant) = TypeAttrs::from_struct(&input.attrs, errors);
                let variant = DraftVariant {
                    ident: &input.ident,
                    is_struct: true,
                    attrs: variant,
                    description: doc_comment(&input.attrs),
                    deprecated: deprecated(&input.attrs),
                    display: ErrorText::from_attributes(&input.attrs),
                    fields: fields(&data.fields, errors),
                };
                (attrs, vec![variant])
            }
            Data::Enum(data) => {
                let attrs = TypeAttrs::from_enum(&input.attrs, errors);
                // `#[error("…")]` on the enum speaks for all variants.
                let speaks_for_all = input.attrs.iter().any(|a| a.path().is_ident("error"));
                let variants = (data.variants.iter())
                    .map(|variant| DraftVariant {
                        ident: &variant.ident,
                        is_struct: false,
                        attrs: VariantAttrs::from_variant(&variant.attrs, errors),
                        description: doc_comment(&variant.attrs),
                        deprecated: deprecated(&variant.attrs),
                        display: if speaks_for_all {
                            ErrorText::Unknown
                        } else {
                            ErrorText::from_attributes(&variant.attrs)
                        },
                        fields: fields(&variant.fields, errors),
                    })
                    .collect();
                (attrs, variants)
            }
        };
        Some(Self {
            input,
            attrs,
            variants,
        })
    }
}

fn fields<'a>(fields: &'a Fields, errors: &mut Errors) -> Vec<DraftField<'a>> {
    fields
        .members()
        .zip(fields)
        .map(|(member, field)| DraftField {
            member,
            ty: &field.ty,
            attrs: FieldAttrs::from_field(&field.attrs, errors),
            is_source: field.attrs.iter().any(|attribute| {
                attribute.path().is_ident("source") || attribute.path().is_ident("from")
            }),
        })
        .collect()
}
