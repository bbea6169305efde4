//! Names of types: made from reasons and titles, valid, and each once.

use std::collections::HashSet;

/// The names that are taken.
pub(super) struct Names(HashSet<String>);

impl Names {
    pub(super) fn new() -> Self {
        Self(HashSet::from(["ProblemDocument".to_owned()]))
    }

    /// The name, with a number behind it if it is taken.
    pub(super) fn unique(&mut self, wanted: &str) -> String {
        let numbered = (2_u32..).map(|number| format!("{wanted}{number}"));
        let mut all = std::iter::once(wanted.to_owned()).chain(numbered);
        // It does not end before one is free.
        let name = all.find(|name| !self.0.contains(name)).unwrap_or_default();
        self.0.insert(name.clone());
        name
    }
}

/// `entry_not_found` and `Content API` as `EntryNotFound` and `ContentApi`. No name of TypeScript's
/// own, such as `string` or `class`, begins with a capital.
pub(super) fn pascal_case(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let name: String = words.map(capitalized).collect();
    match name.chars().next() {
        Some(first) if first.is_ascii_digit() => format!("Reason{name}"),
        Some(_) => name,
        None => "Unnamed".to_owned(),
    }
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
