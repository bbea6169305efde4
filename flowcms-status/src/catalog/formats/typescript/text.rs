//! Texts of declarations as literals and comments: whatever they hold, they stay what they are.

use serde_json::Value;

use crate::catalog::formats::source::visible;

pub(super) use crate::catalog::formats::source::quoted;

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

/// The key of an object: `"__proto__": …` alone would set what the object inherits from.
pub(super) fn key(name: &str) -> String {
    let quoted = quoted(name);
    if name == "__proto__" {
        return format!("[{quoted}]");
    }
    quoted
}

/// A value as it is written in a module.
pub(super) fn value(of: &Value) -> String {
    match of {
        Value::String(text) => quoted(text),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(value).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(members) => {
            let members: Vec<String> = (members.iter())
                .map(|(name, of)| format!("{}: {}", key(name), value(of)))
                .collect();
            format!("{{ {} }}", members.join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => of.to_string(),
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
