//! An example of a problem document, written from the declaration.

use std::fmt::{self, Write as _};

use serde_json::{Map, Value, json};

use super::escape::Escaped;
use crate::catalog::{Entry, EntryMember};
use crate::declared::DetailPolicy;

/// Stands for what each occurrence says by itself.
const OWN_TEXT: &str = "…";

/// Appends the document, a member a line, with marks for the colours.
pub(super) fn write(page: &mut String, entry: &Entry) -> fmt::Result {
    page.push('{');
    for (at, (name, value)) in members(entry).iter().enumerate() {
        page.push_str(if at == 0 { "\n  " } else { ",\n  " });
        write_member(page, name, value, 1)?;
    }
    page.push_str("\n}");
    Ok(())
}

/// Whether the example shows a `detail`.
pub(super) fn has_detail(entry: &Entry) -> bool {
    detail(entry).is_some()
}

/// In the order of the wire.
fn members(of: &Entry) -> Vec<(&'static str, Value)> {
    let mut members = vec![
        ("type", json!(of.type_uri())),
        ("title", json!(of.title())),
        ("status", json!(of.status().code())),
    ];
    members.extend(detail(of).map(|detail| ("detail", json!(detail))));
    members.push(("reason", json!(of.reason())));
    if !of.context().is_empty() {
        members.push(("context", json!(of.context())));
    }
    let own = of.members().iter();
    members.extend(own.map(|member| (member.name(), of_member(member))));
    members
}

fn detail(of: &Entry) -> Option<&'static str> {
    match of.detail() {
        DetailPolicy::None => None,
        DetailPolicy::Default { .. } if of.status().is_server_error() => None,
        DetailPolicy::Default { text: Some(text) }
        | DetailPolicy::Text(text)
        | DetailPolicy::Template(text) => Some(text),
        DetailPolicy::Default { text: None } | DetailPolicy::Display | DetailPolicy::Function => {
            Some(OWN_TEXT)
        }
    }
}

fn of_member(member: &EntryMember) -> Value {
    member
        .schema()
        .map_or(json!(OWN_TEXT), |schema| of_schema(&schema, 0))
}

/// A value that the schema allows, as far as its usual keywords say.
fn of_schema(schema: &Value, depth: usize) -> Value {
    let given = [
        schema.pointer("/examples/0"),
        schema.get("const"),
        schema.get("default").filter(|value| !value.is_null()),
        schema.pointer("/enum/0"),
    ];
    if let Some(given) = given.into_iter().flatten().next() {
        return given.clone();
    }
    let choice = ["/anyOf/0", "/oneOf/0", "/allOf/0"];
    if let Some(choice) = choice.iter().find_map(|path| schema.pointer(path)) {
        return of_schema(choice, depth + 1);
    }
    let name = match &schema["type"] {
        Value::Array(names) => names.iter().find(|name| *name != "null"),
        name => Some(name),
    };
    match name.and_then(Value::as_str) {
        Some("string") => json!(of_format(schema)),
        Some("integer") => json!(schema["minimum"].as_i64().unwrap_or(1).max(1)),
        Some("number") => json!(schema["minimum"].as_f64().unwrap_or(1.5).max(1.5)),
        Some("boolean") => json!(true),
        Some("array") => of_array(schema, depth),
        Some("object") => of_object(schema, depth),
        _ => json!(OWN_TEXT),
    }
}

fn of_format(schema: &Value) -> &'static str {
    match schema["format"].as_str() {
        Some("date-time") => "2026-01-31T12:00:00Z",
        Some("date") => "2026-01-31",
        Some("uuid") => "c9ad2d1e-6d1c-4f0b-8f5c-0f6e8e3b5a11",
        Some("uri" | "url") => "https://example.com/",
        Some("email") => "someone@example.com",
        _ if schema["maxLength"] == 1 => "a",
        _ => "text",
    }
}

fn of_array(schema: &Value, depth: usize) -> Value {
    if let Value::Array(items) = &schema["prefixItems"] {
        return items
            .iter()
            .map(|item| of_schema(item, depth + 1))
            .collect();
    }
    match schema.get("items") {
        Some(item) if depth < 4 => json!([of_schema(item, depth + 1)]),
        _ => json!([]),
    }
}

fn of_object(schema: &Value, depth: usize) -> Value {
    let mut object = Map::new();
    if let Value::Object(properties) = &schema["properties"] {
        for (name, property) in properties.iter().filter(|_| depth < 4) {
            object.insert(name.clone(), of_schema(property, depth + 1));
        }
    }
    object.into()
}

fn write_member(page: &mut String, name: &str, value: &Value, depth: usize) -> fmt::Result {
    write!(page, "<b>{}</b>: ", Escaped(&json_text(name)))?;
    write_value(page, value, depth)
}

fn write_value(page: &mut String, value: &Value, depth: usize) -> fmt::Result {
    let mut separator = "\n";
    match value {
        Value::Array(items) if !items.is_empty() => {
            page.push('[');
            for item in items {
                page.push_str(std::mem::replace(&mut separator, ",\n"));
                indent(page, depth + 1);
                write_value(page, item, depth + 1)?;
            }
            page.push('\n');
            indent(page, depth);
            page.push(']');
        }
        Value::Object(members) if !members.is_empty() => {
            page.push('{');
            for (name, member) in members {
                page.push_str(std::mem::replace(&mut separator, ",\n"));
                indent(page, depth + 1);
                write_member(page, name, member, depth + 1)?;
            }
            page.push('\n');
            indent(page, depth);
            page.push('}');
        }
        Value::String(text) => write!(page, "<bdi>{}</bdi>", Escaped(&json_text(text)))?,
        other => write!(page, "<i>{other}</i>")?,
    }
    Ok(())
}

fn indent(page: &mut String, depth: usize) {
    for _ in 0..depth {
        page.push_str("  ");
    }
}

/// A string of JSON in which marks that would turn the direction of the text are escaped.
fn json_text(text: &str) -> String {
    let quoted = Value::from(text).to_string();
    let mut json = String::with_capacity(quoted.len());
    for mark in quoted.chars() {
        match mark {
            '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => {
                // Writing into a `String` does not fail.
                let _ = write!(json, "\\u{:04x}", u32::from(mark));
            }
            other => json.push(other),
        }
    }
    json
}
