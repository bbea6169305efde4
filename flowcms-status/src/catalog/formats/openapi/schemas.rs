//! `components.schemas`: one base for all problem documents, and a schema a problem type.

use serde_json::{Map, Value, json};

use super::member;
use super::version::Version;
use crate::catalog::formats::prose;
use crate::catalog::model::json::Json as _;
use crate::catalog::model::names::PROBLEM;
use crate::catalog::model::standard::{Kind, STANDARD};
use crate::catalog::{Entry, EntryRetry};

pub(super) fn schema_ref(name: &str) -> String {
    format!("#/components/schemas/{name}")
}

/// What may stand in the name of a component: `[A-Za-z0-9._-]`.
pub(super) fn component(text: &str) -> String {
    let marks = text.chars().map(|c| match c {
        c if c.is_ascii_alphanumeric() || ['.', '_', '-'].contains(&c) => c.to_string(),
        c if c.is_ascii() => "_".to_owned(),
        // Words of other scripts stay different.
        c => format!("u{:x}", u32::from(c)),
    });
    marks.collect()
}

/// The name, with a number if it is taken.
pub(super) fn unused(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number: u32| format!("{name}-{number}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names.find(|name| !is_taken(name)).unwrap_or_default()
}

/// The base and the schemas of these entries, with what the schemas of their members refer to.
pub(super) fn of_entries(entries: &[Entry]) -> Map<String, Value> {
    let mut schemas = Map::new();
    schemas.insert(PROBLEM.to_owned(), base());
    for entry in entries.iter().filter(|entry| is_described(entry)) {
        let written = of_entry(entry, &mut schemas);
        schemas.insert(entry.type_name().to_owned(), written);
    }
    schemas
}

/// One of these, told apart by `reason`; or the only one.
pub(super) fn one_of(entries: &[&Entry], version: Version) -> Value {
    let entries: Vec<&Entry> = (entries.iter())
        .filter(|entry| is_described(entry))
        .copied()
        .collect();
    if entries.is_empty() {
        return json!({});
    }
    let one = |entry: &Entry| schema_ref(entry.type_name());
    if let [entry] = entries[..] {
        return json!({ "$ref": one(entry) });
    }
    let choices: Vec<Value> = (entries.iter())
        .map(|entry| json!({ "$ref": one(entry) }))
        .collect();
    let mapping: Map<String, Value> = (entries.iter())
        .map(|entry| (entry.reason().to_owned(), one(entry).into()))
        .collect();
    let mut discriminator = json!({ "propertyName": "reason", "mapping": mapping });
    if version == Version::V3_2 {
        discriminator["defaultMapping"] = schema_ref(PROBLEM).into();
    }
    json!({ "oneOf": choices, "discriminator": discriminator })
}

/// Whether anything is known of its bodies: nothing is of those that `render` writes.
pub(super) fn is_described(entry: &Entry) -> bool {
    entry.has_document() || !entry.is_rendered()
}

fn base() -> Value {
    let properties: Map<String, Value> = (STANDARD.iter())
        .map(|member| {
            let mut schema = match member.kind {
                Kind::Uri => json!({ "type": "string", "format": "uri-reference" }),
                Kind::Text => json!({ "type": "string" }),
                Kind::Code => json!({ "type": "integer", "minimum": 100, "maximum": 599 }),
            };
            schema["description"] = member.meaning.into();
            (member.name.to_owned(), schema)
        })
        .collect();
    let required = STANDARD.iter().filter(|member| member.is_required);
    let required: Vec<&str> = required.map(|member| member.name).collect();
    json!({
        "type": "object",
        "description": "A problem document (RFC 9457). Further members may stand in it.",
        "properties": properties,
        "required": required,
    })
}

fn of_entry(entry: &Entry, schemas: &mut Map<String, Value>) -> Value {
    let mut titles: Vec<Value> = Vec::new();
    for status in entry.codes() {
        let title = Value::from(status.title());
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    let codes = entry.codes().iter().map(|status| status.code().into());
    let mut properties = Map::new();
    properties.insert("type".to_owned(), constant("string", entry.type_uri()));
    properties.insert("title".to_owned(), among("string", titles));
    properties.insert("status".to_owned(), among("integer", codes.collect()));
    properties.insert("reason".to_owned(), constant("string", entry.reason()));
    let mut required = vec!["type", "title", "status", "reason"];
    for member in entry.members() {
        let schema = member.schema().cloned().unwrap_or_else(|| json!({}));
        let place = format!("{}.{}", entry.type_name(), component(member.name()));
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
    schema["x-flowcms-reason"] = entry.reason().into();
    let retries: Vec<Value> = (entry.retries().iter())
        .map(|(retry, _)| retry.to_json())
        .collect();
    schema["x-flowcms-retry"] = one_or_all(retries);
    if entry.deprecation().is_some() {
        schema["deprecated"] = true.into();
    }
    schema
}

/// The only one of them, else all.
fn one_or_all(mut values: Vec<Value>) -> Value {
    match values.len() {
        1 => values.swap_remove(0),
        _ => values.into(),
    }
}

pub(super) fn constant(of: &str, value: &str) -> Value {
    json!({ "type": of, "const": value })
}

pub(super) fn among(of: &str, mut values: Vec<Value>) -> Value {
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
    paragraphs.extend(
        entry
            .contexts()
            .iter()
            .map(|(context, _)| (*context).to_owned()),
    );
    for (retry, _) in entry.retries() {
        if *retry != EntryRetry::Never {
            let sentence = retry.sentence(|header| format!("`{header}`"));
            paragraphs.push(format!("Retry: {sentence}"));
        }
    }
    let paragraphs: Vec<String> = (paragraphs.iter())
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| prose::markdown(paragraph, 0))
        .collect();
    paragraphs.join("\n\n")
}
