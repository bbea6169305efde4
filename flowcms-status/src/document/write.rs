//! A problem in the forms other than `application/problem+json`.

use std::fmt::Write as _;

use crate::declaration::json::escape;
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
    let mut lines = vec![one_line(&format!(
        "{} {}",
        problem.status().code(),
        problem.title()
    ))];
    if let Some(detail) = problem.detail() {
        lines.push(one_line(&detail));
    }
    lines.push(one_line(problem.context()));
    lines.push(String::new());
    lines.push(one_line(&format!("reason: {}", problem.reason())));
    lines.push(one_line(&format!("type: {}", problem.type_uri())));
    if let Some(instance) = problem.instance() {
        lines.push(one_line(&format!("instance: {instance}")));
    }
    for (name, member) in problem.members() {
        if let Some(json) = member.to_json() {
            lines.push(format!("{}: {}", label(name), json_on_one_line(&json)));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// A text that cannot pass for another line, nor talk to a terminal.
fn one_line(text: &str) -> String {
    let shown = |character| {
        if is_shown(character) { character } else { ' ' }
    };
    text.chars().map(shown).collect()
}

/// Whether it neither ends a line nor controls a terminal.
fn is_shown(character: char) -> bool {
    !character.is_control() && !matches!(character, '\u{2028}' | '\u{2029}')
}

/// The name of a member, as a JSON string where it could pass for more than a name.
fn label(name: &str) -> String {
    let is_name = |one: char| one.is_ascii_alphanumeric() || "_-.".contains(one);
    if !name.is_empty() && name.chars().all(is_name) {
        return name.to_owned();
    }
    let mut json = b"\"".to_vec();
    escape(name.as_bytes(), &mut json);
    json.push(b'"');
    json_on_one_line(&String::from_utf8(json).unwrap_or_default())
}

/// The same JSON. A control below U+0020 is white space between its values, another one stands in a
/// string.
fn json_on_one_line(json: &str) -> String {
    let mut line = String::with_capacity(json.len());
    for character in json.chars() {
        match character {
            _ if is_shown(character) => line.push(character),
            '\0'..' ' => line.push(' '),
            // A `String` takes every character.
            _ => _ = write!(line, "\\u{:04x}", u32::from(character)),
        }
    }
    line
}
