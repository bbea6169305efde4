//! Texts of users as Markdown that says the same: what is no code span means nothing but itself.

/// A text on one line. Code spans stay, all else that Markdown or HTML would read is escaped.
pub(crate) fn inline(text: &str) -> String {
    let mut text = escaped(text, false);
    // What a list or a line across the page begins with.
    let number = text.bytes().take_while(u8::is_ascii_digit).count();
    let marker = text.get(number..).unwrap_or_default();
    let is_marker = match number {
        0 => marker.starts_with(['-', '+']),
        _ => marker.starts_with(['.', ')']),
    };
    if is_marker {
        text.insert(number, '\\');
    }
    text
}

/// The same as the cell of a table, where a `|` would end the cell even in a code span.
pub(crate) fn cell(text: &str) -> String {
    escaped(text, true)
}

fn escaped(text: &str, in_table: bool) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut markdown = String::new();
    let mut rest = text.as_str();
    let is_special = |byte: u8| match byte {
        b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'>' | b'&' | b'#' | b'~' => true,
        b'|' => in_table,
        _ => false,
    };
    while let Some(at) = rest.bytes().position(is_special) {
        markdown.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(span) = code_span(rest) {
            let code = &rest[..span];
            markdown.push_str(&if in_table {
                code.replace('|', "\\|")
            } else {
                code.to_owned()
            });
            rest = &rest[span..];
            continue;
        }
        markdown.push('\\');
        markdown.push_str(&rest[..1]);
        rest = &rest[1..];
    }
    markdown + rest
}

/// How long the code span is that the text begins with.
fn code_span(text: &str) -> Option<usize> {
    let fence = text.len() - text.trim_start_matches('`').len();
    if fence == 0 {
        return None;
    }
    let mut at = fence;
    while let Some(tick) = text[at..].find('`') {
        let start = at + tick;
        let run = text[start..].len() - text[start..].trim_start_matches('`').len();
        at = start + run;
        if run == fence {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{cell, inline};

    #[test]
    fn what_is_no_code_span_means_nothing_but_itself() {
        assert_eq!(
            inline("Check `X-Reset` of <b> & [x]."),
            r"Check `X-Reset` of \<b\> \& \[x\]."
        );
        assert_eq!(inline("a `` Vec<`T`> `` b"), "a `` Vec<`T`> `` b");
        assert_eq!(inline("one ` tick\nof two"), r"one \` tick of two");
        assert_eq!(inline("- no list"), r"\- no list");
        assert_eq!(
            inline("12) no list - or 1. two"),
            r"12\) no list - or 1. two"
        );
        assert_eq!(inline("---"), r"\---");
        assert_eq!(cell("Teapot | `a|b`"), r"Teapot \| `a\|b`");
    }
}
