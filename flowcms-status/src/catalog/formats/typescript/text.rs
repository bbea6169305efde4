//! Texts of declarations as literals and comments: whatever they hold, they stay what they are.

use std::fmt::Write as _;

/// A string literal.
pub(super) fn quoted(text: &str) -> String {
    visible(&serde_json::Value::from(text).to_string())
}

/// The name of a property.
pub(super) fn property(name: &str) -> String {
    let is_first = |c: char| c.is_ascii_alphabetic() || c == '_' || c == '$';
    let is_identifier =
        name.starts_with(is_first) && name.chars().all(|c| is_first(c) || c.is_ascii_digit());
    if is_identifier {
        name.to_owned()
    } else {
        quoted(name)
    }
}

/// A comment of the form of `TSDoc`: paragraphs of the declaration's text, then tags of our own.
pub(super) fn comment(indent: &str, paragraphs: &[&str], tags: &[&str]) -> String {
    let mut lines = Vec::new();
    for paragraph in paragraphs.iter().filter(|text| !text.trim().is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(
            paragraph
                .trim()
                .lines()
                .map(|line| escaped(line.trim_end())),
        );
    }
    if !tags.is_empty() {
        lines.push(String::new());
    }
    lines.extend(tags.iter().map(|tag| (*tag).to_owned()));
    if let [line] = &lines[..] {
        return format!("{indent}/** {line} */\n");
    }
    let lines: String = (lines.iter())
        .map(|line| format!("{indent} * {line}").trim_end().to_owned() + "\n")
        .collect();
    format!("{indent}/**\n{lines}{indent} */\n")
}

/// A line of a comment that neither ends it nor begins a tag.
pub(super) fn escaped(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len());
    let mut before = ' ';
    for c in visible(line).chars() {
        let ends = before == '*' && c == '/';
        let tags = c == '@' && (before.is_whitespace() || before == '{');
        if ends || tags {
            escaped.push('\\');
        }
        escaped.push(c);
        before = c;
    }
    escaped
}

/// The text with what changes how others are shown, or is not shown itself, as `\u202E`.
fn visible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) {
            // Writing into a `String` does not fail.
            let _ = write!(visible, "\\u{:04X}", u32::from(c));
        } else {
            visible.push(c);
        }
    }
    visible
}

fn is_hidden(c: char) -> bool {
    let is_format = matches!(
        c,
        '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
    );
    is_format || (c.is_control() && c != '\t')
}
