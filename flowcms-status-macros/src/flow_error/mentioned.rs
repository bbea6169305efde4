//! The parameters of a type that the type of a field mentions.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::punctuated::Punctuated;
use syn::{GenericArgument, Path, PathArguments, ReturnType, Token, Type, TypeParamBound};

/// What a type mentions.
#[derive(Default)]
pub(super) struct Mentioned {
    /// Parameters of the type that is declared.
    pub(super) params: HashSet<Ident>,
    /// That type itself.
    pub(super) this: bool,
}

impl Mentioned {
    /// What `ty` mentions of the type `ident` and of its parameters.
    pub(super) fn of(ty: &Type, ident: &Ident, params: &HashSet<&Ident>) -> Self {
        let mut crawl = Crawl {
            params,
            ident,
            found: Self::default(),
        };
        crawl.ty(ty);
        crawl.found
    }
}

/// A walk through a type for the parameters that it mentions.
struct Crawl<'c> {
    params: &'c HashSet<&'c Ident>,
    ident: &'c Ident,
    found: Mentioned,
}

impl Crawl<'_> {
    fn param(&mut self, ident: &Ident) {
        if self.params.contains(ident) {
            self.found.params.insert(ident.clone());
        }
    }

    fn ty(&mut self, ty: &Type) {
        match ty {
            Type::Path(ty) => {
                if let Some(qself) = &ty.qself {
                    self.ty(&qself.ty);
                }
                self.path(&ty.path);
            }
            Type::Array(ty) => {
                self.ty(&ty.elem);
                // A length is an expression.
                self.tokens(ty.len.to_token_stream());
            }
            Type::Slice(ty) => self.ty(&ty.elem),
            Type::Reference(ty) => self.ty(&ty.elem),
            Type::Ptr(ty) => self.ty(&ty.elem),
            Type::Paren(ty) => self.ty(&ty.elem),
            Type::Group(ty) => self.ty(&ty.elem),
            Type::Tuple(ty) => ty.elems.iter().for_each(|ty| self.ty(ty)),
            Type::TraitObject(ty) => self.bounds(&ty.bounds),
            Type::ImplTrait(ty) => self.bounds(&ty.bounds),
            Type::FnPtr(ty) => {
                ty.inputs.iter().for_each(|input| self.ty(&input.ty));
                self.output(&ty.output);
            }
            other => self.tokens(other.to_token_stream()),
        }
    }

    fn path(&mut self, path: &Path) {
        if path.leading_colon.is_none() {
            let mut names = path.segments.iter().map(|segment| &segment.ident);
            let first = names.next();
            if let Some(first) = first {
                self.param(first);
            }
            self.found.this |= match (first, names.next(), names.next()) {
                (Some(only), None, None) => only == "Self" || only == self.ident,
                (Some(module), Some(last), None) => module == "self" && last == self.ident,
                _ => false,
            };
        }
        for segment in &path.segments {
            match &segment.arguments {
                PathArguments::None => {}
                PathArguments::AngleBracketed(arguments) => {
                    arguments
                        .args
                        .iter()
                        .for_each(|argument| self.argument(argument));
                }
                PathArguments::Parenthesized(arguments) => {
                    arguments.inputs.iter().for_each(|input| self.ty(&input.ty));
                    self.output(&arguments.output);
                }
            }
        }
    }

    fn argument(&mut self, argument: &GenericArgument) {
        match argument {
            GenericArgument::Lifetime(_) => {}
            GenericArgument::Type(ty) => self.ty(ty),
            GenericArgument::AssocType(assoc) => self.ty(&assoc.ty),
            other => self.tokens(other.to_token_stream()),
        }
    }

    fn bounds(&mut self, bounds: &Punctuated<TypeParamBound, Token![+]>) {
        for bound in bounds {
            if let TypeParamBound::Trait(bound) = bound {
                self.path(&bound.path);
            }
        }
    }

    fn output(&mut self, output: &ReturnType) {
        if let ReturnType::Type(_, ty) = output {
            self.ty(ty);
        }
    }

    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => self.param(&ident),
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }
}
