//! The names of components: each follows from a reason or a row alone, so that documents that are
//! written apart agree on it.

use crate::declaration::problem_type::ProblemType;

/// The base of all problem documents.
pub(super) const PROBLEM: &str = "Problem";

const SCHEMAS: &str = "#/components/schemas/";

/// `entry_not_found` is `EntryNotFoundProblem`; a reason that is no plain `snake_case` keeps its
/// own form. Different reasons have different names.
pub(super) fn schema(problem_type: &ProblemType) -> String {
    let reason = problem_type.reason();
    if is_plain(reason) {
        return pascal(reason) + PROBLEM;
    }
    if reason.contains('~') {
        // It may not stand in a component's name.
        let escaped = reason.replace('.', "..").replace('~', ".7E");
        return format!("{PROBLEM}-{escaped}");
    }
    format!("{PROBLEM}.{reason}")
}

pub(super) fn schema_ref(name: &str) -> String {
    format!("{SCHEMAS}{name}")
}

/// What may stand in the name of a component: `[A-Za-z0-9._-]`.
pub(super) fn component(text: &str) -> String {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    text.chars()
        .map(|c| if allowed(c) { c } else { '_' })
        .collect()
}

/// Each of its words starts with a letter, so that the words can be told apart in `PascalCase`.
fn is_plain(reason: &str) -> bool {
    reason.split('_').all(|word| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && (word.bytes()).all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    })
}

pub(super) fn pascal(snake: &str) -> String {
    let words = snake.split(|c: char| !c.is_ascii_alphanumeric());
    words
        .filter_map(|word| {
            let first = word.get(..1)?;
            Some(first.to_ascii_uppercase() + &word[1..])
        })
        .collect()
}
