//! What was written in `#[flow(…)]`: each value with the span of its key.

mod list;
mod place;
mod slot;
mod value;

use proc_macro2::{TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::{Attribute, Ident, LitInt, LitStr, Meta, Path, Type};

use crate::diag::Errors;
use list::{adapters, codes, downcast};
use place::{ENUM, FIELD, MAP, Place, ROW, STRUCT, TABLE, VARIANT};
use value::{
    code, detail, flag, function, grpc, log, member, module, path, retired, text, variant,
};

pub(crate) use slot::{Key, Slot};
pub(crate) use value::{Detail, Named, Retired, Retry, Text, named, retry};

/// The keys of a type.
#[derive(Default)]
pub(crate) struct TypeAttrs {
    pub(crate) table: Slot<Path>,
    pub(crate) type_base: Slot<LitStr>,
    pub(crate) headers: Vec<Key<Named>>,
    pub(crate) members: Vec<Key<Named>>,
    pub(crate) render: Slot<Path>,
    pub(crate) adapters: Slot<Vec<Ident>>,
    pub(crate) retired: Vec<Key<Retired>>,
    pub(crate) krate: Slot<Path>,
    /// Of the default table: the macro that knows the texts of its rows.
    pub(crate) rows: Slot<Path>,
}

/// The keys of a variant, of a struct and of a row of a map.
#[derive(Default)]
pub(crate) struct VariantAttrs {
    pub(crate) code: Slot<LitInt>,
    pub(crate) context: Slot<LitStr>,
    pub(crate) title: Slot<LitStr>,
    pub(crate) reason: Slot<LitStr>,
    pub(crate) detail: Slot<Detail>,
    pub(crate) headers: Vec<Key<Named>>,
    pub(crate) members: Vec<Key<Named>>,
    pub(crate) status: Slot<Path>,
    pub(crate) codes: Slot<Vec<LitInt>>,
    pub(crate) retry: Slot<Retry>,
    pub(crate) log: Slot<Ident>,
    pub(crate) grpc: Slot<Ident>,
    pub(crate) transparent: Slot<()>,
    pub(crate) map: Slot<Path>,
    pub(crate) downcast: Slot<Vec<Type>>,
    pub(crate) same_as: Slot<Ident>,
    /// Something in the attribute was wrong, so that what seems to be missing may stand there.
    pub(crate) is_reported: bool,
}

/// The keys of a field.
#[derive(Default)]
pub(crate) struct FieldAttrs {
    pub(crate) member: Slot<Option<LitStr>>,
    pub(crate) header: Slot<LitStr>,
    pub(crate) transparent: Slot<()>,
    pub(crate) map: Slot<Path>,
    pub(crate) downcast: Slot<Vec<Type>>,
    pub(crate) status: Slot<()>,
}

impl TypeAttrs {
    /// The keys of an enum.
    pub(crate) fn from_enum(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut attrs = Self::default();
        each_key(attributes, &ENUM, errors, |key, input, errors| {
            attrs.take(key, input, errors);
        });
        attrs
    }

    /// The keys of a struct, which is its own variant. Headers and members are the variant's.
    pub(crate) fn from_struct(
        attributes: &[Attribute],
        errors: &mut Errors,
    ) -> (Self, VariantAttrs) {
        let mut attrs = Self::default();
        let mut variant = VariantAttrs::default();
        let ok = each_key(attributes, &STRUCT, errors, |key, input, errors| {
            if VARIANT.knows(&key.to_string()) {
                variant.take(key, input, errors);
            } else {
                attrs.take(key, input, errors);
            }
        });
        variant.is_reported |= !ok;
        (attrs, variant)
    }

    /// The keys of a table of codes.
    pub(crate) fn from_table(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut attrs = Self::default();
        each_key(attributes, &TABLE, errors, |key, input, errors| {
            attrs.take(key, input, errors);
        });
        attrs
    }

    /// The keys of a map.
    pub(crate) fn from_map(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut attrs = Self::default();
        each_key(attributes, &MAP, errors, |key, input, errors| {
            attrs.take(key, input, errors);
        });
        attrs
    }

    fn take(&mut self, key: &Ident, input: TokenStream, errors: &mut Errors) {
        match key.to_string().as_str() {
            "table" => self.table.set(key, path(key, input), errors),
            "type_base" => self.type_base.set(key, text(key, input), errors),
            "header" => _ = push(&mut self.headers, key, named(key, input), errors),
            "member" => _ = push(&mut self.members, key, named(key, input), errors),
            "render" => self.render.set(key, function(key, input), errors),
            "adapters" => self.adapters.set(key, adapters(key, input), errors),
            "retired" => _ = push(&mut self.retired, key, retired(key, input), errors),
            "crate" => self.krate.set(key, module(key, input), errors),
            "rows" => self.rows.set(key, module(key, input), errors),
            key => unreachable!("`{key}` is in a list of keys, but nothing takes it"),
        }
    }
}

impl VariantAttrs {
    /// The keys of a variant.
    pub(crate) fn from_variant(attributes: &[Attribute], errors: &mut Errors) -> Self {
        Self::from_place(attributes, &VARIANT, errors)
    }

    /// The keys of a row of a map.
    pub(crate) fn from_row(attributes: &[Attribute], errors: &mut Errors) -> Self {
        Self::from_place(attributes, &ROW, errors)
    }

    fn from_place(attributes: &[Attribute], place: &Place, errors: &mut Errors) -> Self {
        let mut attrs = Self::default();
        let ok = each_key(attributes, place, errors, |key, input, errors| {
            attrs.take(key, input, errors);
        });
        attrs.is_reported |= !ok;
        attrs
    }

    fn take(&mut self, key: &Ident, input: TokenStream, errors: &mut Errors) {
        match key.to_string().as_str() {
            "code" => self.code.set(key, code(key, input), errors),
            "context" => self.context.set(key, text(key, input), errors),
            "title" => self.title.set(key, text(key, input), errors),
            "reason" => self.reason.set(key, text(key, input), errors),
            "detail" => self.detail.set(key, detail(key, input), errors),
            "header" => {
                self.is_reported |= !push(&mut self.headers, key, named(key, input), errors);
            }
            "member" => {
                self.is_reported |= !push(&mut self.members, key, named(key, input), errors);
            }
            "status" => self.status.set(key, function(key, input), errors),
            "codes" => self.codes.set(key, codes(key, input), errors),
            "retry" => self.retry.set(key, retry(key, input), errors),
            "log" => self.log.set(key, log(key, input), errors),
            "grpc" => self.grpc.set(key, grpc(key, input), errors),
            "transparent" => self.transparent.set(key, flag(key, input), errors),
            "map" => self.map.set(key, path(key, input), errors),
            "downcast" => self.downcast.set(key, downcast(key, input), errors),
            "same_as" => self.same_as.set(key, variant(key, input), errors),
            key => unreachable!("`{key}` is in a list of keys, but nothing takes it"),
        }
    }
}

impl FieldAttrs {
    pub(crate) fn from_field(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut attrs = Self::default();
        each_key(attributes, &FIELD, errors, |key, input, errors| {
            match key.to_string().as_str() {
                "member" => attrs.member.set(key, member(key, input), errors),
                "header" => attrs.header.set(key, text(key, input), errors),
                "transparent" => attrs.transparent.set(key, flag(key, input), errors),
                "map" => attrs.map.set(key, path(key, input), errors),
                "downcast" => attrs.downcast.set(key, downcast(key, input), errors),
                "status" => attrs.status.set(key, flag(key, input), errors),
                key => unreachable!("`{key}` is in a list of keys, but nothing takes it"),
            }
        });
        attrs
    }
}

fn push<T>(
    list: &mut Vec<Key<T>>,
    key: &Ident,
    value: syn::Result<T>,
    errors: &mut Errors,
) -> bool {
    match value {
        Ok(value) => {
            list.push(Key {
                span: key.span(),
                value,
            });
            true
        }
        Err(error) => {
            errors.push_error(error);
            false
        }
    }
}

/// Gives each known key and what stands behind it to `take`. Returns whether all were known.
fn each_key(
    attributes: &[Attribute],
    place: &Place,
    errors: &mut Errors,
    mut take: impl FnMut(&Ident, TokenStream, &mut Errors),
) -> bool {
    let mut ok = true;
    for attribute in attributes {
        if !attribute.path().is_ident("flow") {
            continue;
        }
        let list = match &attribute.meta {
            Meta::List(list) if matches!(list.delimiter, syn::MacroDelimiter::Paren(_)) => list,
            other => {
                errors.push(
                    other,
                    "expected `#[flow(…)]`, such as `#[flow(code = 404)]`",
                );
                ok = false;
                continue;
            }
        };
        for item in split_at_commas(list.tokens.clone()) {
            let mut tokens = item.clone().into_iter();
            let key = match tokens.next() {
                Some(TokenTree::Ident(key)) => key.unraw(),
                _ => {
                    errors.push(item, "expected a key, such as `code = 404`");
                    ok = false;
                    continue;
                }
            };
            if place.knows(&key.to_string()) {
                take(&key, tokens.collect(), errors);
            } else {
                errors.push_error(place.unknown(&key));
                ok = false;
            }
        }
    }
    ok
}

/// The items between the commas, where those inside `<…>` separate nothing.
pub(crate) fn split_at_commas(tokens: TokenStream) -> Vec<TokenStream> {
    let mut items = vec![TokenStream::new()];
    let mut angles = 0_usize;
    let mut arrow = false;
    for token in tokens {
        if let TokenTree::Punct(punct) = &token {
            match punct.as_char() {
                ',' if angles == 0 => {
                    // Nothing in front of it: the comma itself is what is wrong there.
                    if let Some(empty) = items.last_mut().filter(|item| item.is_empty()) {
                        empty.extend([token]);
                    }
                    items.push(TokenStream::new());
                    continue;
                }
                '<' => angles += 1,
                '>' if !arrow => angles = angles.saturating_sub(1),
                _ => {}
            }
            arrow = matches!(punct.as_char(), '-' | '=');
        } else {
            arrow = false;
        }
        if let Some(item) = items.last_mut() {
            item.extend([token]);
        }
    }
    if items.last().is_some_and(TokenStream::is_empty) {
        items.pop();
    }
    items
}
