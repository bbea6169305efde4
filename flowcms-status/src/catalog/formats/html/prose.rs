//! Descriptions: from Markdown to HTML in which nothing but the Markdown speaks.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// Appends the Markdown as HTML, with headings below one of the level `under`.
pub(super) fn write(page: &mut String, markdown: &str, under: usize) {
    if markdown.is_empty() {
        return;
    }
    page.push_str("<div class=\"prose\" data-find dir=\"auto\">\n");
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut filter = Filter {
        under,
        headings: Vec::new(),
        links: Vec::new(),
    };
    let events = Parser::new_ext(markdown, options);
    html::push_html(page, events.filter_map(|event| filter.pass(event)));
    page.push_str("</div>\n");
}

struct Filter {
    under: usize,
    /// The levels of the headings that the text stands under, as they were written.
    headings: Vec<HeadingLevel>,
    /// Of each link and image around the text, whether it is shown as a link.
    links: Vec<bool>,
}

impl Filter {
    fn pass<'a>(&mut self, event: Event<'a>) -> Option<Event<'a>> {
        Some(match event {
            Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::Start(Tag::Heading { level, .. }) => Event::Start(Tag::Heading {
                level: self.open_heading(level),
                id: None,
                classes: Vec::new(),
                attrs: Vec::new(),
            }),
            Event::End(TagEnd::Heading(_)) => Event::End(TagEnd::Heading(self.heading())),
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
            // Without the language, which nothing here makes use of.
            Event::Start(Tag::CodeBlock(_)) => Event::Start(Tag::CodeBlock(
                pulldown_cmark::CodeBlockKind::Fenced(CowStr::Borrowed("")),
            )),
            other => other,
        })
    }

    /// The level of the page for one of the description: no level is left out.
    fn open_heading(&mut self, level: HeadingLevel) -> HeadingLevel {
        self.headings.retain(|above| *above < level);
        self.headings.push(level);
        self.heading()
    }

    fn heading(&self) -> HeadingLevel {
        let level = self.under + self.headings.len();
        HeadingLevel::try_from(level).unwrap_or(HeadingLevel::H6)
    }
}

/// Whether a link leads to another page, a mailbox or another place of this site. What is relative
/// to the rustdoc that the text was written for leads nowhere here.
fn is_harmless(url: &str) -> bool {
    // Browsers leave these out before they look for the scheme.
    let url: String = url
        .chars()
        .filter(|mark| !mark.is_ascii_control() && *mark != ' ')
        .collect::<String>()
        .to_ascii_lowercase();
    ["http://", "https://", "mailto:", "#", "/"]
        .iter()
        .any(|start| url.starts_with(start))
}
