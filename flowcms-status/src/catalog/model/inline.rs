//! Texts of declarations as Markdown that shows them.

use std::borrow::Cow;

/// One line of text. Code spans stay what they are; nothing else is markup.
pub(in crate::catalog) fn inline(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    outside_of_code(&readable(&line))
}

/// [`inline`] at the start of a line, where it begins neither a heading nor a list.
#[cfg(feature = "markdown")]
pub(in crate::catalog) fn line(text: &str) -> String {
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
#[cfg(feature = "markdown")]
pub(in crate::catalog) fn cell(text: &str) -> String {
    inline(text).replace('|', "\\|")
}

/// A code span around a text, whatever stands in it (`CommonMark`, section 6.1).
pub(in crate::catalog) fn code(text: &str) -> String {
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

/// The text without NUL, which no format may have.
pub(in crate::catalog) fn readable(text: &str) -> Cow<'_, str> {
    if text.contains('\0') {
        Cow::Owned(text.replace('\0', "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The line with all escaped but its code spans.
fn outside_of_code(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some(start) = rest.find('`') {
        let ticks = rest[start..]
            .chars()
            .take_while(|char| *char == '`')
            .count();
        let inside = &rest[start + ticks..];
        text.push_str(&escape_all(&rest[..start]));
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
    text.push_str(&escape_all(rest));
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
            // Dollars are mathematics on GitHub.
            '\\' | '*' | '[' | ']' | '<' | '~' | '$' => true,
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
