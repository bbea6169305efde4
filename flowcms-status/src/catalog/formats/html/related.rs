//! Other entries that a reader of one may be looking for.

use std::collections::HashMap;
use std::fmt::{self, Write as _};

use super::escape::Escaped;
use super::view::View;
use crate::catalog::{Entry, Model};

/// More are a list to search.
const MOST: usize = 6;

/// Which entries belong together: those that name each other, then those of one code and error type.
pub(in crate::catalog) struct Related<'m> {
    by_reason: HashMap<&'m str, &'m Entry>,
    /// Those that name a reason.
    naming: HashMap<&'m str, Vec<&'m Entry>>,
    siblings: HashMap<(u16, &'m str), Vec<&'m Entry>>,
}

impl<'m> Related<'m> {
    pub(in crate::catalog) fn new(model: &'m Model) -> Self {
        let mut related = Self {
            by_reason: HashMap::new(),
            naming: HashMap::new(),
            siblings: HashMap::new(),
        };
        for entry in model.entries() {
            related.by_reason.insert(entry.reason(), entry);
            for name in names_in(entry) {
                related.naming.entry(name).or_default().push(entry);
            }
            for place in places(entry) {
                related.siblings.entry(place).or_default().push(entry);
            }
        }
        related
    }

    /// Of both kinds.
    pub(in crate::catalog) fn of(&self, entry: &'m Entry) -> Vec<&'m Entry> {
        let siblings = (places(entry)).filter_map(|place| self.siblings.get(&place));
        let siblings = siblings.flatten().copied();
        each(entry, self.named(entry).chain(siblings))
    }

    fn named(&self, entry: &'m Entry) -> impl Iterator<Item = &'m Entry> {
        let named = names_in(entry).filter_map(|name| self.by_reason.get(name).copied());
        let naming = self
            .naming
            .get(entry.reason())
            .into_iter()
            .flatten()
            .copied();
        named.chain(naming)
    }
}

/// The first of the others, each once.
fn each<'m>(entry: &Entry, others: impl Iterator<Item = &'m Entry>) -> Vec<&'m Entry> {
    let mut related: Vec<&Entry> = Vec::new();
    for other in others {
        let is_known = |one: &Entry| one.reason() == other.reason();
        if !is_known(entry) && !related.iter().any(|one| is_known(one)) {
            related.push(other);
            if related.len() == MOST {
                break;
            }
        }
    }
    related
}

/// What stands in backticks in the texts of an entry.
fn names_in(entry: &Entry) -> impl Iterator<Item = &str> {
    let note = entry
        .deprecation()
        .and_then(|deprecation| deprecation.note());
    [
        entry.description(),
        entry.context(),
        note.unwrap_or_default(),
    ]
    .into_iter()
    .flat_map(|text| text.split('`').skip(1).step_by(2))
}

fn places(entry: &Entry) -> impl Iterator<Item = (u16, &str)> {
    let code = entry.status().code();
    entry.producers().iter().map(move |one| (code, one.path()))
}

pub(super) fn write<'m>(page: &mut String, entry: &'m Entry, view: &View<'m>) -> fmt::Result {
    // On the page of all, those of one code are its neighbours.
    let related = if view.is_whole() {
        each(entry, view.related.named(entry))
    } else {
        view.related.of(entry)
    };
    if related.is_empty() {
        return Ok(());
    }
    view.write_heading(page, "Related");
    page.push_str("<ul class=\"related\">\n");
    for other in related {
        writeln!(
            page,
            "<li><a href=\"{}\"><span class=\"code c{}\">{}</span> <code>{}</code></a> \
             <span dir=\"auto\"{}>{}</span></li>",
            view.link(other.reason()),
            other.status().class(),
            other.status().code(),
            Escaped(other.reason()),
            view.lang(),
            Escaped(other.title()),
        )?;
    }
    page.push_str("</ul>\n");
    Ok(())
}
