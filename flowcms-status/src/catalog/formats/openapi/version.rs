//! `OpenAPI` 3.0: its Schema Object is an early form of JSON Schema. What it cannot say is left out,
//! so that a value that the schema of 3.1 allows is always allowed.

use serde_json::{Map, Value, json};

use crate::catalog::model::schema::each_inner;

/// A version of `OpenAPI`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    V3_0,
    V3_1,
    V3_2,
}

impl Version {
    pub(super) const ALL: [Self; 3] = [Self::V3_0, Self::V3_1, Self::V3_2];

    /// Of the member `openapi` of a document.
    pub(super) fn of(number: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|version| number.starts_with(&version.number()[..3]))
    }

    pub(super) const fn number(self) -> &'static str {
        match self {
            Self::V3_0 => "3.0.3",
            Self::V3_1 => "3.1.0",
            Self::V3_2 => "3.2.0",
        }
    }

    /// Writes a Schema Object of 3.1 as this version has it.
    pub(super) fn schema(self, schema: &mut Value) {
        if self == Self::V3_0 {
            schema_3_0(schema);
        }
    }

    /// Writes a Response Object of 3.1 as this version has it.
    pub(super) fn response(self, response: &mut Value) {
        if self == Self::V3_0 {
            response_3_0(response);
        }
    }

    /// Writes a Header Object of 3.1 as this version has it; an Example Object is the same in all.
    pub(super) fn part(self, part: &mut Value) {
        if self == Self::V3_0 {
            header_3_0(part);
        }
    }
}

/// The keys of a Schema Object of 3.0.
const KEYS: [&str; 36] = [
    "$ref",
    "additionalProperties",
    "allOf",
    "anyOf",
    "default",
    "deprecated",
    "description",
    "discriminator",
    "enum",
    "example",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "externalDocs",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "nullable",
    "oneOf",
    "pattern",
    "properties",
    "readOnly",
    "required",
    "title",
    "type",
    "uniqueItems",
    "writeOnly",
    "xml",
];

/// Keys of 3.1 that restrict nothing.
const REMARKS: [&str; 5] = ["$anchor", "$comment", "$id", "$schema", "examples"];

fn response_3_0(response: &mut Value) {
    if let Some(Value::Object(headers)) = response.get_mut("headers") {
        headers.values_mut().for_each(header_3_0);
    }
    if let Some(Value::Object(content)) = response.get_mut("content") {
        for media_type in content.values_mut() {
            if let Some(schema) = media_type.get_mut("schema") {
                schema_3_0(schema);
            }
        }
    }
}

fn header_3_0(header: &mut Value) {
    if let Some(schema) = header.get_mut("schema") {
        schema_3_0(schema);
    }
}

fn schema_3_0(schema: &mut Value) {
    widen(schema);
}

/// Whether it allows more than before.
fn widen(schema: &mut Value) -> bool {
    let keys = match schema {
        Value::Object(keys) => keys,
        Value::Bool(false) => {
            *schema = json!({ "not": {} });
            return false;
        }
        _ => {
            *schema = json!({});
            return false;
        }
    };
    let mut is_wider = false;
    // Of two of these, what is wider in one may make the whole narrower.
    if keys.get_mut("not").is_some_and(widen) {
        keys.remove("not");
        is_wider = true;
    }
    if let Some(Value::Array(choices)) = keys.get_mut("oneOf") {
        let mut choices_are_wider = false;
        for choice in &mut *choices {
            choices_are_wider |= widen(choice);
        }
        if choices_are_wider {
            let choices = keys.remove("oneOf").unwrap_or_default();
            add_any_of(keys, choices);
            is_wider = true;
        }
    }
    let (not, one_of) = (keys.remove("not"), keys.remove("oneOf"));
    // The one place where a schema may be `true` or `false` here too.
    let more = keys.remove("additionalProperties");
    let (flag, more): (Option<Value>, Option<Value>) = match more {
        Some(flag @ Value::Bool(_)) => (Some(flag), None),
        more => (None, more),
    };
    keys.extend(more.map(|more| ("additionalProperties".to_owned(), more)));
    each_inner(keys, |inner| is_wider |= widen(inner));
    keys.extend(flag.map(|flag| ("additionalProperties".to_owned(), flag)));
    keys.extend(not.map(|not| ("not".to_owned(), not)));
    keys.extend(one_of.map(|one_of| ("oneOf".to_owned(), one_of)));

    constant(keys);
    types(keys);
    bounds(keys);
    is_wider |= items(keys);
    if keys.remove("patternProperties").is_some() {
        keys.remove("additionalProperties");
        is_wider = true;
    }
    if let Some(Value::Array(examples)) = keys.remove("examples") {
        if let Some(example) = examples.into_iter().next() {
            keys.insert("example".to_owned(), example);
        }
    }
    for key in ["required", "enum"] {
        if keys.get(key) == Some(&json!([])) {
            keys.remove(key);
        }
    }
    keys.retain(|key, _| {
        let is_known = KEYS.contains(&key.as_str()) || key.starts_with("x-");
        is_wider |= !is_known && !REMARKS.contains(&key.as_str());
        is_known
    });
    lone_ref(keys);
    is_wider
}

/// `const` is an `enum` of one.
pub(super) fn constant(keys: &mut Map<String, Value>) {
    if let Some(value) = keys.remove("const") {
        keys.insert("enum".to_owned(), json!([value]));
    }
}

/// A type that may be `null`, or one of several.
fn types(keys: &mut Map<String, Value>) {
    let types: Vec<Value> = match keys.get("type") {
        Some(Value::Array(types)) => types.clone(),
        Some(name) => vec![name.clone()],
        None => return,
    };
    let is_null = |name: &Value| name == "null";
    let may_be_null = types.iter().any(is_null);
    let mut others: Vec<Value> = types.into_iter().filter(|name| !is_null(name)).collect();
    match others.len() {
        0 => {
            // `nullable` adds to a type, so it needs one.
            keys.insert("type".to_owned(), "string".into());
            keys.insert("enum".to_owned(), json!([null]));
        }
        1 => {
            keys.insert("type".to_owned(), others.remove(0));
        }
        _ => {
            keys.remove("type");
            let mut choices: Vec<Value> = (others.iter())
                .map(|name| match name.as_str() {
                    Some("array") => json!({ "type": name, "items": {} }),
                    _ => json!({ "type": name }),
                })
                .collect();
            if may_be_null {
                choices[0]["nullable"] = true.into();
            }
            add_any_of(keys, choices.into());
            return;
        }
    }
    if may_be_null {
        keys.insert("nullable".to_owned(), true.into());
    }
}

/// There may be one already: then both hold.
fn add_any_of(keys: &mut Map<String, Value>, choices: Value) {
    if !keys.contains_key("anyOf") {
        keys.insert("anyOf".to_owned(), choices);
    } else if let Value::Array(parts) = keys.entry("allOf").or_insert_with(|| json!([])) {
        parts.push(json!({ "anyOf": choices }));
    }
}

/// Exclusive bounds are flags beside the bounds.
fn bounds(keys: &mut Map<String, Value>) {
    for (bound, exclusive, sign) in [
        ("minimum", "exclusiveMinimum", 1.0),
        ("maximum", "exclusiveMaximum", -1.0),
    ] {
        let Some(limit) = keys.get(exclusive).filter(|limit| limit.is_number()) else {
            continue;
        };
        let limit = limit.clone();
        let number = |value: Option<&Value>| value.and_then(Value::as_f64).map(|n| n * sign);
        if number(keys.get(bound)) > number(Some(&limit)) {
            keys.remove(exclusive);
        } else {
            keys.insert(bound.to_owned(), limit);
            keys.insert(exclusive.to_owned(), true.into());
        }
    }
}

/// An array has `items`; a tuple is an array of any of its parts.
fn items(keys: &mut Map<String, Value>) -> bool {
    let mut is_wider = false;
    if let Some(Value::Array(mut prefix)) = keys.remove("prefixItems") {
        match keys.remove("items") {
            Some(rest) if rest == json!({ "not": {} }) => {
                let most = keys.entry("maxItems").or_insert(prefix.len().into());
                if most.as_u64() > Some(prefix.len() as u64) {
                    *most = prefix.len().into();
                }
            }
            Some(rest) => prefix.push(rest),
            None => prefix.push(json!({})),
        }
        let mut different: Vec<Value> = Vec::new();
        for item in prefix {
            if !different.contains(&item) {
                different.push(item);
            }
        }
        is_wider = different.len() > 1;
        let items = match different.len() {
            1 => different.swap_remove(0),
            _ => json!({ "anyOf": different }),
        };
        keys.insert("items".to_owned(), items);
    }
    if keys.get("type") == Some(&"array".into()) {
        keys.entry("items").or_insert_with(|| json!({}));
    }
    is_wider
}

/// Beside a `$ref` nothing may stand.
fn lone_ref(keys: &mut Map<String, Value>) {
    if keys.len() > 1 {
        if let Some(to) = keys.remove("$ref") {
            let part = json!({ "$ref": to });
            if let Value::Array(parts) = keys.entry("allOf").or_insert_with(|| json!([])) {
                parts.push(part);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::schema_3_0;

    #[test]
    fn schemas_of_3_0_say_the_same_or_less() {
        for (mut schema, expected) in [
            (json!({ "const": 404 }), json!({ "enum": [404] })),
            (json!(true), json!({})),
            (json!(false), json!({ "not": {} })),
            (
                json!({ "type": ["string", "null"], "examples": ["a", "b"] }),
                json!({ "type": "string", "nullable": true, "example": "a" }),
            ),
            (
                json!({ "type": "null" }),
                json!({ "type": "string", "enum": [null], "nullable": true }),
            ),
            (
                json!({ "type": ["string", "array", "null"] }),
                json!({ "anyOf": [{ "type": "string", "nullable": true }, { "type": "array", "items": {} }] }),
            ),
            (
                json!({ "exclusiveMinimum": 3, "minimum": 2, "exclusiveMaximum": 9, "maximum": 8 }),
                json!({ "exclusiveMinimum": true, "minimum": 3, "maximum": 8 }),
            ),
            (
                json!({ "$ref": "#/components/schemas/A", "description": "b" }),
                json!({ "allOf": [{ "$ref": "#/components/schemas/A" }], "description": "b" }),
            ),
            (
                json!({ "type": "array", "prefixItems": [{ "type": "string" }, { "type": "integer" }], "items": false }),
                json!({ "type": "array", "maxItems": 2, "items": { "anyOf": [{ "type": "string" }, { "type": "integer" }] } }),
            ),
            (
                json!({ "type": "object", "patternProperties": { "^a": {} }, "additionalProperties": false, "required": [] }),
                json!({ "type": "object" }),
            ),
            (
                json!({ "type": "object", "additionalProperties": false }),
                json!({ "type": "object", "additionalProperties": false }),
            ),
            // What would get wider may not stand where that makes the whole narrower.
            (
                json!({ "not": { "contains": { "const": 1 } }, "title": "T" }),
                json!({ "title": "T" }),
            ),
            (
                json!({ "oneOf": [{ "type": "array", "contains": {} }, { "type": "string" }] }),
                json!({ "anyOf": [{ "type": "array", "items": {} }, { "type": "string" }] }),
            ),
            (
                json!({ "properties": { "const": { "const": "a" } } }),
                json!({ "properties": { "const": { "enum": ["a"] } } }),
            ),
        ] {
            let before = schema.clone();
            schema_3_0(&mut schema);
            assert_eq!(schema, expected, "{before}");
        }
    }
}
