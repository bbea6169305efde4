//! The sections of a description.

/// A description (the doc comment of a variant) by its sections, each in Markdown.
///
/// ```
/// # use flowcms_status::FlowError;
/// # #[derive(Debug, thiserror::Error, FlowError)]
/// # enum ContentError {
/// /// The slug names no entry.
/// ///
/// /// # Causes
/// /// It was deleted, or never published.
/// ///
/// /// # Solutions
/// /// List the entries.
/// # #[error("no such entry")]
/// #[flow(code = 404)]
/// EntryNotFound,
/// # }
///
/// let sections = ContentError::CATALOG.own()[0].sections();
/// assert_eq!(sections.text, "The slug names no entry.");
/// assert_eq!(sections.causes, "It was deleted, or never published.");
/// assert_eq!(sections.solutions, "List the entries.");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sections {
    /// What stands in neither of the two sections.
    pub text: String,
    /// What stands under `# Causes`; empty if there is no such section.
    pub causes: String,
    /// What stands under `# Solutions`; empty if there is no such section.
    pub solutions: String,
}

impl Sections {
    pub(crate) fn of(description: &str) -> Self {
        let mut sections = Self::default();
        let mut current = &mut sections.text;
        let mut fence: Option<String> = None;
        for line in description.lines() {
            // What is indented further is code, or goes on with what stands before.
            let trimmed = line.trim_start_matches(' ');
            let is_deep = line.len() - trimmed.len() > 3 || trimmed.starts_with('\t');
            // A fence may begin in a quote or in an item of a list.
            let in_quote = trimmed.trim_start().trim_start_matches(['>', ' ']);
            let in_item =
                in_quote.trim_start_matches(|c: char| "*+-.) ".contains(c) || c.is_ascii_digit());
            let trimmed = trimmed.trim_start();
            match &fence {
                Some(open) if is_closing(in_quote, open) => fence = None,
                Some(_) => {}
                None => {
                    fence = opening(in_item);
                    match heading(trimmed).filter(|_| !is_deep) {
                        Some("causes") => {
                            current = &mut sections.causes;
                            continue;
                        }
                        Some("solutions") => {
                            current = &mut sections.solutions;
                            continue;
                        }
                        Some(_) => current = &mut sections.text,
                        None => {}
                    }
                }
            }
            current.push_str(line);
            current.push('\n');
        }
        for section in [
            &mut sections.text,
            &mut sections.causes,
            &mut sections.solutions,
        ] {
            *section = section.trim_matches('\n').trim_end().to_owned();
        }
        sections
    }
}

/// Of a heading of the first level: which of the two it is, or that it is another. Deeper ones
/// belong to the section they stand in.
fn heading(line: &str) -> Option<&'static str> {
    let text = line.strip_prefix("# ")?;
    let text = text.trim().trim_end_matches('#').trim_end();
    Some(if text.eq_ignore_ascii_case("causes") {
        "causes"
    } else if text.eq_ignore_ascii_case("solutions") {
        "solutions"
    } else {
        "other"
    })
}

/// The fence that a line opens (`CommonMark`, section 4.5).
pub(crate) fn opening(line: &str) -> Option<String> {
    let mark = line.chars().next().filter(|mark| "`~".contains(*mark))?;
    let fence: String = line.chars().take_while(|other| *other == mark).collect();
    let info = &line[fence.len()..];
    (fence.len() >= 3 && !(mark == '`' && info.contains('`'))).then_some(fence)
}

/// Whether a line closes the fence.
pub(crate) fn is_closing(line: &str, open: &str) -> bool {
    let line = line.trim_end();
    line.starts_with(open) && line.chars().all(|mark| open.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::Sections;

    #[test]
    fn a_heading_in_code_begins_no_section() {
        for code in [
            "    # Causes\n    make",
            "\t# Causes",
            "* ~~~\n  # Causes\n  ~~~",
            "```sh\n# Causes\n```",
            "> # Causes",
        ] {
            let text = format!("Run this:\n\n{code}");
            let sections = Sections::of(&format!("{text}\n\n   # Solutions #\n\nWait."));
            assert_eq!((&*sections.text, &*sections.causes), (&*text, ""), "{code}");
            assert_eq!(sections.solutions, "Wait.", "{code}");
        }
    }
}
