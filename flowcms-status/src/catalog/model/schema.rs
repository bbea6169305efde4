//! JSON Schemas as trees: where in one another stands, and what of one is known.

use serde_json::{Map, Value, json};

/// Where a schema holds others.
const ONE: [&str; 12] = [
    "additionalItems",
    "additionalProperties",
    "contains",
    "contentSchema",
    "else",
    "if",
    "items",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];
const LIST: [&str; 5] = ["allOf", "anyOf", "items", "oneOf", "prefixItems"];
const NAMED: [&str; 5] = [
    "$defs",
    "definitions",
    "dependentSchemas",
    "patternProperties",
    "properties",
];

/// Calls `change` with each schema that stands directly in this one.
pub(in crate::catalog) fn each_inner(
    schema: &mut Map<String, Value>,
    mut change: impl FnMut(&mut Value),
) {
    for key in ONE {
        if let Some(inner @ (Value::Object(_) | Value::Bool(_))) = schema.get_mut(key) {
            change(inner);
        }
    }
    for key in LIST {
        if let Some(Value::Array(inner)) = schema.get_mut(key) {
            inner.iter_mut().for_each(&mut change);
        }
    }
    for key in NAMED {
        if let Some(Value::Object(inner)) = schema.get_mut(key) {
            inner.values_mut().for_each(&mut change);
        }
    }
}

#[cfg(any(feature = "python", feature = "typescript"))]
impl super::EntryMember {
    /// What the schema says of the value itself, without what it says of it to people.
    pub(in crate::catalog) fn bare_schema(&self) -> Value {
        let mut schema = self.schema.clone().unwrap_or(Value::Bool(true));
        strip(&mut schema);
        schema
    }
}

#[cfg(any(feature = "python", feature = "typescript"))]
fn strip(schema: &mut Value) {
    const FOR_PEOPLE: [&str; 9] = [
        "$comment",
        "$schema",
        "default",
        "deprecated",
        "description",
        "examples",
        "format",
        "readOnly",
        "title",
    ];
    if let Value::Object(keys) = schema {
        for key in FOR_PEOPLE {
            keys.remove(key);
        }
        each_inner(keys, strip);
    }
}

/// What a schema refers to by `$ref` within its root.
pub(in crate::catalog) fn referred<'r>(root: &'r Value, to: &str) -> Option<&'r Value> {
    root.pointer(to.strip_prefix('#')?)
}

/// The types that a schema names, if it names any.
pub(in crate::catalog) fn types(schema: &Map<String, Value>) -> Option<Vec<&str>> {
    Some(match schema.get("type")? {
        Value::Array(types) => types.iter().filter_map(Value::as_str).collect(),
        one => vec![one.as_str()?],
    })
}

/// Whether `null` matches; where that cannot be seen, it may.
pub(super) fn allows_null(schema: &Value) -> bool {
    let Value::Object(keys) = schema else {
        return schema != &Value::Bool(false);
    };
    if let Some(types) = types(keys) {
        // What is not finite is `null` in JSON, whatever schemars says of floats.
        return types.iter().any(|name| ["null", "number"].contains(name));
    }
    if let Some(value) = keys.get("const") {
        return value.is_null();
    }
    match ["enum", "anyOf", "oneOf"].map(|key| keys.get(key)) {
        [Some(Value::Array(values)), ..] => values.iter().any(Value::is_null),
        [_, Some(Value::Array(choices)), _] | [_, _, Some(Value::Array(choices))] => {
            choices.iter().any(allows_null)
        }
        _ => true,
    }
}

/// The schema without `null`: a member that would be `null` is left out.
pub(super) fn without_null(mut schema: Value) -> Value {
    if let Value::Array(types) = &schema["type"] {
        let mut types: Vec<Value> = types.iter().filter(|one| *one != "null").cloned().collect();
        schema["type"] = if types.len() == 1 {
            types.swap_remove(0)
        } else {
            Value::from(types)
        };
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum") {
        if values.len() > 1 {
            values.retain(|value| !value.is_null());
        }
    }
    for key in ["anyOf", "oneOf"] {
        without_null_choice(&mut schema, key);
    }
    schema
}

fn without_null_choice(schema: &mut Value, key: &str) {
    let Some(Value::Array(choices)) = schema.get(key) else {
        return;
    };
    let null = json!({ "type": "null" });
    let mut rest: Vec<Value> = choices
        .iter()
        .filter(|one| **one != null)
        .cloned()
        .collect();
    if rest.len() == choices.len() || rest.is_empty() {
        return;
    }
    if rest.len() > 1 {
        schema[key] = rest.into();
        return;
    }
    let one = rest.swap_remove(0);
    if let (Value::Object(schema), Value::Object(one)) = (schema, one) {
        schema.remove(key);
        for (key, value) in one {
            schema.entry(key).or_insert(value);
        }
    }
}

/// What matches either.
pub(in crate::catalog) fn either(one: Option<Value>, other: Option<Value>) -> Option<Value> {
    let (one, other) = (one?, other?);
    if one == other {
        return Some(one);
    }
    let mut choices = match one {
        Value::Object(mut keys) if keys.len() == 1 && keys["anyOf"].is_array() => {
            keys.remove("anyOf").and_then(into_list).unwrap_or_default()
        }
        one => vec![one],
    };
    if !choices.contains(&other) {
        choices.push(other);
    }
    // References of the one would lead into the other.
    let refers = choices
        .iter()
        .any(|choice| choice.to_string().contains("\"$ref\""));
    (!refers).then(|| json!({ "anyOf": choices }))
}

fn into_list(value: Value) -> Option<Vec<Value>> {
    match value {
        Value::Array(values) => Some(values),
        _ => None,
    }
}
