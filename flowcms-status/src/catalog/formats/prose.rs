//! Markdown of users, read once and written again: as paragraphs, lists, tables and code that render
//! as theirs do, with nothing in it that reaches beyond them.

use std::iter::Peekable;
use std::vec::IntoIter;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use crate::catalog::model::description::events;

/// Lists and quotes in each other; what is deeper stands at this depth.
const DEEPEST: usize = 16;

/// [`written`] of a text.
pub(super) fn markdown(source: &str, under: usize) -> String {
    written(events(source), under)
}

/// The Markdown in which headings stand below one of the level `under`, raw HTML is text, and links
/// lead to other pages or nowhere.
pub(super) fn written(events: Vec<Event<'_>>, under: usize) -> String {
    Writer {
        events: events.into_iter().peekable(),
        headings: Headings::new(under),
        depth: 0,
    }
    .blocks(None)
}

/// [`markdown`] in one line.
#[cfg(feature = "openapi")]
pub(super) fn line(source: &str) -> String {
    one_line(&markdown(source, 0))
}

/// Whether a link leads to another page, a mailbox or another place of this site. What is relative
/// to the rustdoc that the text was written for leads nowhere here.
pub(super) fn is_harmless(url: &str) -> bool {
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

/// The levels of the page for those of a text.
pub(super) struct Headings {
    under: usize,
    /// The levels that the text stands under, as they were written.
    open: Vec<HeadingLevel>,
}

impl Headings {
    pub(super) const fn new(under: usize) -> Self {
        Self {
            under,
            open: Vec::new(),
        }
    }

    /// The level of the page for one of the text: no level is left out.
    pub(super) fn open(&mut self, level: HeadingLevel) -> usize {
        self.open.retain(|above| *above < level);
        self.open.push(level);
        self.current()
    }

    pub(super) fn current(&self) -> usize {
        (self.under + self.open.len()).min(6)
    }
}

struct Writer<'s> {
    events: Peekable<IntoIter<Event<'s>>>,
    headings: Headings,
    depth: usize,
}

impl Writer<'_> {
    /// The blocks up to the end of what is around them.
    fn blocks(&mut self, end: Option<TagEnd>) -> String {
        let mut blocks = String::new();
        // Whether the block before is the text of a list's item without a paragraph around it.
        let mut was_bare = false;
        // A list behind another would go on with it, did it not have another mark.
        let mut lists = 0;
        while let Some(event) = self.events.peek() {
            if let Event::End(found) = event {
                if Some(*found) == end {
                    break;
                }
                self.events.next();
                continue;
            }
            let is_list = matches!(event, Event::Start(Tag::List(_)));
            lists = if is_list { lists + 1 } else { 0 };
            let is_bare = !matches!(event, Event::Start(tag) if is_block(tag));
            let block = self.block(lists % 2 == 0);
            if block.trim().is_empty() {
                continue;
            }
            if !blocks.is_empty() {
                let ends_text = ["* ", "+ ", "1. ", "1) ", "> ", "```"];
                let is_tight = was_bare && ends_text.iter().any(|mark| block.starts_with(mark));
                blocks.push_str(if is_tight { "\n" } else { "\n\n" });
            }
            blocks.push_str(&block);
            was_bare = is_bare;
        }
        self.events.next();
        blocks
    }

    fn block(&mut self, is_second_list: bool) -> String {
        let Some(Event::Start(tag)) = self.events.peek() else {
            // What stands in an item without a paragraph around it.
            return self.paragraph(false);
        };
        let tag = tag.clone();
        match tag {
            Tag::Paragraph => {
                self.events.next();
                self.paragraph(true)
            }
            Tag::Heading { level, .. } => {
                self.events.next();
                let level = self.headings.open(level);
                let text = one_line(&self.inline(true));
                format!("{} {}", "#".repeat(level), text.replace('#', "\\#"))
            }
            // What is deeper stands here.
            Tag::BlockQuote(_) | Tag::List(_) | Tag::Item if self.depth >= DEEPEST => {
                self.events.next();
                String::new()
            }
            Tag::BlockQuote(_) => {
                self.events.next();
                let inside = self.nested(TagEnd::BlockQuote(None));
                prefixed(&inside, "> ", "> ")
            }
            Tag::List(start) => {
                self.events.next();
                self.list(start, is_second_list)
            }
            Tag::CodeBlock(kind) => {
                self.events.next();
                self.code_block(&kind)
            }
            Tag::HtmlBlock => {
                self.events.next();
                let text = self.raw(TagEnd::HtmlBlock);
                let paragraphs = text.split("\n\n").map(|part| guarded(&escaped(part)));
                paragraphs.collect::<Vec<_>>().join("\n\n")
            }
            Tag::Table(alignments) => {
                self.events.next();
                self.table(&alignments)
            }
            _ => self.paragraph(false),
        }
    }

    fn nested(&mut self, end: TagEnd) -> String {
        self.depth += 1;
        let inside = self.blocks(Some(end));
        self.depth -= 1;
        inside
    }

    fn list(&mut self, start: Option<u64>, is_second: bool) -> String {
        let mut number = start;
        let mut items = Vec::new();
        let mut is_loose = false;
        while let Some(Event::Start(Tag::Item)) = self.events.peek() {
            self.events.next();
            is_loose |= matches!(self.events.peek(), Some(Event::Start(Tag::Paragraph)));
            let mark = match (&mut number, is_second) {
                (None, false) => "* ".to_owned(),
                (None, true) => "+ ".to_owned(),
                (Some(number), is_second) => {
                    let mark = format!("{number}{} ", if is_second { ')' } else { '.' });
                    // CommonMark has nine digits at most.
                    *number = number.saturating_add(1).min(999_999_999);
                    mark
                }
            };
            let inside = self.nested(TagEnd::Item);
            let indent = " ".repeat(mark.len());
            items.push(prefixed(&inside, &mark, &indent));
        }
        if matches!(self.events.peek(), Some(Event::End(TagEnd::List(_)))) {
            self.events.next();
        }
        items.join(if is_loose { "\n\n" } else { "\n" })
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>) -> String {
        let text = self.raw(TagEnd::CodeBlock);
        let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split([' ', ',']).next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        let is_name = |c: char| c.is_ascii_alphanumeric() || "+-_.#".contains(c);
        let language = if language.chars().all(is_name) {
            language
        } else {
            ""
        };
        let line_end = if text.is_empty() || text.ends_with('\n') {
            ""
        } else {
            "\n"
        };
        format!("{fence}{language}\n{text}{line_end}{fence}")
    }

    fn table(&mut self, alignments: &[Alignment]) -> String {
        let mut rows: Vec<Vec<String>> = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
                Event::Start(Tag::TableCell) => {
                    let cell = one_line(&self.inline(true));
                    if let Some(row) = rows.last_mut() {
                        row.push(bars_escaped(&cell));
                    }
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
        let marks: Vec<String> = (alignments.iter())
            .map(|alignment| {
                match alignment {
                    Alignment::None => "---",
                    Alignment::Left => ":--",
                    Alignment::Center => ":-:",
                    Alignment::Right => "--:",
                }
                .to_owned()
            })
            .collect();
        let mut lines: Vec<String> = rows.iter().map(|row| line(row)).collect();
        lines.insert(1.min(lines.len()), line(&marks));
        lines.join("\n")
    }

    /// The texts up to the end, as they were written.
    fn raw(&mut self, end: TagEnd) -> String {
        let mut text = String::new();
        for event in self.events.by_ref() {
            match event {
                Event::Text(part) | Event::Html(part) | Event::InlineHtml(part) => {
                    text.push_str(&part);
                }
                Event::End(found) if found == end => break,
                _ => {}
            }
        }
        text
    }

    fn paragraph(&mut self, has_end: bool) -> String {
        guarded(&self.inline(has_end))
    }

    /// What stands in one block: up to its end, or without one up to the next block or the end of what
    /// is around it.
    fn inline(&mut self, has_end: bool) -> String {
        let mut text = String::new();
        // Of each link and image around the text, where it leads.
        let mut links: Vec<Option<String>> = Vec::new();
        while let Some(event) = self.events.peek() {
            let is_over = match event {
                Event::Start(tag) => !has_end && is_block(tag),
                Event::End(found) => is_block_end(*found),
                Event::Rule => !text.is_empty(),
                _ => false,
            };
            if is_over {
                if has_end {
                    self.events.next();
                }
                break;
            }
            let Some(event) = self.events.next() else {
                break;
            };
            match event {
                Event::Text(part) | Event::Html(part) | Event::InlineHtml(part) => {
                    text.push_str(&escaped(&part));
                }
                Event::Code(code) => text.push_str(&code_span(&code)),
                Event::SoftBreak => text.push('\n'),
                Event::HardBreak => text.push_str("\\\n"),
                Event::Rule => return "***".to_owned(),
                Event::Start(Tag::Emphasis) | Event::End(TagEnd::Emphasis) => text.push('*'),
                Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) => text.push_str("**"),
                Event::Start(Tag::Strikethrough) | Event::End(TagEnd::Strikethrough) => {
                    text.push_str("~~");
                }
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    let is_inside = links.iter().any(Option::is_some);
                    let to = (!is_inside && is_harmless(&dest_url)).then(|| address(&dest_url));
                    if to.is_some() {
                        text.push('[');
                    }
                    links.push(to);
                }
                Event::End(TagEnd::Link | TagEnd::Image) => {
                    if let Some(Some(to)) = links.pop() {
                        for part in ["](<", &to, ">)"] {
                            text.push_str(part);
                        }
                    }
                }
                _ => {}
            }
        }
        text
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::List(_)
            | Tag::Item
            | Tag::Table(_)
    )
}

fn is_block_end(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::TableCell
            | TagEnd::Table
    )
}

/// The lines with a prefix, the first one with its own; empty ones without white space at their ends.
fn prefixed(text: &str, first: &str, others: &str) -> String {
    let lines = text.split('\n').enumerate().map(|(at, line)| {
        let prefix = if at == 0 { first } else { others };
        format!("{prefix}{line}").trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn one_line(text: &str) -> String {
    text.replace("\\\n", " ").replace('\n', " ")
}

/// Characters that are markup anywhere, escaped.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '&' if chars
                .peek()
                .is_some_and(|next| *next == '#' || next.is_alphanumeric()) =>
            {
                escaped.push_str("&amp;");
            }
            // Dollars are mathematics on GitHub.
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '$' | '|' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}

/// A paragraph of which no line begins another block.
fn guarded(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let line = line.trim_start();
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = line.split_at(digits);
        let begins_block = match rest.chars().next() {
            Some('#' | '>' | '+' | '-' | '=' | ':') => digits == 0,
            Some('.' | ')') => digits > 0,
            _ => false,
        };
        if begins_block {
            format!("{number}\\{rest}")
        } else {
            line.to_owned()
        }
    });
    lines
        .filter(|line| !line.trim().is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// A code span (`CommonMark`, section 6.1).
fn code_span(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let is_edge = |c: char| c == '`' || c == ' ';
    let pad = if text.starts_with(is_edge) || text.ends_with(is_edge) {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// In the cell of a table a bar ends the cell, even in code.
fn bars_escaped(cell: &str) -> String {
    let mut escaped = String::with_capacity(cell.len());
    let mut before = ' ';
    for c in cell.chars() {
        if c == '|' && before != '\\' {
            escaped.push('\\');
        }
        escaped.push(c);
        before = c;
    }
    escaped
}

/// Where a link leads, between angle brackets.
fn address(url: &str) -> String {
    let mut address = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '<' => address.push_str("%3C"),
            '>' => address.push_str("%3E"),
            c if c.is_control() => {}
            '\\' | '&' => {
                address.push('\\');
                address.push(c);
            }
            c => address.push(c),
        }
    }
    address
}
