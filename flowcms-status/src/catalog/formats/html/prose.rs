//! Descriptions: from Markdown to HTML in which nothing but the Markdown speaks.

use std::fmt::Write as _;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd, html};

use super::escape::Escaped;
use super::view::View;
use crate::catalog::formats::prose::{Headings, is_harmless};

/// Appends the Markdown as HTML, with headings below one of the level `under`.
/// Code that is a reason leads to its entry.
pub(super) fn write(page: &mut String, events: Vec<Event<'_>>, under: usize, view: &View<'_>) {
    if events.is_empty() {
        return;
    }
    // Writing into a `String` does not fail.
    let _ = writeln!(
        page,
        "<div class=\"prose\" data-find dir=\"auto\"{}>",
        view.lang()
    );
    let mut filter = Filter {
        view,
        headings: Headings::new(under),
        links: Vec::new(),
    };
    let events = events.into_iter();
    html::push_html(page, events.filter_map(|event| filter.pass(event)));
    page.push_str("</div>\n");
}

struct Filter<'v> {
    view: &'v View<'v>,
    headings: Headings,
    /// Of each link and image around the text, whether it is shown as a link.
    links: Vec<bool>,
}

impl Filter<'_> {
    fn pass<'a>(&mut self, event: Event<'a>) -> Option<Event<'a>> {
        Some(match event {
            Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::Start(Tag::Heading { level, .. }) => Event::Start(Tag::Heading {
                level: level_of(self.headings.open(level)),
                id: None,
                classes: Vec::new(),
                attrs: Vec::new(),
            }),
            Event::End(TagEnd::Heading(_)) => {
                Event::End(TagEnd::Heading(level_of(self.headings.current())))
            }
            // The page loads nothing: of a picture there is a link with its text.
            Event::Start(
                Tag::Link {
                    link_type,
                    dest_url,
                    title,
                    id,
                }
                | Tag::Image {
                    link_type,
                    dest_url,
                    title,
                    id,
                },
            ) => {
                let is_link = !self.links.contains(&true) && is_harmless(&dest_url);
                self.links.push(is_link);
                if !is_link {
                    return None;
                }
                Event::Start(Tag::Link {
                    link_type,
                    dest_url,
                    title,
                    id,
                })
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if self.links.pop() != Some(true) {
                    return None;
                }
                Event::End(TagEnd::Link)
            }
            Event::Code(code) if !self.links.contains(&true) => match self.view.known(&code) {
                Some(link) => Event::InlineHtml(
                    format!("<a href=\"{link}\"><code>{}</code></a>", Escaped(&code)).into(),
                ),
                None => Event::Code(code),
            },
            // Without the language, which nothing here makes use of.
            Event::Start(Tag::CodeBlock(_)) => Event::Start(Tag::CodeBlock(
                pulldown_cmark::CodeBlockKind::Fenced(CowStr::Borrowed("")),
            )),
            other => other,
        })
    }
}

fn level_of(level: usize) -> HeadingLevel {
    HeadingLevel::try_from(level).unwrap_or(HeadingLevel::H6)
}
