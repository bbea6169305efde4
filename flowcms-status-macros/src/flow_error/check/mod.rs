//! From what was written to what can be expanded. The checks, in order:
//!
//! 1. `type_base`: an absolute URI
//! 2. `answer`, `delegation`: exactly one of `code`, `transparent`, `map`, `same_as`, and no key it
//!    makes meaningless
//! 3. `declare`: codes, reasons, texts, headers, members, run-time status of a problem type
//! 4. `demands`: headers that HTTP demands; 304 without content
//! 5. `distinct_reasons`: a reason names one problem type
//! 6. `retired`: reasons that must not be used again
//! 7. `same_as`: a variant that declares a problem type itself

mod answer;
mod delegation;
mod parts;
mod problem;
mod retired;
mod texts;

use std::collections::HashMap;

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt as _;
use syn::{DeriveInput, LitStr, Member as FieldMember, Path, Type};

use super::attr::{Key, Named, TypeAttrs};
use super::model::{Draft, DraftVariant};
use crate::declaration::spec::{
    Code, Demand, DetailPolicy, Field, Header, Member, ProblemType, RetiredReason,
};
use crate::diag::Errors;
use crate::emit::Roots;
use crate::http::{self, shown};
use answer::answer;
use parts::Parts;
use problem::{demands, no_content};

pub(crate) use problem::{Facts, declare};
pub(crate) use retired::retired;
pub(crate) use texts::Fields;

/// A type that has passed every check.
pub(crate) struct Spec<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) roots: Roots,
    pub(crate) common: Common,
    pub(crate) adapters: Option<Vec<Ident>>,
    pub(crate) retired: Vec<RetiredReason>,
    pub(crate) variants: Vec<Variant<'a>>,
}

/// What all variants have.
#[derive(Default)]
pub(crate) struct Common {
    pub(crate) type_base: Option<String>,
    pub(crate) headers: Vec<Header>,
    pub(crate) members: Vec<Member>,
    member_spans: HashMap<String, Span>,
    pub(crate) render: Option<Path>,
}

pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) is_struct: bool,
    pub(crate) fields: Vec<(FieldMember, &'a Type)>,
    pub(crate) answer: Answer,
}

/// Who answers for a variant.
pub(crate) enum Answer {
    Own(Box<ProblemType>),
    Transparent(Delegate),
    Map(Path, Delegate),
}

/// What the variant adds to the answer of its field.
pub(crate) struct Delegate {
    pub(crate) field: Field,
    pub(crate) detail: Option<DetailPolicy>,
    pub(crate) headers: Vec<Header>,
    pub(crate) members: Vec<Member>,
}

/// What of a wrong type rustc can still check, so that one build reports every mistake.
pub(crate) struct Remains {
    pub(crate) roots: Roots,
    pub(crate) adapters: Option<Vec<Ident>>,
    pub(crate) codes: Vec<Code>,
    pub(crate) demands: Vec<Demand>,
}

impl Remains {
    fn new(
        roots: Roots,
        drafts: &[DraftVariant<'_>],
        checked: &[Option<Variant<'_>>],
        retired: &[RetiredReason],
    ) -> Self {
        let written = drafts.iter().flat_map(|draft| {
            let codes = draft.attrs.codes.value().into_iter().flatten();
            draft.attrs.code.value().into_iter().chain(codes)
        });
        let codes = written.filter_map(|literal| {
            Some(Code {
                value: http::error_code(literal, &mut Errors::default())?,
                span: literal.span(),
            })
        });
        let demands = checked
            .iter()
            .flatten()
            .flat_map(|variant| match &variant.answer {
                Answer::Own(problem) => problem.demands.clone(),
                Answer::Transparent(_) | Answer::Map(..) => Vec::new(),
            });
        Self {
            roots,
            adapters: None,
            codes: codes
                .chain(retired.iter().map(|retired| retired.code))
                .collect(),
            demands: demands.collect(),
        }
    }
}

/// `Err` = there were mistakes, all of them reported.
pub(crate) fn check<'a>(draft: Draft<'a>, errors: &mut Errors) -> Result<Spec<'a>, Box<Remains>> {
    let Draft {
        input,
        attrs,
        variants,
    } = draft;
    let TypeAttrs {
        table,
        type_base,
        headers,
        members,
        render,
        adapters,
        retired: written_retired,
        krate,
        rows: _,
    } = attrs;
    let roots = Roots::new(krate.value(), table.value());
    let common = common(
        type_base.value(),
        (&headers, &members),
        render.value(),
        errors,
    );

    let mut checked: Vec<Option<Variant<'a>>> = Vec::new();
    let mut same = Vec::new();
    for (index, variant) in variants.iter().enumerate() {
        let answer = answer(variant, &common, errors);
        if let Some(target) = variant.attrs.same_as.value() {
            same.push((index, target));
        }
        checked.push(answer.map(|answer| {
            Variant {
                ident: variant.ident,
                is_struct: variant.is_struct,
                fields: (variant.fields.iter())
                    .map(|field| (field.member.clone(), field.ty))
                    .collect(),
                answer,
            }
        }));
    }
    distinct_reasons(&variants, &checked, errors);
    let retired = retired(&written_retired, used_reasons(&variants, &checked), errors);
    for (index, target) in same {
        same_as(index, target, &variants, &mut checked, errors);
    }

    if !errors.is_empty() {
        return Err(Box::new(Remains {
            adapters: adapters.value().cloned(),
            ..Remains::new(roots, &variants, &checked, &retired)
        }));
    }
    Ok(Spec {
        input,
        roots,
        common,
        adapters: adapters.value().cloned(),
        retired,
        // Where nothing was reported, nothing is missing.
        variants: checked.into_iter().flatten().collect(),
    })
}

/// What the type says for all of its variants, or a map for all of its rows.
pub(crate) fn common(
    base: Option<&LitStr>,
    (headers, members): (&[Key<Named>], &[Key<Named>]),
    render: Option<&Path>,
    errors: &mut Errors,
) -> Common {
    let parts = Parts::of((headers, members), &Fields::None, errors);
    Common {
        type_base: base.and_then(|base| type_base(base, errors)),
        headers: parts.headers,
        members: parts.members,
        member_spans: parts.member_spans,
        render: render.cloned(),
    }
}

fn type_base(base: &LitStr, errors: &mut Errors) -> Option<String> {
    let text = base.value();
    if http::is_uri_base(&text) {
        return Some(text);
    }
    errors.push(
        base,
        format!(
            "`{}` is not an absolute URI, write one that a reason can follow: `type_base = \"https://docs.example.com/errors#\"`",
            shown(&text)
        ),
    );
    None
}

/// A reason names one problem type of a type.
fn distinct_reasons(
    drafts: &[DraftVariant<'_>],
    checked: &[Option<Variant<'_>>],
    errors: &mut Errors,
) {
    let mut first: HashMap<&str, Span> = HashMap::new();
    for (reason, span) in used_reasons(drafts, checked) {
        if let Some(first) = first.get(reason) {
            errors.push_twice(
                *first,
                span,
                format!(
                    "reason `{reason}` is declared twice, choose another with `reason = \"…\"`, or say `same_as` if it is the same problem type"
                ),
            );
        } else {
            first.insert(reason, span);
        }
    }
}

/// The reasons that the variants declare themselves, and where each is said.
fn used_reasons<'v>(
    drafts: &'v [DraftVariant<'_>],
    checked: &'v [Option<Variant<'_>>],
) -> impl Iterator<Item = (&'v str, Span)> {
    drafts.iter().zip(checked).filter_map(|(draft, variant)| {
        let Answer::Own(problem) = &variant.as_ref()?.answer else {
            return None;
        };
        let reason = problem.reason.as_deref().filter(|_| !problem.same_as)?;
        let span = match draft.attrs.reason.value() {
            Some(reason) => reason.span(),
            None => draft.ident.span(),
        };
        Some((reason, span))
    })
}

/// Takes code, reason, title, context and gRPC code from the variant that `same_as` names.
fn same_as(
    index: usize,
    target: &Ident,
    drafts: &[DraftVariant<'_>],
    checked: &mut [Option<Variant<'_>>],
    errors: &mut Errors,
) {
    let Some(at) = drafts
        .iter()
        .position(|draft| draft.ident.unraw() == target.unraw())
    else {
        let names: Vec<String> = drafts.iter().map(|draft| draft.ident.to_string()).collect();
        let name = target.to_string();
        let instead = match crate::names::nearest(&name, names.iter().map(String::as_str)) {
            Some(near) => format!(", did you mean `{near}`?"),
            None => ", name one with a `code`".to_owned(),
        };
        errors.push(target, format!("there is no variant `{name}`{instead}"));
        return;
    };
    // `None` = its own mistakes are reported.
    let Some(Variant { answer, .. }) = &checked[at] else {
        return;
    };
    let original = match answer {
        Answer::Own(problem) if !problem.same_as => (**problem).clone(),
        Answer::Own(_) | Answer::Transparent(_) | Answer::Map(..) => {
            errors.push(
                target,
                format!("`{target}` declares no problem type itself, name a variant with a `code`"),
            );
            return;
        }
    };
    if let Some(Variant {
        answer: Answer::Own(problem),
        ..
    }) = &mut checked[index]
    {
        problem.code = original.code;
        problem.reason = original.reason;
        problem.title = original.title;
        problem.context = original.context;
        problem.description = original.description;
        problem.deprecated = original.deprecated;
        problem.grpc = original.grpc;
        problem.is_constant &= problem.detail.is_constant(problem.code.value);
        let before = Code {
            value: problem.code.value,
            span: target.span(),
        };
        no_content(before, &drafts[index].attrs, &drafts[index].fields, errors);
        let codes = problem.codes.clone().unwrap_or_default();
        problem.demands = demands(before, &codes, &problem.headers, false);
    }
}
