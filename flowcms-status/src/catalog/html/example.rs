//! An example of a problem document, written from the declaration.

use std::fmt::{self, Write as _};

use serde_json::{Value, json};

use super::escape::Escaped;
use crate::catalog::public_detail::PublicDetail;
use crate::catalog::{Entry, EntryMember, example};

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
    match of.public_detail(of.status()) {
        PublicDetail::None | PublicDetail::Private => None,
        PublicDetail::Text(text) | PublicDetail::Template(text) => Some(text),
        PublicDetail::OfOccurrence => Some(OWN_TEXT),
    }
}

fn of_member(member: &EntryMember) -> Value {
    let schema = member.schema();
    let value = schema.and_then(|schema| example::of(&schema, member.name()));
    value.unwrap_or(json!(OWN_TEXT))
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
