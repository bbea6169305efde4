//! Reasons that are not emitted any more, and must not be used again.

use std::collections::HashMap;

use proc_macro2::Span;

use super::attr::Many;
use super::spec::RetiredReason;
use super::value::Retired;
use crate::diag::Errors;
use crate::http::{self, shown};

/// The retired reasons of a type or a map, each once. `used` are the reasons that it declares.
pub(crate) fn retired<'u>(
    written: &Many<Retired>,
    used: impl Iterator<Item = (&'u str, Span)>,
    errors: &mut Errors,
) -> Vec<RetiredReason> {
    let mut first: HashMap<String, Span> = HashMap::new();
    let mut checked = Vec::new();
    for (Retired { reason, code, note }, _) in written.given() {
        let text = reason.value();
        if !http::is_reason(&text) {
            let message = format!(
                "`{}` is no reason, it has only `A-Z a-z 0-9 . _ ~ -`",
                shown(&text)
            );
            errors.push(reason, message);
        }
        if note.value().trim().is_empty() {
            errors.push(
                note,
                "the text is empty, say since when, and what comes instead",
            );
        }
        let code = http::error_code(code, errors);
        if let Some(first) = first.get(&text) {
            errors.push_twice(
                *first,
                reason.span(),
                format!("`{}` is retired twice", shown(&text)),
            );
            continue;
        }
        first.insert(text.clone(), reason.span());
        if let Some(code) = code {
            checked.push(RetiredReason {
                reason: text,
                code,
                note: note.value(),
            });
        }
    }
    if first.is_empty() {
        return checked;
    }
    for (reason, span) in used {
        if first.contains_key(reason) {
            errors.push_at(
                span,
                format!(
                    "reason `{reason}` is retired and must not be used again, choose another with `reason = \"…\"`"
                ),
            );
        }
    }
    checked
}
