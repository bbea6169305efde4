//! The keys that let exactly one field of a variant answer.

use proc_macro2::Span;
use syn::{Path, Type};

use super::texts::member_text;
use crate::diag::Errors;
use crate::flow_error::attr::{FieldAttrs, Slot, VariantAttrs};
use crate::flow_error::model::DraftVariant;

/// Whether a field answers.
pub(super) enum Delegation {
    None,
    Reported,
    To { field: usize, how: How },
}

/// How a field answers.
#[derive(Clone)]
pub(super) enum How {
    Transparent,
    Map(Path),
    /// If it is one of these, else the variant does.
    Downcast(Vec<Type>),
}

impl How {
    pub(super) fn key(&self) -> &'static str {
        match self {
            Self::Transparent => "transparent",
            Self::Map(_) => "map",
            Self::Downcast(_) => "downcast",
        }
    }
}

/// Whether a field answers for the variant, which, and how.
pub(super) fn delegation(variant: &DraftVariant<'_>, errors: &mut Errors) -> Delegation {
    let VariantAttrs {
        transparent,
        map,
        downcast,
        ..
    } = &variant.attrs;
    // Where each of the keys stands: on the variant, or on a field.
    let mut found = Found::default();
    found.note(None, transparent, map, downcast);
    for (index, field) in variant.fields.iter().enumerate() {
        let FieldAttrs {
            transparent,
            map,
            downcast,
            ..
        } = &field.attrs;
        found.note(Some(index), transparent, map, downcast);
    }
    if found.is_reported {
        return Delegation::Reported;
    }
    match &found.keys[..] {
        [] => Delegation::None,
        [(_, Some(field), how)] => Delegation::To {
            field: *field,
            how: how.clone(),
        },
        [(span, None, how)] => match only_field(variant, how) {
            Some(field) => Delegation::To {
                field,
                how: how.clone(),
            },
            None => {
                errors.push_at(*span, no_field(variant, how));
                Delegation::Reported
            }
        },
        [(first, ..), (second, _, how), ..] => {
            errors.push_twice(
                *first,
                *second,
                format!(
                    "only one field can answer for `{}`, remove this `{}`",
                    variant.ident,
                    how.key()
                ),
            );
            Delegation::Reported
        }
    }
}

/// The keys that let a field answer, each with the field it stands on.
#[derive(Default)]
struct Found {
    keys: Vec<(Span, Option<usize>, How)>,
    is_reported: bool,
}

impl Found {
    fn note(
        &mut self,
        field: Option<usize>,
        transparent: &Slot<()>,
        map: &Slot<Path>,
        downcast: &Slot<Vec<Type>>,
    ) {
        self.key(field, transparent, |()| How::Transparent);
        self.key(field, map, |path| How::Map(path.clone()));
        self.key(field, downcast, |types| How::Downcast(types.clone()));
    }

    fn key<T>(&mut self, field: Option<usize>, slot: &Slot<T>, how: impl FnOnce(&T) -> How) {
        match slot {
            Slot::Absent => {}
            Slot::Reported(_) => self.is_reported = true,
            Slot::Given(key) => self.keys.push((key.span, field, how(&key.value))),
        }
    }
}

/// The field that a key on the variant means.
fn only_field(variant: &DraftVariant<'_>, how: &How) -> Option<usize> {
    match (&variant.fields[..], how) {
        ([_], _) => Some(0),
        (fields, How::Downcast(_)) => (fields.iter().position(|field| field.is_source))
            .or_else(|| (fields.iter()).position(|field| member_text(&field.member) == "source")),
        (_, How::Transparent | How::Map(_)) => None,
    }
}

fn no_field(variant: &DraftVariant<'_>, how: &How) -> String {
    let (key, ident) = (how.key(), variant.ident);
    match (variant.fields.len(), how) {
        (0, How::Downcast(_)) => {
            format!("`{key}` needs a field, `{ident}` has none, give it the boxed error")
        }
        (count, How::Downcast(_)) => format!(
            "`{key}` needs one field or a source, `{ident}` has {count}, write it on the boxed error"
        ),
        (0, _) => format!(
            "`{key}` needs exactly one field, `{ident}` has none, give it the field that answers"
        ),
        (count, _) => format!(
            "`{key}` needs exactly one field, `{ident}` has {count}, write it on the field that answers"
        ),
    }
}

/// Keys that say what a problem type is, where a field says it.
pub(super) fn meaningless(variant: &DraftVariant<'_>, by: &str, errors: &mut Errors) {
    let VariantAttrs {
        code,
        context,
        title,
        reason,
        detail: _,
        headers: _,
        members: _,
        status,
        codes,
        retry,
        log,
        grpc,
        transparent: _,
        map: _,
        downcast: _,
        same_as,
        is_reported: _,
    } = &variant.attrs;
    let on_fields = (variant.fields.iter()).map(|field| ("status", field.attrs.status.span()));
    let meaningless = [
        ("code", code.span()),
        ("context", context.span()),
        ("title", title.span()),
        ("reason", reason.span()),
        ("status", status.span()),
        ("codes", codes.span()),
        ("retry", retry.span()),
        ("log", log.span()),
        ("grpc", grpc.span()),
        ("same_as", same_as.span()),
    ];
    for (key, span) in meaningless.into_iter().chain(on_fields) {
        if let Some(span) = span {
            errors.push_at(
                span,
                format!("`{key}` means nothing beside `{by}`, remove one of them"),
            );
        }
    }
}
