//! Who answers for a variant: it itself, as another one, or exactly one of its fields.

use proc_macro2::Span;
use syn::{Ident, Path, Type};

use crate::declaration::attr::Once;
use crate::declaration::list::Downcast;
use crate::declaration::spec;
use crate::declaration::texts::member_text;
use crate::declaration::value::Flag;
use crate::diag::Errors;
use crate::flow_error::model::DraftVariant;
use crate::keys::{FieldAttrs, VariantAttrs};

/// Who answers for a variant.
pub(super) enum Answering<'v> {
    /// What is wrong with the keys that say it is reported.
    Unknown,
    Own(Option<spec::Downcast>),
    SameAs(&'v Ident, Option<spec::Downcast>),
    /// The field with this index, through the map if there is one.
    Field(usize, Option<&'v Path>),
}

/// How a field answers.
#[derive(Clone, Copy)]
enum How<'v> {
    Transparent,
    Map(&'v Path),
    /// If it is one of these, else the variant does.
    Downcast(&'v [Type]),
}

impl How<'_> {
    fn key(self) -> &'static str {
        match self {
            Self::Transparent => "transparent",
            Self::Map(_) => "map",
            Self::Downcast(_) => "downcast",
        }
    }
}

pub(super) fn answering<'v>(variant: &'v DraftVariant<'_>, errors: &mut Errors) -> Answering<'v> {
    let mut found = Found::default();
    let VariantAttrs {
        transparent,
        map,
        downcast,
        same_as,
        ..
    } = &variant.attrs;
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
    let (field, how) = match &found.keys[..] {
        [] if !found.is_whole => return Answering::Unknown,
        [] => return own_or_same_as(same_as, None),
        [(_, Some(field), how)] => (*field, *how),
        [(span, None, how)] => match only_field(variant, *how) {
            Some(field) => (field, *how),
            None => {
                errors.push_at(*span, no_field(variant, *how));
                return Answering::Unknown;
            }
        },
        [(first, ..), others @ ..] => {
            for (second, _, how) in others {
                let message = format!(
                    "only one field can answer for `{}`, remove this `{}`",
                    variant.ident,
                    how.key()
                );
                errors.push_twice(*first, *second, message);
            }
            return Answering::Unknown;
        }
    };
    match how {
        How::Transparent => {
            meaningless(variant, "transparent", errors);
            Answering::Field(field, None)
        }
        How::Map(map) => {
            meaningless(variant, "map", errors);
            Answering::Field(field, Some(map))
        }
        How::Downcast(types) => {
            let downcast = spec::Downcast {
                field: variant.fields[field].place(field),
                types: types.to_vec(),
            };
            own_or_same_as(same_as, Some(downcast))
        }
    }
}

fn own_or_same_as(same_as: &Once<Ident>, downcast: Option<spec::Downcast>) -> Answering<'_> {
    match same_as.value() {
        Some(target) => Answering::SameAs(target, downcast),
        None if same_as.is_absent() => Answering::Own(downcast),
        None => Answering::Unknown,
    }
}

/// The keys that let a field answer, each with the field it stands on; none for those on the variant.
struct Found<'v> {
    keys: Vec<(Span, Option<usize>, How<'v>)>,
    is_whole: bool,
}

impl Default for Found<'_> {
    fn default() -> Self {
        Self {
            keys: Vec::new(),
            is_whole: true,
        }
    }
}

impl<'v> Found<'v> {
    fn note(
        &mut self,
        field: Option<usize>,
        transparent: &Once<Flag>,
        map: &'v Once<Path>,
        downcast: &'v Once<Downcast>,
    ) {
        self.key(field, transparent, |_| How::Transparent);
        self.key(field, map, How::Map);
        self.key(field, downcast, |Downcast(types)| How::Downcast(types));
    }

    fn key<'k, T>(
        &mut self,
        field: Option<usize>,
        key: &'k Once<T>,
        how: impl FnOnce(&'k T) -> How<'v>,
    ) {
        match key.given() {
            Some((value, span)) => self.keys.push((span, field, how(value))),
            None => self.is_whole &= key.is_absent(),
        }
    }
}

/// The field that a key on the variant means.
fn only_field(variant: &DraftVariant<'_>, how: How<'_>) -> Option<usize> {
    match (&variant.fields[..], how) {
        ([_], _) => Some(0),
        (fields, How::Downcast(_)) => (fields.iter().position(|field| field.is_source))
            .or_else(|| (fields.iter()).position(|field| member_text(&field.member) == "source")),
        (_, How::Transparent | How::Map(_)) => None,
    }
}

fn no_field(variant: &DraftVariant<'_>, how: How<'_>) -> String {
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
fn meaningless(variant: &DraftVariant<'_>, by: &str, errors: &mut Errors) {
    let VariantAttrs {
        code,
        context,
        title,
        reason,
        type_uri,
        detail: _,
        header: _,
        member: _,
        status,
        codes,
        retry,
        log,
        grpc,
        transparent: _,
        map: _,
        downcast: _,
        same_as,
    } = &variant.attrs;
    let on_fields = (variant.fields.iter()).map(|field| ("status", field.attrs.status.span()));
    let meaningless = [
        ("code", code.span()),
        ("context", context.span()),
        ("title", title.span()),
        ("reason", reason.span()),
        ("type_uri", type_uri.span()),
        ("status", status.span()),
        ("codes", codes.span()),
        ("retry", retry.span()),
        ("log", log.span()),
        ("grpc", grpc.span()),
        ("same_as", same_as.span()),
    ];
    for (key, span) in meaningless.into_iter().chain(on_fields) {
        if let Some(span) = span {
            let message = format!("`{key}` means nothing beside `{by}`, remove one of them");
            errors.push_at(span, message);
        }
    }
}
