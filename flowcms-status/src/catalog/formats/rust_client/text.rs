//! Texts of declarations as literals, comments and names of Rust.

/// What stands before an item: what no caller needs to hear of it.
pub(super) const ALLOWED: &str = "#[allow(dead_code, missing_docs, nonstandard_style, \
     unreachable_pub, clippy::all, clippy::pedantic)]\n";

/// The words that are no names. All but four can be raw identifiers.
const KEYWORDS: [&str; 52] = [
    "Self", "crate", "self", "super", "abstract", "as", "async", "await", "become", "box", "break",
    "const", "continue", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for",
    "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override",
    "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The name of a field, other than those that are `used`.
pub(super) fn field(name: &str, used: &[String]) -> String {
    let mut field = name.replace(|c: char| !c.is_ascii_alphanumeric() && c != '_', "_");
    if !field.starts_with(|c: char| c == '_' || c.is_ascii_alphabetic()) {
        field.insert_str(0, "member_");
    }
    if field.bytes().all(|c| c == b'_') || KEYWORDS[..4].contains(&field.as_str()) {
        field.push_str("_0");
    }
    if KEYWORDS.contains(&field.as_str()) {
        field.insert_str(0, "r#");
    }
    while used.contains(&field) {
        field = format!("{}_", field.trim_start_matches("r#"));
    }
    field
}

/// The name of a variant: `Self` is none.
pub(super) fn variant(name: String) -> String {
    if name == "Self" {
        "Self0".to_owned()
    } else {
        name
    }
}

/// A literal.
pub(super) fn quoted(text: &str) -> String {
    format!("{text:?}")
}

/// A line of documentation, in which nothing is Markdown that another text could be part of.
pub(super) fn doc(indent: &str, text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut line = String::new();
    for c in words.join(" ").escape_debug() {
        line.push(c);
    }
    let line = line.replace("\\\"", "\"").replace("\\'", "'");
    let line = line
        .replace('[', "\\[")
        .replace('<', "\\<")
        .replace("```", "` ` `");
    format!("{indent}/// {line}\n")
}
