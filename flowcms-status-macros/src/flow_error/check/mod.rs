//! From what was written to what can be expanded. The checks, in order:
//!
//! 1. `Common::new`: what the type says for all variants
//! 2. `answering`: exactly one of `code`, `transparent`, `map`, `same_as`, and no key it makes
//!    meaningless
//! 3. `reasons`: a reason names one problem type; `retired`: and none that must not be used again
//! 4. `declare`, `delegate`: codes, texts, headers, members, run-time status
//! 5. `same_as`: a variant that declares a problem type itself
//! 6. `client`: what of it travels
//! 7. `sized`: a struct that a handler can return
//!
//! What is wrong is left out, so a spec is whole only if nothing was reported.

mod answer;
mod client;
mod delegation;
mod same_as;

use std::collections::HashMap;

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::{Data, DeriveInput, Member as FieldMember, Path, Type};

use super::model::{Draft, DraftVariant};
use crate::declaration::attr::Once;
use crate::declaration::client::Client;
use crate::declaration::declare::{reason_part, written_reason};
use crate::declaration::list::Adapters;
use crate::declaration::parts::Common;
use crate::declaration::retired::retired;
use crate::declaration::spec::{
    Code, DetailPolicy, Field, Header, Member, ProblemType, Proofs, RetiredReason,
};
use crate::declaration::value::{Bound, Module, RenameAll};
use crate::diag::Errors;
use crate::emit::Roots;
use crate::http;
use crate::keys::TypeAttrs;
use crate::names::{Case, tight};
use delegation::{Answering, answering};

/// A type that has passed every check.
pub(crate) struct Spec<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) roots: Roots,
    pub(crate) common: Common,
    pub(crate) adapters: Option<Vec<Ident>>,
    pub(crate) client: Option<Client>,
    pub(crate) retired: Vec<RetiredReason>,
    /// Those of the type that could be answered for.
    pub(crate) variants: Vec<Variant<'a>>,
    /// How many the type has.
    pub(crate) count: usize,
    /// Whether nothing is wrong.
    pub(crate) is_right: bool,
    /// Whether what all of it stands on is known: the table, the bounds and the size.
    pub(crate) is_founded: bool,
    pub(crate) proofs: Proofs,
    /// The code of the variants that say none, if there are any.
    pub(crate) code: Option<Code>,
    /// What stands behind `where` instead of what is inferred.
    pub(crate) bound: Option<TokenStream>,
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
    /// Names of headers that are not sent, though the field's problem type would.
    pub(crate) withheld: Vec<String>,
    pub(crate) members: Vec<Member>,
}

/// What the checks of variants share.
struct Variants<'c> {
    common: &'c Common,
    /// Of the variants that have none.
    code: Once<Code>,
    proofs: Proofs,
}

pub(crate) fn check<'a>(draft: Draft<'a>, errors: &mut Errors) -> Spec<'a> {
    let Draft {
        input,
        attrs,
        variants: drafts,
    } = draft;
    let TypeAttrs {
        table,
        type_base,
        rename_all,
        reason_prefix,
        code,
        detail,
        retry,
        log,
        grpc,
        header,
        member,
        render,
        adapters,
        client: client_name,
        retired: written_retired,
        bound,
        krate,
    } = attrs;
    let roots = Roots::new(krate.value().map(|Module(path)| path), table.value());
    let mut common = Common::new(
        type_base.value(),
        (&header, &member),
        render.value(),
        errors,
    );
    common.default_to(&detail, &retry, &log, &grpc, errors);
    let made = Made {
        case: rename_all.check(|RenameAll(case)| Some(*case)),
        prefix: reason_prefix.check(|prefix| reason_part(prefix, errors)),
    };

    let answering: Vec<Answering<'_>> = (drafts.iter())
        .map(|draft| answering(draft, errors))
        .collect();
    let reasons = reasons(&drafts, &answering, &made, errors);
    distinct_reasons(&reasons, errors);
    let used = (reasons.iter().flatten()).map(|(reason, span)| (reason.as_str(), *span));
    let retired = retired(&written_retired, used, errors);

    let mut variants = Variants {
        common: &common,
        code: code.check(|code| http::error_code(code, errors)),
        proofs: Proofs::default(),
    };
    (variants.proofs.codes).extend(variants.code.value().copied());
    (variants.proofs.codes).extend(retired.iter().map(|retired| retired.code));
    let mut answers = variants.answers(&drafts, &answering, reasons, errors);
    variants.same_as(&drafts, answering, &mut answers, errors);
    let code = variants.code.value().copied();
    let mut proofs = variants.proofs;
    let has_table = table.is_absent() || table.value().is_some();
    if !has_table {
        // Of which table is not known.
        proofs = Proofs::default();
    }

    let variants = answered(&drafts, answers);
    let named = adapters.value().map(|Adapters(names)| names.clone());
    let sized = sized(input, errors);
    let adapters = sized.map_or(Some(Vec::new()), |()| named);
    let has_bound = bound.is_absent() || bound.value().is_some();
    let client = client::client(&client_name, input, &variants, &roots.private, errors);
    Spec {
        input,
        adapters,
        retired,
        client,
        variants,
        count: drafts.len(),
        is_right: errors.is_empty(),
        is_founded: has_table && has_bound && sized.is_some(),
        roots: if errors.is_empty() {
            roots
        } else {
            roots.unproven()
        },
        common,
        proofs,
        code,
        bound: bound.value().map(|Bound(predicates)| predicates.clone()),
    }
}

impl Variants<'_> {
    /// Who answers for each variant, those that name another one left out.
    fn answers(
        &mut self,
        drafts: &[DraftVariant<'_>],
        answering: &[Answering<'_>],
        reasons: Vec<Option<(String, Span)>>,
        errors: &mut Errors,
    ) -> Vec<Option<Answer>> {
        let mut answers: Vec<Option<Answer>> = Vec::new();
        for ((draft, answering), reason) in drafts.iter().zip(answering).zip(reasons) {
            let reason = reason.map(|(reason, _)| reason);
            answers.push(match answering {
                Answering::Own(downcast) => {
                    self.has_code(draft, downcast.is_some(), errors);
                    let identity = self.identity(draft, reason, errors);
                    let problem = self.declare(draft, identity, downcast.clone(), None, errors);
                    problem.map(|problem| Answer::Own(Box::new(problem)))
                }
                Answering::Field(field, map) => Some(self.delegate(draft, *field, *map, errors)),
                Answering::Unknown => {
                    // Who would answer is not known, what is wrong beside that is.
                    let identity = self.identity(draft, None, errors);
                    self.proofs
                        .codes
                        .extend(identity.map(|identity| identity.code));
                    self.declare(draft, None, None, None, errors);
                    None
                }
                // Once all others are known.
                Answering::SameAs(..) => None,
            });
        }
        answers
    }
}

/// The variants with those who answer for them.
fn answered<'a>(drafts: &[DraftVariant<'a>], answers: Vec<Option<Answer>>) -> Vec<Variant<'a>> {
    let variants = drafts.iter().zip(answers).filter_map(|(draft, answer)| {
        Some(Variant {
            ident: draft.ident,
            is_struct: draft.is_struct,
            fields: (draft.fields.iter())
                .map(|field| (field.member.clone(), field.ty))
                .collect(),
            answer: answer?,
        })
    });
    variants.collect()
}

/// What a handler returns has a size; `None` = reported, and no framework takes it. Of parameters that
/// are `?Sized`, whoever uses the type decides.
fn sized(input: &DeriveInput, errors: &mut Errors) -> Option<()> {
    let Data::Struct(data) = &input.data else {
        return Some(());
    };
    let Some(syn::Field { ty, .. }) = data.fields.iter().last() else {
        return Some(());
    };
    let is_unsized = match ty {
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(ty) => ty.path.is_ident("str"),
        _ => false,
    };
    if is_unsized {
        let ty_text = tight(&ty.to_token_stream());
        let message = format!(
            "a struct that ends in `{ty_text}` has no size, so that no handler can return it: write `Box<{ty_text}>`"
        );
        errors.push(ty, message);
    }
    (!is_unsized).then_some(())
}

/// The reasons of the variants that declare a problem type, and where each is said.
fn reasons(
    drafts: &[DraftVariant<'_>],
    answering: &[Answering<'_>],
    made: &Made,
    errors: &mut Errors,
) -> Vec<Option<(String, Span)>> {
    let reason = |(draft, answering): (&DraftVariant<'_>, &Answering<'_>)| match answering {
        Answering::Own(_) => reason(draft, made, errors),
        Answering::Unknown => {
            let written = draft.attrs.reason.value();
            written.map(|reason| written_reason(reason, errors));
            None
        }
        Answering::SameAs(..) | Answering::Field(..) => None,
    };
    drafts.iter().zip(answering).map(reason).collect()
}

/// How a reason is made of a name.
struct Made {
    case: Once<Case>,
    prefix: Once<String>,
}

impl Made {
    /// `None` = what makes it is reported.
    fn of(&self, name: &str) -> Option<String> {
        let case = match self.case.value() {
            None if self.case.is_absent() => Case::Snake,
            case => *case?,
        };
        let prefix = match self.prefix.value() {
            None if self.prefix.is_absent() => "",
            prefix => prefix?,
        };
        Some(format!("{prefix}{}", case.of(name)))
    }
}

/// The reason that is written, or made of the variant's name; `None` = reported.
fn reason(draft: &DraftVariant<'_>, made: &Made, errors: &mut Errors) -> Option<(String, Span)> {
    let written = &draft.attrs.reason;
    if let Some(reason) = written.value() {
        return errors.scope(|errors| Some((written_reason(reason, errors), reason.span())));
    }
    if !written.is_absent() {
        return None;
    }
    let reason = made.of(&draft.ident.unraw().to_string())?;
    if !http::is_reason(&reason) {
        let message = format!(
            "`{}` makes no reason, add `reason = \"…\"` with only `A-Z a-z 0-9 . _ ~ -`",
            draft.ident
        );
        errors.push(draft.ident, message);
        return None;
    }
    Some((reason, draft.ident.span()))
}

/// A reason names one problem type of a type.
fn distinct_reasons(reasons: &[Option<(String, Span)>], errors: &mut Errors) {
    let mut first: HashMap<&str, Span> = HashMap::new();
    for (reason, span) in reasons.iter().flatten() {
        match first.get(reason.as_str()) {
            Some(first) => {
                let message = format!(
                    "reason `{reason}` is declared twice, choose another with `reason = \"…\"`, or say `same_as` if it is the same problem type"
                );
                errors.push_twice(*first, *span, message);
            }
            None => _ = first.insert(reason, *span),
        }
    }
}
