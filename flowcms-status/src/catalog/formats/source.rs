//! Texts in source code: whatever they hold, they stay what they are.

use std::fmt::Write as _;

use serde_json::Value;

/// A string literal of TypeScript and of Python.
pub(super) fn quoted(text: &str) -> String {
    visible(&Value::from(text).to_string())
}

/// The text with what changes how others are shown, or is not shown itself, as `\u202E`.
pub(super) fn visible(text: &str) -> String {
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
