//! What answers for a variant: its own problem type, or one of its fields.

use proc_macro2::Span;
use syn::Path;
use syn::ext::IdentExt as _;

use super::{Answer, Delegate, Variants};
use crate::declaration::declare::{
    Identity, Said, declare, declared_detail, identity, listed_codes,
};
use crate::declaration::list::Codes;
use crate::declaration::parts::Parts;
use crate::declaration::spec::{Downcast, ProblemType, RunTimeStatus};
use crate::declaration::texts::{Fields, no_field};
use crate::declaration::value::Function;
use crate::diag::Errors;
use crate::flow_error::model::DraftVariant;
use crate::http;
use crate::keys::VariantAttrs;
use crate::text::ErrorText;

impl Variants<'_> {
    /// A variant that answers itself has a code, of its own or of its type.
    pub(super) fn has_code(
        &self,
        variant: &DraftVariant<'_>,
        has_downcast: bool,
        errors: &mut Errors,
    ) {
        if variant.attrs.code.is_absent() && self.code.is_absent() {
            errors.push(variant.ident, no_code(variant, has_downcast));
        }
    }

    /// What is the same for every occurrence of a variant that says so itself; `None` = reported.
    pub(super) fn identity(
        &self,
        variant: &DraftVariant<'_>,
        reason: Option<String>,
        errors: &mut Errors,
    ) -> Option<Identity> {
        let VariantAttrs {
            code,
            type_uri,
            title,
            context,
            grpc,
            ..
        } = &variant.attrs;
        let code = code.check(|code| http::error_code(code, errors));
        let code = code.or(&self.code).value().copied();
        let texts = [type_uri.value(), title.value(), context.value()];
        identity(
            code,
            reason,
            texts,
            grpc,
            (&Fields::Of(&variant.fields), self.common),
            errors,
        )
    }
}

fn no_code(variant: &DraftVariant<'_>, has_downcast: bool) -> String {
    let kind = if variant.is_struct {
        "struct"
    } else {
        "variant"
    };
    let has_status = variant.attrs.status.value().is_some()
        || (variant.fields.iter()).any(|field| field.attrs.status.value().is_some());
    let add = match variant.display {
        _ if has_downcast => "add `#[flow(code = …)]` for the errors that `downcast` does not list",
        _ if has_status => "add `#[flow(code = …)]`, which `status` falls back to",
        ErrorText::Transparent => {
            "add `#[flow(transparent)]` if its field is a `FlowError`, which then answers, `#[flow(map = …)]` if a map does, else `#[flow(code = …)]`"
        }
        ErrorText::Unknown | ErrorText::Arguments(_) | ErrorText::Text(_) => {
            "add `#[flow(code = …)]`"
        }
    };
    let ident = variant.ident;
    format!("{kind} `{ident}` has no code, {add}")
}

impl Variants<'_> {
    /// The problem type of a variant; `identity` is `None` where it was reported. `same_as` is where
    /// the variant names the one that has it.
    pub(super) fn declare(
        &mut self,
        variant: &DraftVariant<'_>,
        identity: Option<Identity>,
        downcast: Option<Downcast>,
        same_as: Option<Span>,
        errors: &mut Errors,
    ) -> Option<ProblemType> {
        let VariantAttrs {
            code: _,
            context: _,
            title: _,
            reason: _,
            type_uri: _,
            detail,
            header,
            member,
            status,
            codes,
            retry,
            log,
            grpc: _,
            transparent: _,
            map: _,
            downcast: _,
            same_as: _,
        } = &variant.attrs;
        let has_status =
            !status.is_absent() || variant.fields.iter().any(|f| !f.attrs.status.is_absent());
        if let (Some(span), false) = (codes.span(), has_status) {
            let message =
                "`codes` needs a run-time status beside it, add `status = some::function`";
            errors.push_at(span, message);
        }
        let codes = (codes.value()).map(|Codes(codes)| listed_codes(codes, errors));
        self.proofs
            .codes
            .extend(identity.as_ref().map(|identity| identity.code));
        self.proofs.codes.extend(codes.iter().flatten());
        let said = Said {
            name: variant.ident.unraw().to_string(),
            description: variant.description.clone(),
            deprecated: variant.deprecated.clone(),
            display: &variant.display,
            fields: Fields::Of(&variant.fields),
            detail,
            headers: header,
            members: member,
            errors: None,
            status: run_time_status(variant, errors),
            codes,
            retry,
            log,
            downcast,
            same_as,
        };
        declare(identity, said, self.common, &mut self.proofs, errors)
    }

    /// What a variant adds to the answer of its field.
    pub(super) fn delegate(
        &self,
        variant: &DraftVariant<'_>,
        field: usize,
        map: Option<&Path>,
        errors: &mut Errors,
    ) -> Answer {
        let fields = Fields::Of(&variant.fields);
        let written = (&variant.attrs.header, &variant.attrs.member);
        let parts = Parts::of(written, &fields, errors);
        parts.distinct_from(self.common, errors);
        let detail = variant.attrs.detail.value();
        let delegate = Delegate {
            field: variant.fields[field].place(field),
            detail: detail.and_then(|detail| declared_detail(detail, &fields, errors)),
            withheld: parts.withheld,
            headers: parts.headers,
            members: parts.members,
        };
        match map {
            Some(map) => Answer::Map(map.clone(), delegate),
            None => Answer::Transparent(delegate),
        }
    }
}

/// A status that is known at run time only stands on the variant or on a field.
fn run_time_status(variant: &DraftVariant<'_>, errors: &mut Errors) -> Option<RunTimeStatus> {
    let fields = Fields::Of(&variant.fields);
    let on_variant = variant
        .attrs
        .status
        .given()
        .and_then(|(Function(path), span)| {
            let instead = |_: &str| "mark it with `#[flow(status)]`".to_owned();
            no_field(path, &fields, instead, errors)?;
            Some((RunTimeStatus::Function(path.clone()), span))
        });
    let on_fields = (variant.fields.iter().enumerate()).filter_map(|(index, field)| {
        let span = field.attrs.status.span()?;
        Some((RunTimeStatus::Field(field.place(index)), span))
    });
    let mut statuses = on_variant.into_iter().chain(on_fields);
    let (status, first) = statuses.next()?;
    for (_, second) in statuses {
        errors.push_twice(first, second, "`status` is given twice");
    }
    Some(status)
}
