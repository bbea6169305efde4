//! Texts of declarations as literals, docstrings and names of Python.

use serde_json::Value;

use crate::catalog::formats::source::{quoted, visible};

/// A value as it is written in a module.
pub(super) fn value(of: &Value) -> String {
    match of {
        Value::Null => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => quoted(text),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(value).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(members) => {
            let members: Vec<String> = (members.iter())
                .map(|(name, of)| format!("{}: {}", quoted(name), value(of)))
                .collect();
            format!("{{{}}}", members.join(", "))
        }
    }
}

/// A docstring of paragraphs.
pub(super) fn docstring(indent: &str, paragraphs: &[&str]) -> String {
    let mut lines = Vec::new();
    for paragraph in paragraphs.iter().filter(|text| !text.trim().is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let all = paragraph.trim().lines();
        lines.extend(all.map(|line| escaped(line.trim_end())));
    }
    let text = lines.join(&format!("\n{indent}"));
    let text = text.replace(&format!("{indent}\n"), "\n");
    if lines.len() == 1 {
        return format!("{indent}\"\"\"{text}\"\"\"\n");
    }
    format!("{indent}\"\"\"{text}\n{indent}\"\"\"\n")
}

/// A line that neither ends a docstring nor escapes anything in it.
fn escaped(line: &str) -> String {
    visible(&line.replace('\\', "\\\\").replace('"', "\\\""))
}

/// What no attribute may be called: Python's keywords, what an exception and its base classes have, and
/// what types are called, since a class is the scope of its annotations.
const TAKEN: [&str; 57] = [
    "False",
    "None",
    "True",
    "and",
    "as",
    "assert",
    "async",
    "await",
    "break",
    "class",
    "continue",
    "def",
    "del",
    "elif",
    "else",
    "except",
    "finally",
    "for",
    "from",
    "global",
    "if",
    "import",
    "in",
    "is",
    "lambda",
    "nonlocal",
    "not",
    "or",
    "pass",
    "raise",
    "return",
    "try",
    "while",
    "with",
    "yield",
    "add_note",
    "args",
    "with_traceback",
    "document",
    "headers",
    "retry",
    "status",
    "REASON",
    "Any",
    "ClassVar",
    "Literal",
    "bool",
    "dict",
    "field",
    "float",
    "int",
    "list",
    "object",
    "self",
    "str",
    "type",
    "vars",
];

/// The name of the attribute that holds a member, other than those that are `used`. Python mangles what
/// begins with two underscores.
pub(super) fn attribute(member: &str, used: &[String]) -> String {
    let mut name = member.replace(|c: char| !c.is_ascii_alphanumeric() && c != '_', "_");
    if name.starts_with("__") || !name.starts_with(|c: char| c == '_' || c.is_ascii_alphabetic()) {
        name.insert_str(0, "member");
    }
    // As the name of a type has it, which an annotation beside it may mean.
    if name.contains("Problem") {
        name.push('_');
    }
    while TAKEN.contains(&name.as_str()) || used.contains(&name) {
        name.push('_');
    }
    name
}
