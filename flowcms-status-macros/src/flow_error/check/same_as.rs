//! `same_as`: variants with the problem type of another one, said on purpose.

use std::collections::HashMap;

use proc_macro2::Span;
use syn::Ident;
use syn::ext::IdentExt as _;

use super::delegation::Answering;
use super::{Answer, Variants};
use crate::declaration::declare::Identity;
use crate::declaration::spec::ProblemType;
use crate::diag::Errors;
use crate::flow_error::model::DraftVariant;
use crate::keys::VariantAttrs;
use crate::names::nearest;

impl Variants<'_> {
    /// Gives each of these variants what the named one is, once all of those are known.
    pub(super) fn same_as(
        &mut self,
        drafts: &[DraftVariant<'_>],
        answering: Vec<Answering<'_>>,
        answers: &mut [Option<Answer>],
        errors: &mut Errors,
    ) {
        let named: HashMap<Ident, usize> = (drafts.iter().enumerate())
            .map(|(index, draft)| (draft.ident.unraw(), index))
            .collect();
        let declares: Vec<bool> = (answering.iter())
            .map(|answering| matches!(answering, Answering::Own(_) | Answering::Unknown))
            .collect();
        for (index, answering) in answering.into_iter().enumerate() {
            let Answering::SameAs(target, downcast) = answering else {
                continue;
            };
            let draft = &drafts[index];
            beside_same_as(&draft.attrs, errors);
            let original = match named.get(&target.unraw()) {
                None => {
                    errors.push(target, no_variant(target, drafts));
                    None
                }
                Some(&at) if declares[at] => answers[at].as_ref().and_then(identity_of),
                Some(_) => {
                    let message = format!(
                        "`{target}` declares no problem type itself, name a variant with a `code`"
                    );
                    errors.push(target, message);
                    None
                }
            };
            let span = Some(target.span());
            let mut problem = self.declare(draft, original, downcast, span, errors);
            if let (Some(problem), Some(at)) = (&mut problem, named.get(&target.unraw())) {
                if problem.description.is_empty() {
                    problem.description = drafts[*at].description.clone();
                }
            }
            answers[index] = problem.map(|problem| Answer::Own(Box::new(problem)));
        }
    }
}

fn identity_of(answer: &Answer) -> Option<Identity> {
    match answer {
        Answer::Own(problem) => {
            let ProblemType {
                code,
                reason,
                type_uri,
                title,
                context,
                grpc,
                ..
            } = &**problem;
            Some(Identity {
                code: *code,
                reason: reason.clone(),
                type_uri: type_uri.clone(),
                title: title.clone(),
                context: context.clone(),
                grpc: grpc.clone(),
            })
        }
        Answer::Transparent(_) | Answer::Map(..) => None,
    }
}

fn no_variant(target: &Ident, drafts: &[DraftVariant<'_>]) -> String {
    let names: Vec<String> = drafts.iter().map(|draft| draft.ident.to_string()).collect();
    let name = target.to_string();
    let instead = match nearest(&name, names.iter().map(String::as_str)) {
        Some(near) => format!(", did you mean `{near}`?"),
        None => ", name one with a `code`".to_owned(),
    };
    format!("there is no variant `{name}`{instead}")
}

/// What the named variant says, this one does not say again.
fn beside_same_as(attrs: &VariantAttrs, errors: &mut Errors) {
    let said: [(&str, Option<Span>); 6] = [
        ("code", attrs.code.span()),
        ("reason", attrs.reason.span()),
        ("type_uri", attrs.type_uri.span()),
        ("title", attrs.title.span()),
        ("context", attrs.context.span()),
        ("grpc", attrs.grpc.span()),
    ];
    for (key, span) in said {
        if let Some(span) = span {
            let message = format!(
                "`{key}` means nothing beside `same_as`, which takes it from the other variant"
            );
            errors.push_at(span, message);
        }
    }
}
