//! Schemas that are written out where they are used.

use serde_json::{Map, Value, json};

use super::schemas::schema_ref;
use crate::catalog::model::schema::each_inner;

/// Puts what the schema refers to among `schemas` into its place. What refers to itself allows
/// anything where it does so.
pub(super) fn inline(schema: &mut Value, schemas: &Map<String, Value>) {
    Inline {
        schemas,
        open: Vec::new(),
    }
    .of(schema);
}

struct Inline<'a> {
    schemas: &'a Map<String, Value>,
    /// What stands around.
    open: Vec<String>,
}

impl Inline<'_> {
    fn of(&mut self, schema: &mut Value) {
        let Value::Object(keys) = schema else {
            return;
        };
        // Its mapping names components.
        keys.remove("discriminator");
        each_inner(keys, |inner| self.of(inner));
        let prefix = schema_ref("");
        let to = keys.get("$ref").and_then(Value::as_str);
        let Some(path) = to.and_then(|to| to.strip_prefix(&prefix)) else {
            return;
        };
        let (name, rest) = path.split_at(path.find('/').unwrap_or(path.len()));
        let Some(target) = (self.schemas.get(name)).and_then(|target| target.pointer(rest)) else {
            return;
        };
        let mut target = target.clone();
        let path = path.to_owned();
        if self.open.contains(&path) {
            target = json!({});
        } else {
            self.open.push(path);
            self.of(&mut target);
            self.open.pop();
        }
        keys.remove("$ref");
        if keys.is_empty() {
            *schema = target;
        } else if let Value::Array(parts) = keys.entry("allOf").or_insert_with(|| json!([])) {
            parts.push(target);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::inline;

    #[test]
    fn references_are_written_out_and_end_where_they_come_back() {
        let schemas = json!({
            "Tree": { "type": "array", "items": { "$ref": "#/components/schemas/Tree" } },
            "Leaf": { "type": "string" },
        });
        let mut schema = json!({
            "oneOf": [
                { "$ref": "#/components/schemas/Tree" },
                { "$ref": "#/components/schemas/Leaf", "description": "one" },
                { "$ref": "#/components/schemas/Theirs" },
            ],
            "discriminator": { "propertyName": "reason" },
        });
        inline(&mut schema, schemas.as_object().unwrap());
        let expected = json!({ "oneOf": [
            { "type": "array", "items": {} },
            { "description": "one", "allOf": [{ "type": "string" }] },
            { "$ref": "#/components/schemas/Theirs" },
        ] });
        assert_eq!(schema, expected);
    }
}
