//! A problem in the forms other than `application/problem+json`.

use crate::document::format::Format;
use crate::document::{html, xml};
use crate::occurrence::problem::Problem;

/// The body of `problem` in `format`.
pub(crate) fn problem(problem: &Problem<'_>, format: Format) -> String {
    match format {
        Format::ProblemJson | Format::Json => problem.to_json(),
        Format::ProblemXml => xml::document(problem),
        Format::Html => html::page(problem),
        Format::Text => text(problem),
    }
}

/// What a terminal shows: the title, the sentences, then what a program would look at.
fn text(problem: &Problem<'_>) -> String {
    let mut lines = vec![format!("{} {}", problem.status().code(), problem.title())];
    if let Some(detail) = problem.detail() {
        lines.push(one_paragraph(&detail));
    }
    lines.push(one_paragraph(problem.context()));
    lines.push(String::new());
    lines.push(format!("reason: {}", problem.reason()));
    lines.push(format!("type: {}", problem.type_uri()));
    if let Some(instance) = problem.instance() {
        lines.push(format!("instance: {instance}"));
    }
    for (name, member) in problem.members() {
        // JSON has no line breaks of its own.
        if let Some(json) = member.to_json() {
            lines.push(format!("{name}: {json}"));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// A text that cannot pass for another line, nor talk to a terminal.
fn one_paragraph(text: &str) -> String {
    text.chars()
        .map(|character| {
            if character.is_control() {
                ' '
            } else {
                character
            }
        })
        .collect()
}
