//! `client = Name`: what of a type travels. The checks, in order:
//!
//! 1. the name is none of the type's own
//! 2. `inner`: the client type of a field that answers can be named
//! 3. a parameter stands for one thing
//! 4. a struct has something that can be read

use std::collections::{BTreeSet, HashSet};

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;
use syn::{DeriveInput, GenericParam, Member as FieldMember, Path, Type};

use super::{Answer, Delegate, Variant};
use crate::declaration::attr::Once;
use crate::declaration::client::{
    Client, ClientField, ClientVariant, Says, Source, optional, owned, type_argument,
};
use crate::declaration::spec::{self, Description, Header, HeaderValue, Member};
use crate::declaration::value::NewName;
use crate::diag::Errors;
use crate::emit::client::{at, placed};
use crate::emit::last_span;
use crate::flow_error::mentioned::Mentioned;
use crate::names::tight;

/// The client type; `None` = none is asked for, or reported.
pub(super) fn client(
    name: &Once<NewName>,
    input: &DeriveInput,
    variants: &[Variant<'_>],
    private: &TokenStream,
    errors: &mut Errors,
) -> Option<Client> {
    let NewName(name) = name.value()?;
    if name.unraw() == input.ident.unraw() {
        let message = format!(
            "`{name}` is the type itself, `client` names a new one: `client = {name}Problem`"
        );
        errors.push(name, message);
        return None;
    }
    let mut found = Found {
        input,
        private,
        params: (input.generics.params.iter())
            .filter_map(|param| match param {
                GenericParam::Type(param) => Some(&param.ident),
                GenericParam::Const(param) => Some(&param.ident),
                GenericParam::Lifetime(_) => None,
            })
            .collect(),
        mentioned: HashSet::new(),
        answering: HashSet::new(),
    };
    let before = errors.is_empty();
    let made: Vec<ClientVariant> = found.variants(variants, errors);
    if let [
        Variant {
            is_struct: true,
            fields,
            answer: Answer::Transparent(delegate),
            ..
        },
    ] = variants
    {
        if made.is_empty() && before == errors.is_empty() {
            let ty = fields[delegate.field.index].1;
            let message = "what a `dyn` error answers is not known, so that `client` has nothing to read, remove it";
            errors.push(ty, message);
            return None;
        }
    }
    let params = (input.generics.params.iter()).filter_map(|param| match param {
        GenericParam::Type(param) if found.mentioned.contains(&param.ident) => {
            Some(GenericParam::Type(param.ident.clone().into()))
        }
        GenericParam::Const(param) if found.mentioned.contains(&param.ident) => {
            let mut param = param.clone();
            param.attrs.clear();
            param.default = None;
            Some(GenericParam::Const(param))
        }
        _ => None,
    });
    Some(Client {
        name: name.clone(),
        vis: input.vis.clone(),
        is_struct: variants.first().is_some_and(|variant| variant.is_struct),
        params: params.collect(),
        answering: found.answering.into_iter().collect(),
        variants: made,
    })
}

/// What is found while the fields are looked at.
struct Found<'f> {
    input: &'f DeriveInput,
    private: &'f TokenStream,
    params: HashSet<&'f Ident>,
    mentioned: HashSet<Ident>,
    /// Parameters that answer.
    answering: HashSet<Ident>,
}

impl Found<'_> {
    fn variants(&mut self, variants: &[Variant<'_>], errors: &mut Errors) -> Vec<ClientVariant> {
        let own: Vec<Option<&str>> = (variants.iter())
            .filter_map(|variant| match &variant.answer {
                Answer::Own(own) => Some(own.reason.as_deref()),
                Answer::Transparent(_) | Answer::Map(..) => None,
            })
            .collect();
        let made = variants.iter().filter_map(|variant| {
            let (says, description, fields) = match &variant.answer {
                Answer::Own(own) if own.same_as => return None,
                Answer::Own(problem) => {
                    let reason = problem.reason.clone()?;
                    let types = (own.iter().enumerate())
                        .filter(|(_, own)| **own == Some(&*reason))
                        .map(|(index, _)| index)
                        .collect();
                    let fields = self.fields(variant, &problem.headers, &problem.members);
                    (
                        Says::Own(reason, types),
                        problem.description.clone(),
                        fields,
                    )
                }
                Answer::Transparent(delegate) => {
                    let inner = self.inner(variant, delegate.field, errors)?;
                    let fields = self.beside(variant, delegate, inner);
                    (Says::Inner(None), Description::default(), fields)
                }
                Answer::Map(map, delegate) => {
                    let inner = self.of_map(variant, delegate.field, map);
                    let fields = self.beside(variant, delegate, inner);
                    (
                        Says::Inner(Some(map.clone())),
                        Description::default(),
                        fields,
                    )
                }
            };
            Some(ClientVariant {
                ident: variant.ident.clone(),
                description,
                is_tuple: matches!(variant.fields.first(), Some((FieldMember::Unnamed(_), _))),
                fields,
                says,
            })
        });
        let made = made.collect();
        self.one_meaning(variants, errors);
        made
    }

    /// The fields that are members or headers, in their order, and what answers beside them.
    fn beside(
        &mut self,
        variant: &Variant<'_>,
        delegate: &Delegate,
        inner: ClientField,
    ) -> Vec<ClientField> {
        let mut fields = self.fields(variant, &delegate.headers, &delegate.members);
        let place = |field: &ClientField| {
            let mut members = variant.fields.iter().map(|(member, _)| member);
            members.position(|member| *member == field.member)
        };
        fields.push(inner);
        fields.sort_by_key(place);
        fields
    }

    fn fields(
        &mut self,
        variant: &Variant<'_>,
        headers: &[Header],
        members: &[Member],
    ) -> Vec<ClientField> {
        let fields = variant.fields.iter().enumerate();
        let fields = fields.filter_map(|(index, (member, ty))| {
            let is_it = |field: &spec::Field| field.index == index;
            let as_member = members.iter().find(
                |member| matches!(&member.source, spec::Source::Field(field) if is_it(field)),
            );
            let as_header = headers.iter().find(|header| {
                matches!(&header.value, HeaderValue::Source(spec::Source::Field(field)) if is_it(field))
            });
            let (span, owned) = (ty.span(), owned(ty, self.private));
            let (source, bounded) = match (as_member, as_header) {
                (Some(member), _) if member.errors.is_some() => (Source::Errors, &owned),
                (Some(member), _) => (Source::Member(member.name.clone()), &owned),
                (None, Some(header)) => {
                    let bounded = optional(&owned).unwrap_or(&owned);
                    (Source::Header(header.name.clone()), bounded)
                }
                (None, None) => return None,
            };
            let mut mentioned = Mentioned::of(ty, &self.input.ident, &self.params).params;
            let bounded = bounded.to_token_stream();
            let private = self.private;
            let ty = match source {
                Source::Errors => {
                    // Whatever type the server has.
                    mentioned.clear();
                    quote!(#private::FieldErrors)
                }
                Source::Header(_) => quote!(::core::option::Option<#bounded>),
                Source::Member(_) | Source::Inner => owned.to_token_stream(),
            };
            let is_generic = !mentioned.is_empty();
            self.mentioned.extend(mentioned);
            Some(ClientField {
                member: member.clone(),
                ty,
                span,
                source,
                bounded: is_generic.then_some(bounded),
            })
        });
        fields.collect()
    }

    /// The client type of a `transparent` field; `None` = it has none, or reported.
    fn inner(
        &mut self,
        variant: &Variant<'_>,
        field: spec::Field,
        errors: &mut Errors,
    ) -> Option<ClientField> {
        let private = self.private;
        let (member, ty) = &variant.fields[field.index];
        let (is_boxed, inner) = pointed_to(ty);
        let Mentioned { params, this } = Mentioned::of(inner, &self.input.ident, &self.params);
        let of_param = param(inner).filter(|ident| params.contains(*ident));
        let is_type =
            |ident: &Ident| (self.input.generics.type_params()).any(|param| param.ident == *ident);
        let client = match (inner, of_param) {
            (Type::TraitObject(_), _) => return None,
            (_, Some(param)) => {
                self.answering.insert(param.clone());
                quote!(#param)
            }
            _ if this => quote!(Self),
            _ if params.iter().any(is_type) => {
                let written = tight(&inner.to_token_stream());
                let message = format!(
                    "`client` cannot name the client type of `{written}`, let the field be a parameter or a type without one"
                );
                errors.push(inner, message);
                return None;
            }
            _ => {
                let owned = owned(inner, private);
                let private = placed(private.clone(), inner.span());
                quote_spanned!(at(inner.span())=> <#owned as #private::client::HasClient>::Client)
            }
        };
        let bounded = of_param.map(ToTokens::to_token_stream);
        self.mentioned.extend(params.into_iter().filter(|_| !this));
        Some(self.answer(member, client, (is_boxed, bounded), inner.span()))
    }

    /// The client type of a map.
    fn of_map(&self, variant: &Variant<'_>, field: spec::Field, map: &Path) -> ClientField {
        let private = self.private;
        let (member, ty) = &variant.fields[field.index];
        let (is_boxed, _) = pointed_to(ty);
        let span = last_span(map);
        let private = placed(private.clone(), span);
        let client = quote_spanned!(at(span)=> <#map as #private::client::HasClient>::Client);
        self.answer(member, client, (is_boxed, None), span)
    }

    fn answer(
        &self,
        member: &FieldMember,
        client: TokenStream,
        (is_boxed, bounded): (bool, Option<TokenStream>),
        span: Span,
    ) -> ClientField {
        let private = placed(self.private.clone(), span);
        let ty = if is_boxed {
            quote_spanned!(at(span)=> #private::client::Box<#client>)
        } else {
            client
        };
        ClientField {
            member: member.clone(),
            ty,
            span,
            source: Source::Inner,
            bounded,
        }
    }

    /// A parameter that answers is no member beside that.
    fn one_meaning(&self, variants: &[Variant<'_>], errors: &mut Errors) {
        if self.answering.is_empty() {
            return;
        }
        for variant in variants {
            let (headers, members) = match &variant.answer {
                Answer::Own(own) => (&own.headers, &own.members),
                Answer::Transparent(delegate) | Answer::Map(_, delegate) => {
                    (&delegate.headers, &delegate.members)
                }
            };
            let of_headers = headers.iter().filter_map(|header| match &header.value {
                HeaderValue::Source(spec::Source::Field(field)) => Some(field.index),
                _ => None,
            });
            let of_members = members.iter().filter_map(|member| match &member.source {
                spec::Source::Field(field) => Some(field.index),
                _ => None,
            });
            let used: BTreeSet<usize> = of_headers.chain(of_members).collect();
            for index in used {
                let ty = variant.fields[index].1;
                let mentioned = Mentioned::of(ty, &self.input.ident, &self.params).params;
                if let Some(param) = mentioned
                    .iter()
                    .find(|param| self.answering.contains(*param))
                {
                    let message = format!(
                        "`{param}` answers elsewhere, where it stands for its client type, take another parameter for this field"
                    );
                    errors.push(ty, message);
                }
            }
        }
    }
}

/// What a field holds, behind a `Box` or an `Arc` if it is.
fn pointed_to(ty: &Type) -> (bool, &Type) {
    match ty {
        Type::Group(inside) => pointed_to(&inside.elem),
        Type::Paren(inside) => pointed_to(&inside.elem),
        Type::Reference(reference) => pointed_to(&reference.elem),
        Type::Path(path) => {
            let last = path.path.segments.last();
            let pointer = last.filter(|last| last.ident == "Box" || last.ident == "Arc");
            match pointer.and_then(|last| type_argument(&last.arguments)) {
                Some(inner) => (true, pointed_to(inner).1),
                None => (false, ty),
            }
        }
        _ => (false, ty),
    }
}

/// The name that a type is, if it is one.
fn param(ty: &Type) -> Option<&Ident> {
    match ty {
        Type::Path(path) => path.path.get_ident(),
        _ => None,
    }
}
