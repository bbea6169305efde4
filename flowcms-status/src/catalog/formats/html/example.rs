//! An example of a problem document, written from the declaration.

use std::fmt::{self, Write as _};

use serde_json::Value;

use super::escape::Escaped;
use crate::catalog::Entry;

/// The document of the declared code, if it has one and a value is known of each member.
pub(super) fn document(entry: &Entry) -> Option<Vec<(&str, Value)>> {
    entry.example(entry.status())
}

/// Appends the document, a member a line, with marks for the colours.
pub(super) fn write(page: &mut String, document: &[(&str, Value)]) -> fmt::Result {
    page.push('{');
    for (at, (name, value)) in document.iter().enumerate() {
        page.push_str(if at == 0 { "\n  " } else { ",\n  " });
        write_member(page, name, value, 1)?;
    }
    page.push_str("\n}");
    Ok(())
}

fn write_member(page: &mut String, name: &str, value: &Value, depth: usize) -> fmt::Result {
    write!(page, "<b>{}</b>: ", Escaped(&json_text(name)))?;
    write_value(page, value, depth)
}

fn write_value(page: &mut String, value: &Value, depth: usize) -> fmt::Result {
    let mut separator = "\n";
    match value {
        Value::Array(items) if !items.is_empty() => {
            page.push('[');
            for item in items {
                page.push_str(std::mem::replace(&mut separator, ",\n"));
                indent(page, depth + 1);
                write_value(page, item, depth + 1)?;
            }
            page.push('\n');
            indent(page, depth);
            page.push(']');
        }
        Value::Object(members) if !members.is_empty() => {
            page.push('{');
            for (name, member) in members {
                page.push_str(std::mem::replace(&mut separator, ",\n"));
                indent(page, depth + 1);
                write_member(page, name, member, depth + 1)?;
            }
            page.push('\n');
            indent(page, depth);
            page.push('}');
        }
        Value::String(text) => write!(page, "<bdi>{}</bdi>", Escaped(&json_text(text)))?,
        other => write!(page, "<i>{other}</i>")?,
    }
    Ok(())
}

fn indent(page: &mut String, depth: usize) {
    for _ in 0..depth {
        page.push_str("  ");
    }
}

/// A string of JSON in which marks that would turn the direction of the text are escaped.
fn json_text(text: &str) -> String {
    let quoted = Value::from(text).to_string();
    let mut json = String::with_capacity(quoted.len());
    for mark in quoted.chars() {
        match mark {
            '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => {
                // Writing into a `String` does not fail.
                let _ = write!(json, "\\u{:04x}", u32::from(mark));
            }
            other => json.push(other),
        }
    }
    json
}
