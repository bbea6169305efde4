//! The names of problem types where formats need one.

use std::collections::HashMap;

use super::Entry;

/// What every name ends in.
pub(in crate::catalog) const PROBLEM: &str = "Problem";

/// Gives each entry its name: `entry_not_found` is `EntryNotFoundProblem`, and so are `entryNotFound`
/// and `entry-not-found` where no other reason wants it. So documents that are written apart agree.
pub(super) fn assign(entries: &mut [Entry]) {
    let mut wanted: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, entry) in entries.iter().enumerate() {
        wanted.entry(of_reason(&entry.reason)).or_default().push(at);
    }
    for (name, places) in wanted {
        let owner = places
            .iter()
            .copied()
            .find(|at| is_snake_case(&entries[*at].reason));
        let owner = owner.unwrap_or(places[0]);
        for (number, at) in places.into_iter().enumerate() {
            let entry = &mut entries[at];
            entry.type_name = if at == owner {
                name.clone()
            } else {
                // Of a conflict, where two have one reason, the numbers tell them apart.
                format!("{name}_{}_{number}", spelled(&entry.reason))
            };
        }
    }
}

fn of_reason(reason: &str) -> String {
    let name = pascal_case(reason);
    if name.starts_with(|first: char| first.is_ascii_digit()) || name.is_empty() {
        return format!("Reason{name}{PROBLEM}");
    }
    name + PROBLEM
}

/// `entry_not_found`, `entryNotFound` and `Content API` as `EntryNotFound` and `ContentApi`: letters
/// and digits of ASCII.
pub(in crate::catalog) fn pascal_case(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words.map(capitalized).collect()
}

fn capitalized(word: &str) -> String {
    let is_shouted = word.len() > 1 && word.chars().all(|c| !c.is_ascii_lowercase());
    let mut chars = word.chars();
    let first = chars.next().map(|first| first.to_ascii_uppercase());
    let rest = chars.map(|c| {
        if is_shouted {
            c.to_ascii_lowercase()
        } else {
            c
        }
    });
    first.into_iter().chain(rest).collect()
}

/// Each of its words starts with a letter, so that the words can be told apart in `PascalCase`.
fn is_snake_case(reason: &str) -> bool {
    reason.split('_').all(|word| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && (word.bytes()).all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    })
}

/// The reason, each other mark as its number: different ones stay different.
fn spelled(reason: &str) -> String {
    let marks = reason.chars().map(|c| match c {
        c if c.is_ascii_alphanumeric() => c.to_string(),
        c => format!("_{:x}", u32::from(c)),
    });
    marks.collect()
}
