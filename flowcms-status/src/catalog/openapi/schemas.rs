//! `components.schemas`: one base for all problem documents, and a schema a problem type.

use serde_json::{Map, Value, json};

use super::names::{PROBLEM, schema, schema_ref};
use super::text::description;
use super::{member, names};
use crate::catalog::Entry;
use crate::declaration::table::Retry;

/// The base and the schemas of these entries, with what the schemas of their members refer to.
pub(super) fn of_entries(entries: &[Entry]) -> Map<String, Value> {
    let mut schemas = Map::new();
    schemas.insert(PROBLEM.to_owned(), base());
    for entry in entries.iter().filter(|entry| !entry.is_rendered()) {
        let written = of_entry(entry, &mut schemas);
        schemas.insert(schema(entry), written);
    }
    schemas
}

/// One of these, told apart by `reason`; or the only one.
pub(super) fn one_of(entries: &[&Entry]) -> Value {
    let entries: Vec<&Entry> = (entries.iter())
        .filter(|entry| !entry.is_rendered())
        .copied()
        .collect();
    if entries.is_empty() {
        return json!({});
    }
    let one = |entry: &Entry| schema_ref(&schema(entry));
    if let [entry] = entries[..] {
        return json!({ "$ref": one(entry) });
    }
    let choices: Vec<Value> = (entries.iter())
        .map(|entry| json!({ "$ref": one(entry) }))
        .collect();
    let mapping: Map<String, Value> = (entries.iter())
        .map(|entry| (entry.reason().to_owned(), one(entry).into()))
        .collect();
    json!({
        "oneOf": choices,
        "discriminator": { "propertyName": "reason", "mapping": mapping },
    })
}

fn base() -> Value {
    json!({
        "type": "object",
        "description": "A problem document (RFC 9457). Further members may stand in it.",
        "properties": {
            "type": {
                "type": "string",
                "format": "uri-reference",
                "description": "The URI of the problem type, or `about:blank`.",
            },
            "title": {
                "type": "string",
                "description": "What kind of problem it is, the same for every occurrence.",
            },
            "status": {
                "type": "integer",
                "minimum": 100,
                "maximum": 599,
                "description": "The HTTP status code.",
            },
            "detail": {
                "type": "string",
                "description": "What is known of this occurrence.",
            },
            "instance": {
                "type": "string",
                "format": "uri-reference",
                "description": "The id of this occurrence, which support asks for.",
            },
            "reason": {
                "type": "string",
                "description": "The stable name of the problem type, for programs.",
            },
            "context": {
                "type": "string",
                "description": "What the caller should know and do.",
            },
        },
        "required": ["type", "title", "status", "reason", "context"],
    })
}

fn of_entry(entry: &Entry, schemas: &mut Map<String, Value>) -> Value {
    let place = names::schema(entry);
    let codes = entry.codes();
    let mut titles: Vec<Value> = Vec::new();
    for status in &codes {
        let title = Value::from(entry.title_with(status));
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    let codes = codes.iter().map(|status| status.code().into()).collect();
    let mut properties = Map::new();
    properties.insert("type".to_owned(), constant("string", entry.type_uri()));
    properties.insert("title".to_owned(), among("string", titles));
    properties.insert("status".to_owned(), among("integer", codes));
    properties.insert("reason".to_owned(), constant("string", entry.reason()));
    let mut required = vec!["type", "title", "status", "reason"];
    for member in entry.members() {
        let schema = member.schema().unwrap_or_else(|| json!({}));
        let place = format!("{place}.{}", member.name());
        let schema = member::hoist(schema, &place, schemas);
        properties.insert(member.name().to_owned(), schema);
        if member.is_required() {
            required.push(member.name());
        }
    }
    let mut schema = json!({
        "description": about(entry),
        "allOf": [
            { "$ref": schema_ref(PROBLEM) },
            { "type": "object", "properties": properties, "required": required },
        ],
    });
    if entry.deprecation().is_some() {
        schema["deprecated"] = true.into();
    }
    schema
}

fn constant(of: &str, value: &str) -> Value {
    json!({ "type": of, "const": value })
}

fn among(of: &str, mut values: Vec<Value>) -> Value {
    if values.len() == 1 {
        json!({ "type": of, "const": values.swap_remove(0) })
    } else {
        json!({ "type": of, "enum": values })
    }
}

/// The doc comment, what the caller should do, and how far to rely on it.
fn about(entry: &Entry) -> String {
    let mut paragraphs = Vec::new();
    if let Some(deprecation) = entry.deprecation() {
        let since = deprecation.since().map(|since| format!(" since {since}"));
        let note = deprecation.note().map(|note| format!(": {note}"));
        paragraphs.push(format!(
            "**Deprecated**{}{}",
            since.unwrap_or_default(),
            note.unwrap_or_default()
        ));
    }
    paragraphs.push(entry.description().to_owned());
    paragraphs.push(entry.context().to_owned());
    match entry.retry() {
        Retry::Never => {}
        Retry::Backoff => paragraphs
            .push("Send the same request again later, waiting longer each time.".to_owned()),
        Retry::After(header) => paragraphs.push(format!(
            "Send the same request again after what `{header}` says."
        )),
    }
    let paragraphs: Vec<String> = (paragraphs.iter())
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| description(paragraph))
        .collect();
    paragraphs.join("\n\n")
}
