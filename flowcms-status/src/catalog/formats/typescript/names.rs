//! Names of types, each once.

use std::collections::HashSet;

use crate::catalog::Entry;

/// The names that are taken.
pub(super) struct Names(HashSet<String>);

impl Names {
    /// Those of the problem types, which all formats share, come first.
    pub(super) fn new(entries: &[&Entry]) -> Self {
        let taken = entries.iter().map(|entry| entry.type_name());
        let taken = taken.chain([super::DOCUMENT]);
        Self(taken.map(str::to_owned).collect())
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
