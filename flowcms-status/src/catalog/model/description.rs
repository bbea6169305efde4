//! Descriptions: Markdown of users, read once into the events that formats write.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::Entry;
use super::inline::readable;
use crate::declaration::problem_type::ProblemType;

/// The extensions of GitHub that descriptions may use.
const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// A description (the doc comment of a variant) by its sections, each in Markdown.
///
/// ```
/// # use flowcms_status::FlowError;
/// # #[derive(Debug, thiserror::Error, FlowError)]
/// # enum ContentError {
/// /// The slug names no entry.
/// ///
/// /// # Causes
/// /// It was deleted, or never published.
/// ///
/// /// # Solutions
/// /// List the entries.
/// # #[error("no such entry")]
/// #[flow(code = 404)]
/// EntryNotFound,
/// # }
///
/// let sections = ContentError::CATALOG.own()[0].sections();
/// assert_eq!(sections.text, "The slug names no entry.");
/// assert_eq!(sections.causes, "It was deleted, or never published.");
/// assert_eq!(sections.solutions, "List the entries.");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sections {
    /// What stands in neither of the two sections.
    pub text: String,
    /// What stands under `# Causes`; empty if there is no such section.
    pub causes: String,
    /// What stands under `# Solutions`; empty if there is no such section.
    pub solutions: String,
}

impl ProblemType {
    /// The doc comment by its sections.
    #[must_use]
    pub fn sections(&self) -> Sections {
        Sections::of(self.description())
    }
}

impl Entry {
    /// The doc comment by its sections.
    #[must_use]
    pub fn sections(&self) -> Sections {
        Sections::of(self.description())
    }

    /// The doc comment as its events.
    pub(in crate::catalog) fn prose(&self) -> Prose<'_> {
        Prose::of(self.description())
    }
}

impl Sections {
    pub(super) fn of(description: &str) -> Self {
        let source = readable(description);
        let mut sections = Self::default();
        for (name, place) in places(&read(&source), source.len()) {
            let section = match name {
                Name::Text => &mut sections.text,
                Name::Causes => &mut sections.causes,
                Name::Solutions => &mut sections.solutions,
            };
            let text = source[place].trim_matches('\n').trim_end();
            if !section.is_empty() && !text.is_empty() {
                section.push_str("\n\n");
            }
            section.push_str(text);
        }
        sections
    }
}

/// A description as its events, by its sections.
#[derive(Default)]
pub(in crate::catalog) struct Prose<'s> {
    pub(in crate::catalog) text: Vec<Event<'s>>,
    pub(in crate::catalog) causes: Vec<Event<'s>>,
    pub(in crate::catalog) solutions: Vec<Event<'s>>,
}

impl<'s> Prose<'s> {
    pub(in crate::catalog) fn of(description: &'s str) -> Self {
        let mut prose = Self::default();
        let events = read(description);
        let mut places = places(&events, usize::MAX).into_iter().peekable();
        for (event, at) in events {
            while places.next_if(|(_, place)| place.end <= at.start).is_some() {}
            match places.peek().filter(|(_, place)| place.contains(&at.start)) {
                Some((Name::Text, _)) => prose.text.push(event),
                Some((Name::Causes, _)) => prose.causes.push(event),
                Some((Name::Solutions, _)) => prose.solutions.push(event),
                // A heading of a section.
                None => {}
            }
        }
        prose
    }
}

/// The events of a text in Markdown, whose link definitions answer in it alone.
pub(in crate::catalog) fn events(text: &str) -> Vec<Event<'_>> {
    read(text).into_iter().map(|(event, _)| event).collect()
}

/// The events, each with its place.
fn read(text: &str) -> Vec<(Event<'_>, Range<usize>)> {
    match readable(text) {
        Cow::Borrowed(text) => Parser::new_ext(text, OPTIONS).into_offset_iter().collect(),
        Cow::Owned(text) => Parser::new_ext(&text, OPTIONS)
            .into_offset_iter()
            .map(|(event, at)| (event.into_static(), at))
            .collect(),
    }
}

/// The name of a section.
#[derive(Clone, Copy)]
enum Name {
    Text,
    Causes,
    Solutions,
}

/// Where the sections stand, without the headings of the two that have names. A heading of the first
/// level begins one, if it stands in nothing else.
fn places(events: &[(Event<'_>, Range<usize>)], end: usize) -> Vec<(Name, Range<usize>)> {
    let mut places = Vec::new();
    let mut open = (Name::Text, 0);
    let mut depth = 0;
    for (index, (event, at)) in events.iter().enumerate() {
        match event {
            Event::Start(tag) => {
                let begins = |level: &HeadingLevel| depth == 0 && *level == HeadingLevel::H1;
                if matches!(tag, Tag::Heading { level, .. } if begins(level)) {
                    let named = named(&events[index..]);
                    let start = if named.is_some() { at.end } else { at.start };
                    places.push((open.0, open.1..at.start));
                    open = (named.unwrap_or(Name::Text), start);
                }
                depth += 1;
            }
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    places.push((open.0, open.1..end));
    places
}

/// Which of the two a heading names, whose events are the first.
fn named(events: &[(Event<'_>, Range<usize>)]) -> Option<Name> {
    let mut text = String::new();
    for (event, _) in events {
        match event {
            Event::Text(part) => text.push_str(part),
            Event::Start(Tag::Heading { .. }) => {}
            Event::End(TagEnd::Heading(_)) => break,
            // A name has no markup.
            _ => return None,
        }
    }
    match text.trim() {
        name if name.eq_ignore_ascii_case("causes") => Some(Name::Causes),
        name if name.eq_ignore_ascii_case("solutions") => Some(Name::Solutions),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::Event;

    use super::{Prose, Sections};

    #[test]
    fn a_heading_in_something_else_begins_no_section() {
        for text in [
            "Run:\n\n    # Causes\n    make",
            "Run:\n\n\t# Causes",
            "* ~~~\n  # Causes\n  ~~~",
            "* # Causes",
            "1. a\n\n   # Causes",
            "```sh\n# Causes\n```",
            "> # Causes",
            "<pre>\n\n# Causes\n</pre>",
            "<!--\n# Causes\n-->",
            "\\# Causes",
            "## Causes",
            "#Causes",
            "# `Causes`",
        ] {
            let sections = Sections::of(&format!("{text}\n\n# Solutions #\n\nWait."));
            assert_eq!((&*sections.text, &*sections.causes), (text, ""), "{text}");
            assert_eq!(sections.solutions, "Wait.", "{text}");
        }
    }

    #[test]
    fn a_heading_of_the_first_level_begins_one_however_it_is_written() {
        for heading in [
            "# Causes",
            "   #  causes  ##",
            "CAUSES\n======",
            "- a\n\n# Causes",
            "> a\n# Causes",
        ] {
            let causes = Sections::of(&format!("{heading}\nIt is late.")).causes;
            assert_eq!(causes, "It is late.", "{heading}");
        }
        let sections = Sections::of("a\n# Causes\nb\n# More\nc\n# Causes\n\n    d\n");
        assert_eq!(sections.text, "a\n\n# More\nc");
        assert_eq!(sections.causes, "b\n\n    d");
    }

    #[test]
    fn a_link_definition_answers_in_all_sections_of_its_description() {
        let prose = Prose::of("See [it].\n\n# Causes\n[it]\n\n[it]: https://example.com/\n");
        for section in [&prose.text, &prose.causes] {
            assert!(section.iter().any(|event| matches!(event, Event::Start(tag)
                if matches!(tag, pulldown_cmark::Tag::Link { .. }))));
        }
        assert!(prose.solutions.is_empty());
    }
}
