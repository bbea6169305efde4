//! What answers for a variant: its own problem type, or one of its fields.

use proc_macro2::Span;

use super::delegation::{Delegation, How, delegation, meaningless};
use super::parts::Parts;
use super::problem::{Facts, declare, declared_detail};
use super::texts::Fields;
use super::{Answer, Common, Delegate};
use crate::declaration::spec::{Code, Downcast, Field, ProblemType, Source};
use crate::diag::Errors;
use crate::flow_error::attr::{Slot, VariantAttrs};
use crate::flow_error::model::DraftVariant;
use crate::http;
use crate::names::snake_case;

/// Who answers for a variant; `None` = reported.
pub(super) fn answer(
    variant: &DraftVariant<'_>,
    common: &Common,
    errors: &mut Errors,
) -> Option<Answer> {
    match delegation(variant, errors) {
        Delegation::Reported => None,
        Delegation::None => {
            own(variant, None, common, errors).map(|own| Answer::Own(Box::new(own)))
        }
        Delegation::To {
            field,
            how: How::Downcast(types),
        } => {
            let field = variant.fields[field].place(field);
            let downcast = Some(Downcast { field, types });
            own(variant, downcast, common, errors).map(|own| Answer::Own(Box::new(own)))
        }
        Delegation::To { field, how } => {
            meaningless(variant, how.key(), errors);
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
            Some(match how {
                How::Map(map) => Answer::Map(map, delegate),
                How::Transparent | How::Downcast(_) => Answer::Transparent(delegate),
            })
        }
    }
}

/// A variant that declares a problem type itself, or repeats one with `same_as`.
fn own(
    variant: &DraftVariant<'_>,
    downcast: Option<Downcast>,
    common: &Common,
    errors: &mut Errors,
) -> Option<ProblemType> {
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
                let others = if downcast.is_some() {
                    " for the errors that `downcast` does not list"
                } else {
                    ""
                };
                errors.push(
                    variant.ident,
                    format!(
                        "{kind} `{}` has no code, add `#[flow(code = …)]`{others}",
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
        deprecated: variant.deprecated.clone(),
        display: &variant.display,
        status,
        downcast,
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
