//! Texts of declarations as Markdown that shows them.

use crate::declaration::sections::{is_closing, opening};

/// One line of text. Code spans stay what they are; nothing else is markup.
pub(super) fn inline(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    outside_of_code(&line, escape_all)
}

/// [`inline`] at the start of a line, where it begins neither a heading nor a list.
pub(super) fn line(text: &str) -> String {
    let line = inline(text);
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    let begins_block = match rest.chars().next() {
        Some('#' | '>' | '+' | '-' | '=') => digits == 0,
        Some('.' | ')') => digits > 0,
        _ => false,
    };
    if begins_block {
        format!("{number}\\{rest}")
    } else {
        line
    }
}

/// [`inline`] in a cell of a table, where a bar ends the cell even inside of code.
pub(super) fn cell(text: &str) -> String {
    inline(text).replace('|', "\\|")
}

/// A code span around a text, whatever stands in it (`CommonMark`, section 6.1).
pub(super) fn code(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let longest = (text.split(|char| char != '`').map(str::len).max()).unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    if text.is_empty() {
        return "(empty)".to_owned();
    }
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Paragraphs of Markdown below a heading of the third level: its own headings go below that one,
/// raw HTML shows as text, and a fence that is left open is closed.
pub(super) fn prose(markdown: &str) -> String {
    let mut text = String::new();
    let mut fence: Option<String> = None;
    for line in markdown.lines() {
        let trimmed = line.trim_start();
        match &fence {
            Some(open) => {
                text.push_str(line);
                if is_closing(trimmed, open) {
                    fence = None;
                }
            }
            None => {
                fence = opening(trimmed);
                if fence.is_some() || is_indented(line) {
                    text.push_str(line);
                } else {
                    text.push_str(&deeper(trimmed));
                    let indent = &line[..line.len() - trimmed.len()];
                    let line = outside_of_code(trimmed, escape_html);
                    text.push_str(indent);
                    text.push_str(&line);
                }
            }
        }
        text.push('\n');
    }
    if let Some(open) = fence {
        text.push_str(&open);
    }
    text.trim_end().to_owned()
}

/// What a heading needs to be three levels deeper, but no more than the sixth.
fn deeper(line: &str) -> String {
    let level = line.chars().take_while(|char| *char == '#').count();
    let is_heading = (1..=6).contains(&level) && line[level..].starts_with([' ', '\t']);
    "#".repeat(if is_heading { 3.min(6 - level) } else { 0 })
}

fn is_indented(line: &str) -> bool {
    line.starts_with("    ") || line.starts_with('\t')
}

/// The line with `escape` done to all but its code spans.
fn outside_of_code(line: &str, escape: fn(&str) -> String) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some(start) = rest.find('`') {
        let ticks = rest[start..]
            .chars()
            .take_while(|char| *char == '`')
            .count();
        let inside = &rest[start + ticks..];
        text.push_str(&escape(&rest[..start]));
        match closing(inside, ticks) {
            Some(end) => {
                text.push_str(&rest[start..start + ticks + end]);
                rest = &inside[end..];
            }
            None => {
                // Ticks that close nowhere are characters.
                text.push_str(&"\\`".repeat(ticks));
                rest = inside;
            }
        }
    }
    text.push_str(&escape(rest));
    text
}

/// Where the run of just as many ticks ends.
fn closing(text: &str, ticks: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(start) = text[at..].find('`') {
        let run = text[at + start..]
            .chars()
            .take_while(|char| *char == '`')
            .count();
        at += start + run;
        if run == ticks {
            return Some(at);
        }
    }
    None
}

/// Every character that could be markup, escaped where it could.
fn escape_all(text: &str) -> String {
    let mut escaped = String::new();
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        let next = chars.peek().copied();
        let is_inside_word = [before, next].map(|char| char.is_some_and(char::is_alphanumeric));
        let is_markup = match char {
            '\\' | '*' | '[' | ']' | '<' | '~' => true,
            // `snake_case` is no emphasis.
            '_' => is_inside_word != [true; 2],
            '&' => next.is_some_and(|next| next == '#' || next.is_alphanumeric()),
            _ => false,
        };
        if is_markup {
            escaped.push('\\');
        }
        escaped.push(char);
        before = Some(char);
    }
    escaped
}

/// What could begin raw HTML, escaped. An autolink, `<https://…>`, stays one.
fn escape_html(text: &str) -> String {
    let mut escaped = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let behind = &rest[start + 1..];
        let is_escaped = rest[..start].ends_with('\\');
        let is_tag = behind.starts_with(|char: char| char.is_alphabetic() || "/!?".contains(char));
        escaped.push_str(&rest[..start]);
        escaped.push_str(if is_tag && !is_escaped && !is_autolink(behind) {
            "\\<"
        } else {
            "<"
        });
        rest = behind;
    }
    escaped.push_str(rest);
    escaped
}

fn is_autolink(behind: &str) -> bool {
    let Some((inside, _)) = behind.split_once('>') else {
        return false;
    };
    ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| inside.starts_with(scheme))
        && !inside.contains(char::is_whitespace)
}
