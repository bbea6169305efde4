//! Texts of declarations as descriptions, which viewers read as `CommonMark`.

/// The text with the HTML in it made visible instead of live. What stands in code does so already.
pub(super) fn description(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut fence: Option<&str> = None;
    let mut open_span = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        let run = leading_run(trimmed);
        match fence {
            Some(open) => {
                if trimmed == run && run.starts_with(open) {
                    fence = None;
                }
                written.push_str(line);
            }
            None if run.len() >= 3 && !trimmed[run.len()..].contains('`') => {
                fence = Some(run);
                open_span = 0;
                written.push_str(line);
            }
            None => {
                if trimmed.is_empty() {
                    // A code span ends with its paragraph at the latest.
                    open_span = 0;
                }
                push_line(line, &mut open_span, &mut written);
            }
        }
    }
    written
}

/// The backticks or tildes that a fence begins with.
fn leading_run(line: &str) -> &str {
    let mark = line.chars().next().filter(|mark| "`~".contains(*mark));
    let end = mark.map_or(0, |mark| line.len() - line.trim_start_matches(mark).len());
    &line[..end]
}

/// `open_span` is the number of backticks that opened the code span it is in, or 0.
fn push_line(line: &str, open_span: &mut usize, written: &mut String) {
    let mut rest = line;
    while let Some(at) = rest.find(['`', '<']) {
        written.push_str(&rest[..at]);
        rest = &rest[at..];
        let ticks = rest.len() - rest.trim_start_matches('`').len();
        if ticks > 0 {
            if *open_span == ticks {
                *open_span = 0;
            } else if *open_span == 0 && rest[ticks..].contains(&rest[..ticks]) {
                // One that nothing closes is a backtick.
                *open_span = ticks;
            }
            written.push_str(&rest[..ticks]);
            rest = &rest[ticks..];
        } else {
            let is_link = ["<https://", "<http://"]
                .iter()
                .any(|link| rest.starts_with(link));
            let is_text = *open_span > 0 || is_link;
            written.push_str(if is_text { "<" } else { "&lt;" });
            rest = &rest[1..];
        }
    }
    written.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::description;

    #[test]
    fn html_is_shown_and_code_stays_as_it_is() {
        assert_eq!(
            description("a <script>alert(1)</script> b"),
            "a &lt;script>alert(1)&lt;/script> b"
        );
        assert_eq!(description("`<b>` <b>"), "`<b>` &lt;b>");
        assert_eq!(description("``a`<b>`` <b>"), "``a`<b>`` &lt;b>");
        assert_eq!(description("an ` alone <b>"), "an ` alone &lt;b>");
        assert_eq!(
            description("```html\n<b>\n```\n<b>"),
            "```html\n<b>\n```\n&lt;b>"
        );
        assert_eq!(
            description("see <https://example.com/>"),
            "see <https://example.com/>"
        );
    }
}
