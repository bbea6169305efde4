//! `View`: how a page shows the entries: where links lead, and what is left out.

use std::collections::HashSet;
use std::fmt::{self, Write as _};

use super::Page;
use super::escape::Escaped;
use super::related::Related;
use crate::catalog::{Entry, Model, RetiredEntry};

/// Where the links to entries lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::catalog) enum Links<'s> {
    /// Within the page of all.
    Fragment,
    /// From the page of one to that of another, which is its neighbour.
    Path,
    /// The same by a member of the query.
    Query(&'s str),
}

pub(super) struct View<'m> {
    pub(super) page: &'m Page,
    pub(super) model: &'m Model,
    pub(super) links: Links<'m>,
    pub(super) related: Related<'m>,
    reasons: HashSet<&'m str>,
}

impl<'m> View<'m> {
    pub(super) fn new(page: &'m Page, model: &'m Model, links: Links<'m>) -> Self {
        let entries = model.entries().iter().map(Entry::reason);
        let retired = model.retired().iter().map(RetiredEntry::reason);
        Self {
            page,
            model,
            links,
            related: Related::new(model),
            reasons: entries.chain(retired).collect(),
        }
    }

    pub(super) fn has_sources(&self) -> bool {
        self.page.has_sources
    }

    pub(super) fn is_whole(&self) -> bool {
        self.links == Links::Fragment
    }

    /// The level of an entry's heading.
    pub(super) fn level(&self) -> usize {
        if self.is_whole() { 3 } else { 1 }
    }

    /// A heading below that of an entry.
    pub(super) fn write_heading(&self, page: &mut String, text: &str) {
        let level = self.level() + 1;
        // Writing into a `String` does not fail.
        let _ = writeln!(page, "<h{level}>{text}</h{level}>");
    }

    /// The address of an entry.
    pub(super) fn link(&self, reason: &str) -> String {
        let reason = Escaped(reason);
        match self.links {
            Links::Fragment => format!("#{reason}"),
            Links::Path => format!("./{reason}"),
            Links::Query(key) => format!("?{}={reason}", Escaped(key)),
        }
    }

    /// The address of the page of all.
    pub(super) fn whole(&self) -> &'static str {
        match self.links {
            Links::Fragment => "",
            Links::Path => "./",
            Links::Query(_) => "?",
        }
    }

    /// The address of the entry that a text names, if it is a reason.
    pub(super) fn known(&self, text: &str) -> Option<String> {
        self.reasons.contains(text).then(|| self.link(text))
    }

    pub(super) fn lang(&self) -> Lang<'_> {
        Lang(&self.page.language)
    }
}

/// The attribute that says in which language the API speaks, where that is not the page's own.
pub(super) struct Lang<'p>(&'p str);

impl fmt::Display for Lang<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return Ok(());
        }
        write!(f, " lang=\"{}\"", Escaped(self.0))
    }
}

impl View<'_> {
    /// Appends the link to a page of all, if this is none.
    pub(super) fn write_way_back(&self, page: &mut String) -> fmt::Result {
        if self.is_whole() {
            return Ok(());
        }
        writeln!(
            page,
            "<p class=\"back\"><a href=\"{}\">All errors of <bdi>{}</bdi></a></p>",
            self.whole(),
            Escaped(self.model.name())
        )
    }
}
