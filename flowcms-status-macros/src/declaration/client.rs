//! The caller's side of a declaration: what `client = Name` makes.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{GenericArgument, GenericParam, Member, Path, PathArguments, Type, Visibility};

use super::spec::Description;

/// A client type that can be expanded.
pub(crate) struct Client {
    pub(crate) name: Ident,
    pub(crate) vis: Visibility,
    pub(crate) is_struct: bool,
    /// The type's parameters that fields mention, without bounds.
    pub(crate) params: Vec<GenericParam>,
    /// Those of them that stand for an error that answers.
    pub(crate) answering: Vec<Ident>,
    pub(crate) variants: Vec<ClientVariant>,
}

pub(crate) struct ClientVariant {
    pub(crate) ident: Ident,
    pub(crate) description: Description,
    pub(crate) is_tuple: bool,
    pub(crate) fields: Vec<ClientField>,
    pub(crate) says: Says,
}

/// Whose problem type a variant is.
pub(crate) enum Says {
    /// Its own: the reason, and the places of the problem types that have it.
    Own(String, Vec<usize>),
    /// That of what the first field says, through the map if there is one.
    Inner(Option<Path>),
}

pub(crate) struct ClientField {
    pub(crate) member: Member,
    pub(crate) ty: TokenStream,
    pub(crate) span: Span,
    pub(crate) source: Source,
    /// What bounds are for, where the type mentions a parameter.
    pub(crate) bounded: Option<TokenStream>,
}

/// Where a field is read from.
pub(crate) enum Source {
    Member(String),
    /// The errors of the request's fields.
    Errors,
    /// A header, as an `Option`.
    Header(String),
    /// The document itself, by the client type of what answers.
    Inner,
}

/// A type that borrows nothing: `&str` and `Cow<str>` as `String`, `&[T]` as `Vec<T>`.
pub(crate) fn owned(ty: &Type, private: &TokenStream) -> Type {
    let mut ty = ty.clone();
    own(&mut ty, private);
    ty
}

fn own(ty: &mut Type, private: &TokenStream) {
    match ty {
        Type::Reference(reference) => {
            let target = (*reference.elem).clone();
            *ty = owned_target(target, private);
        }
        Type::Path(path) => {
            if let Some(target) = cow(&path.path) {
                *ty = owned_target(target, private);
                return;
            }
            for segment in &mut path.path.segments {
                let PathArguments::AngleBracketed(arguments) = &mut segment.arguments else {
                    continue;
                };
                for argument in &mut arguments.args {
                    match argument {
                        GenericArgument::Type(ty) => own(ty, private),
                        GenericArgument::Lifetime(lifetime) => {
                            lifetime.ident = Ident::new("static", lifetime.ident.span());
                        }
                        _ => {}
                    }
                }
            }
        }
        Type::Array(array) => own(&mut array.elem, private),
        Type::Slice(slice) => own(&mut slice.elem, private),
        Type::Tuple(tuple) => tuple.elems.iter_mut().for_each(|ty| own(ty, private)),
        Type::Paren(inside) => own(&mut inside.elem, private),
        Type::Group(inside) => own(&mut inside.elem, private),
        _ => {}
    }
}

/// What owns what a reference leads to.
fn owned_target(target: Type, private: &TokenStream) -> Type {
    match target {
        Type::Path(path) if path.path.is_ident("str") => {
            Type::Verbatim(quote!(#private::client::String))
        }
        Type::Slice(slice) => {
            let element = owned(&slice.elem, private);
            Type::Verbatim(quote!(#private::client::Vec<#element>))
        }
        other => owned(&other, private),
    }
}

/// The target of a `Cow`.
fn cow(path: &Path) -> Option<Type> {
    let last = path.segments.last().filter(|last| last.ident == "Cow")?;
    type_argument(&last.arguments).cloned()
}

/// The last type between the `<…>`.
pub(crate) fn type_argument(arguments: &PathArguments) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = arguments else {
        return None;
    };
    arguments
        .args
        .iter()
        .rev()
        .find_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        })
}

/// What may be missing of a type that is written as an `Option`.
pub(crate) fn optional(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Path(path) => {
            let last = path
                .path
                .segments
                .last()
                .filter(|last| last.ident == "Option")?;
            type_argument(&last.arguments)
        }
        Type::Paren(inside) => optional(&inside.elem),
        Type::Group(inside) => optional(&inside.elem),
        _ => None,
    }
}
