//! The schema of all problem documents with one code, where nothing can be referred to.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::schemas::{among, constant};
use crate::catalog::model::schema::{each_inner, either, referred};
use crate::catalog::{Entry, EntryMember};

/// What is common to these problem types, and all of their members.
pub(super) fn schema(entries: &[&Entry]) -> Value {
    let reasons = entries.iter().map(|entry| entry.reason().into()).collect();
    let mut properties = Map::new();
    let mut required = vec!["type", "title", "status", "reason", "context"];
    if let [entry] = entries {
        properties.insert("type".to_owned(), constant("string", entry.type_uri()));
    }
    properties.insert("reason".to_owned(), among("string", reasons));
    for (name, of_name) in by_name(entries) {
        let schemas = of_name
            .iter()
            .map(|member| member.schema().cloned().map(within));
        let schema = schemas
            .reduce(either)
            .flatten()
            .unwrap_or_else(|| json!({}));
        properties.insert(name.to_owned(), schema);
        if of_name.len() == entries.len() && of_name.iter().all(|member| member.is_required()) {
            required.push(name);
        }
    }
    json!({ "type": "object", "properties": properties, "required": required })
}

fn by_name<'e>(entries: &[&'e Entry]) -> BTreeMap<&'e str, Vec<&'e EntryMember>> {
    let mut members: BTreeMap<&str, Vec<&EntryMember>> = BTreeMap::new();
    for member in entries.iter().flat_map(|entry| entry.members()) {
        members.entry(member.name()).or_default().push(member);
    }
    members
}

/// The schema with what it refers to in its place. What refers to itself allows anything where it does
/// so.
fn within(mut schema: Value) -> Value {
    let root = schema.clone();
    write_out(&root, &mut schema, &mut vec!["#".to_owned()]);
    if let Value::Object(keys) = &mut schema {
        for key in ["$schema", "$id", "$defs", "definitions"] {
            keys.remove(key);
        }
    }
    schema
}

fn write_out(root: &Value, schema: &mut Value, open: &mut Vec<String>) {
    let Value::Object(keys) = schema else {
        return;
    };
    let Some(Value::String(to)) = keys.remove("$ref") else {
        each_inner(keys, |inner| write_out(root, inner, open));
        return;
    };
    each_inner(keys, |inner| write_out(root, inner, open));
    let mut target = json!({});
    if !open.contains(&to) {
        target = referred(root, &to).cloned().unwrap_or(target);
        open.push(to);
        write_out(root, &mut target, open);
        open.pop();
    }
    if keys.is_empty() {
        *schema = target;
    } else if let Value::Array(parts) = keys.entry("allOf").or_insert_with(|| json!([])) {
        parts.push(target);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::within;

    #[test]
    fn references_are_written_out_and_end_where_they_come_back() {
        let schema = json!({
            "type": "object",
            "properties": {
                "tree": { "$ref": "#/$defs/Tree" },
                "leaf": { "$ref": "#/$defs/Leaf", "description": "one" },
                "theirs": { "$ref": "#/$defs/Theirs" },
            },
            "$defs": {
                "Tree": { "type": "array", "items": { "$ref": "#/$defs/Tree" } },
                "Leaf": { "type": "string" },
            },
        });
        let expected = json!({ "type": "object", "properties": {
            "tree": { "type": "array", "items": {} },
            "leaf": { "description": "one", "allOf": [{ "type": "string" }] },
            "theirs": {},
        } });
        assert_eq!(within(schema), expected);
    }
}
