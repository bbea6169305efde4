//! Who answers for a variant: itself, or exactly one of its fields.

use proc_macro2::Span;
use syn::Path;

use super::parts::Parts;
use super::problem::{Facts, declare, declared_detail};
use super::texts::Fields;
use super::{Answer, Common, Delegate};
use crate::diag::Errors;
use crate::flow_error::attr::{FieldAttrs, Slot, VariantAttrs};
use crate::flow_error::model::DraftVariant;
use crate::http;
use crate::names::snake_case;
use crate::problem::{Code, Field, Problem, Source};

/// Who answers for a variant; `None` = reported.
pub(super) fn answer(
    variant: &DraftVariant<'_>,
    common: &Common,
    errors: &mut Errors,
) -> Option<Answer> {
    match delegation(variant, errors) {
        Delegation::Reported => None,
        Delegation::None => own(variant, common, errors).map(|own| Answer::Own(Box::new(own))),
        Delegation::To { field, map, key } => {
            meaningless(variant, key, errors);
            let fields = Fields::Of(&variant.fields);
            let written = (&variant.attrs.headers[..], &variant.attrs.members[..]);
            let parts = Parts::of(written, &fields, errors);
            parts.distinct_from(common, errors);
            let detail = match variant.attrs.detail.value() {
                None => None,
                Some(written) => Some(declared_detail(written, &fields, errors)?),
            };
            let delegate = Delegate {
                field: variant.fields[field].place(field),
                detail,
                headers: parts.headers,
                members: parts.members,
            };
            Some(match map {
                Some(map) => Answer::Map(map, delegate),
                None => Answer::Transparent(delegate),
            })
        }
    }
}

enum Delegation {
    None,
    Reported,
    To {
        field: usize,
        map: Option<Path>,
        key: &'static str,
    },
}

/// Whether a field answers for the variant, and which.
fn delegation(variant: &DraftVariant<'_>, errors: &mut Errors) -> Delegation {
    let VariantAttrs {
        transparent, map, ..
    } = &variant.attrs;
    // Where each of the two keys stands: on the variant, or on a field.
    let mut found: Vec<(Span, Option<usize>, &'static str, Option<Path>)> = Vec::new();
    let mut reported = false;
    let mut note = |transparent: &Slot<()>, map: &Slot<Path>, field: Option<usize>| {
        if let Some(span) = transparent.span() {
            reported |= transparent.given().is_none();
            found.push((span, field, "transparent", None));
        }
        if let Some(span) = map.span() {
            reported |= map.given().is_none();
            found.push((span, field, "map", map.value().cloned()));
        }
    };
    note(transparent, map, None);
    for (index, field) in variant.fields.iter().enumerate() {
        let FieldAttrs {
            transparent, map, ..
        } = &field.attrs;
        note(transparent, map, Some(index));
    }
    if reported {
        return Delegation::Reported;
    }
    match &found[..] {
        [] => Delegation::None,
        [(_, Some(field), key, map)] => Delegation::To {
            field: *field,
            map: map.clone(),
            key,
        },
        [(span, None, key, map)] => {
            if variant.fields.len() == 1 {
                return Delegation::To {
                    field: 0,
                    map: map.clone(),
                    key,
                };
            }
            let instead = if variant.fields.is_empty() {
                "give it the field that answers"
            } else {
                "write it on the field that answers"
            };
            let count = variant.fields.len();
            errors.push_at(
                *span,
                format!(
                    "`{key}` needs exactly one field, `{}` has {}, {instead}",
                    variant.ident,
                    if count == 0 {
                        "none".to_owned()
                    } else {
                        count.to_string()
                    },
                ),
            );
            Delegation::Reported
        }
        [(first, ..), (second, _, key, _), ..] => {
            errors.push_twice(
                *first,
                *second,
                format!(
                    "only one field can answer for `{}`, remove this `{key}`",
                    variant.ident
                ),
            );
            Delegation::Reported
        }
    }
}

/// Keys that say what a problem type is, where a field says it.
fn meaningless(variant: &DraftVariant<'_>, by: &str, errors: &mut Errors) {
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

/// A variant that declares a problem type itself, or repeats one with `same_as`.
fn own(variant: &DraftVariant<'_>, common: &Common, errors: &mut Errors) -> Option<Problem> {
    let fields = Fields::Of(&variant.fields);
    let attrs = &variant.attrs;
    let code = match (&attrs.code, &attrs.same_as) {
        (Slot::Given(code), Slot::Absent) => {
            http::error_code(&code.value, errors).map(|value| Code {
                value,
                span: code.value.span(),
            })
        }
        (Slot::Reported(_), _) | (_, Slot::Reported(_)) => None,
        // The target's: see `same_as`.
        (_, Slot::Given(same_as)) => {
            beside_same_as(attrs, errors);
            Some(Code {
                value: 500,
                span: same_as.value.span(),
            })
        }
        (Slot::Absent, Slot::Absent) => {
            if !attrs.is_reported {
                let kind = if variant.is_struct {
                    "struct"
                } else {
                    "variant"
                };
                errors.push(
                    variant.ident,
                    format!(
                        "{kind} `{}` has no code, add `#[flow(code = …)]`",
                        variant.ident
                    ),
                );
            }
            None
        }
    };
    let status_fields: Vec<(Field, Span)> = (variant.fields.iter().enumerate())
        .filter_map(|(index, field)| Some((field.place(index), field.attrs.status.span()?)))
        .collect();
    let status = run_time_status(attrs, &status_fields, errors);
    let facts = Facts {
        code,
        name: variant.ident.to_string(),
        name_span: variant.ident.span(),
        default_reason: Some(snake_case(
            &syn::ext::IdentExt::unraw(variant.ident).to_string(),
        )),
        description: variant.description.clone(),
        display: &variant.display,
        status,
    };
    declare(facts, attrs, &fields, common, errors)
}

fn run_time_status(
    attrs: &VariantAttrs,
    fields: &[(Field, Span)],
    errors: &mut Errors,
) -> Option<Source> {
    let source = match (attrs.status.given(), fields) {
        (Some(path), []) => Some(Source::Function(path.value.clone())),
        (None, [(field, _)]) => Some(Source::Field(*field)),
        (None, []) => None,
        (Some(path), [(_, second), ..]) => {
            errors.push_twice(path.span, *second, "`status` is given twice");
            None
        }
        (None, [(_, first), (_, second), ..]) => {
            errors.push_twice(*first, *second, "`status` is given twice");
            None
        }
    };
    if let (Some(span), true, []) = (attrs.codes.span(), attrs.status.is_absent(), fields) {
        errors.push_at(
            span,
            "`codes` needs a run-time status beside it, add `status = some::function`",
        );
    }
    source
}

/// What the target of `same_as` says, the variant does not say again.
fn beside_same_as(attrs: &VariantAttrs, errors: &mut Errors) {
    let said = [
        ("code", attrs.code.span()),
        ("reason", attrs.reason.span()),
        ("title", attrs.title.span()),
        ("context", attrs.context.span()),
        ("grpc", attrs.grpc.span()),
    ];
    for (key, span) in said {
        if let Some(span) = span {
            errors.push_at(
                span,
                format!(
                    "`{key}` means nothing beside `same_as`, which takes it from the other variant"
                ),
            );
        }
    }
}
