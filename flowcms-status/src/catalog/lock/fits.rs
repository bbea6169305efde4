//! Whether who reads values of one schema can read those of another.

use serde_json::{Map, Value};

use crate::catalog::model::schema::{referred, types};

/// How deep schemas are compared, which may refer to themselves.
const DEEPEST: u8 = 16;

/// Whether what the schema `is` allows can be read by who knows the schema `was`. Only what a reader
/// sees counts: the types of values, the members of objects that were always there. What a schema
/// leaves open fits.
pub(super) fn fits(is: &Value, was: &Value) -> bool {
    Comparison { is, was }.fits(is, was, DEEPEST)
}

struct Comparison<'s> {
    is: &'s Value,
    was: &'s Value,
}

/// What a schema says of values, gathered from its parts.
#[derive(Default)]
struct Shape<'s> {
    /// `None` = of any type.
    types: Option<Vec<&'s str>>,
    items: Option<&'s Value>,
    properties: Vec<(&'s str, &'s Value)>,
    required: Vec<&'s str>,
}

impl Comparison<'_> {
    fn fits(&self, is: &Value, was: &Value, depth: u8) -> bool {
        let Some(depth) = depth.checked_sub(1) else {
            return true;
        };
        let (is, was) = (choices(self.is, is, depth), choices(self.was, was, depth));
        is.iter()
            .all(|is| was.iter().any(|was| self.shape_fits(is, was, depth)))
    }

    fn shape_fits(&self, is: &Shape<'_>, was: &Shape<'_>, depth: u8) -> bool {
        if let (Some(is), Some(was)) = (&is.types, &was.types) {
            let has =
                |name: &str| was.contains(&name) || (name == "integer" && was.contains(&"number"));
            if !is.iter().all(|name| has(name)) {
                return false;
            }
        }
        if let (Some(is), Some(was)) = (is.items, was.items) {
            if !self.fits(is, was, depth) {
                return false;
            }
        }
        // An object that says nothing of its members is a map.
        if is.properties.is_empty() {
            return true;
        }
        was.properties.iter().all(|(name, was_member)| {
            let was_required = was.required.contains(name);
            let member = is.properties.iter().find(|(other, _)| other == name);
            member.is_some_and(|(_, is_member)| {
                (!was_required || is.required.contains(name))
                    && self.fits(is_member, was_member, depth)
            })
        })
    }
}

/// The shapes that a value can have.
fn choices<'s>(root: &'s Value, schema: &'s Value, depth: u8) -> Vec<Shape<'s>> {
    let (Value::Object(keys), Some(depth)) = (schema, depth.checked_sub(1)) else {
        return vec![Shape::default()];
    };
    let mut shapes = vec![Shape::of(keys)];
    let reference = keys.get("$ref").and_then(Value::as_str);
    let target = reference.and_then(|to| referred(root, to));
    let all_of = keys.get("allOf").and_then(Value::as_array);
    for part in target.into_iter().chain(all_of.into_iter().flatten()) {
        shapes = both(&shapes, &choices(root, part, depth));
    }
    for key in ["anyOf", "oneOf"] {
        if let Some(parts) = keys.get(key).and_then(Value::as_array) {
            let any: Vec<Shape<'_>> = (parts.iter())
                .flat_map(|part| choices(root, part, depth))
                .collect();
            shapes = both(&shapes, &any);
        }
    }
    shapes
}

fn both<'s>(some: &[Shape<'s>], others: &[Shape<'s>]) -> Vec<Shape<'s>> {
    let pairs = some
        .iter()
        .flat_map(|one| others.iter().map(move |other| (one, other)));
    pairs.map(|(one, other)| one.and(other)).collect()
}

impl<'s> Shape<'s> {
    fn of(keys: &'s Map<String, Value>) -> Self {
        let list = |key| {
            keys.get(key)
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
        };
        let constants: Vec<&Value> = list("enum").chain(keys.get("const")).collect();
        let of_constants = || constants.iter().map(|value| type_of(value)).collect();
        let types = types(keys).or_else(|| (!constants.is_empty()).then(of_constants));
        Self {
            types,
            items: keys.get("items"),
            properties: (keys.get("properties").and_then(Value::as_object))
                .into_iter()
                .flatten()
                .map(|(name, schema)| (name.as_str(), schema))
                .collect(),
            required: list("required").filter_map(Value::as_str).collect(),
        }
    }

    fn and(&self, other: &Self) -> Self {
        let types = match (&self.types, &other.types) {
            (Some(one), Some(other)) => Some(
                one.iter()
                    .copied()
                    .filter(|name| other.contains(name))
                    .collect(),
            ),
            (one, other) => one.clone().or_else(|| other.clone()),
        };
        Self {
            types,
            items: self.items.or(other.items),
            properties: [&self.properties[..], &other.properties[..]].concat(),
            required: [&self.required[..], &other.required[..]].concat(),
        }
    }
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::fits;

    #[test]
    fn what_a_reader_of_the_old_schema_can_read_fits() {
        for (is, was) in [
            (
                json!({ "type": "string" }),
                json!({ "type": "string", "maxLength": 3 }),
            ),
            (json!({ "type": "integer" }), json!({ "type": "number" })),
            (json!({ "enum": ["a"] }), json!({ "type": "string" })),
            (
                json!({ "enum": ["a"] }),
                json!({ "anyOf": [{ "enum": ["a"] }, { "type": "null" }] }),
            ),
            (
                json!({ "type": "array", "items": { "type": "integer", "minimum": 0 } }),
                json!({ "type": "array", "items": { "type": "integer" } }),
            ),
            (
                json!({ "type": "object", "properties": { "a": { "type": "string" }, "b": true }, "required": ["a"] }),
                json!({ "type": "object", "properties": { "a": { "type": "string" } }, "required": ["a"] }),
            ),
            (
                json!({ "$ref": "#/$defs/A", "$defs": { "A": { "type": "array", "items": { "$ref": "#/$defs/A" } } } }),
                json!({ "$ref": "#/$defs/B", "$defs": { "B": { "type": "array", "items": { "$ref": "#/$defs/B" } } } }),
            ),
            (json!(true), json!({ "type": "string" })),
        ] {
            assert!(fits(&is, &was), "{is} as {was}");
        }
    }

    #[test]
    fn what_a_reader_of_the_old_schema_does_not_expect_does_not_fit() {
        for (is, was) in [
            (json!({ "type": "string" }), json!({ "type": "boolean" })),
            (json!({ "type": "number" }), json!({ "type": "integer" })),
            (
                json!({ "type": ["string", "null"] }),
                json!({ "type": "string" }),
            ),
            (
                json!({ "type": "array", "items": { "type": "string" } }),
                json!({ "type": "array", "items": { "type": "integer" } }),
            ),
            (
                json!({ "type": "object", "properties": { "a": { "type": "string" } } }),
                json!({ "type": "object", "properties": { "a": { "type": "string" } }, "required": ["a"] }),
            ),
            (
                json!({ "type": "object", "properties": { "b": { "type": "string" } } }),
                json!({ "type": "object", "properties": { "a": { "type": "string" } } }),
            ),
        ] {
            assert!(!fits(&is, &was), "{is} as {was}");
        }
    }
}
