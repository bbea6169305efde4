//! Whether who reads values of one schema can read those of another.

use serde_json::Value;

use crate::catalog::model::schema::{Property, Shape};

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

/// One of the shapes that a value can have: of parts that hold together.
#[derive(Default)]
struct Whole<'s> {
    /// `None` = of any type.
    types: Option<Vec<&'s str>>,
    first: Option<&'s [Value]>,
    items: Option<&'s Value>,
    properties: Vec<Property<'s>>,
    required: Vec<&'s str>,
    /// Of a map.
    values: Vec<&'s Value>,
}

impl Comparison<'_> {
    fn fits(&self, is: &Value, was: &Value, depth: u8) -> bool {
        let Some(depth) = depth.checked_sub(1) else {
            return true;
        };
        let (is, was) = (choices(self.is, is, depth), choices(self.was, was, depth));
        is.iter().all(|is| {
            was.iter().any(|was| {
                types_fit(is, was)
                    && self.items_fit(is, was, depth)
                    && self.members_fit(is, was, depth)
                    && self.values_fit(is, was, depth)
            })
        })
    }

    fn items_fit(&self, is: &Whole<'_>, was: &Whole<'_>, depth: u8) -> bool {
        match (is.first, was.first) {
            (Some(is), Some(was)) => {
                let mut pairs = is.iter().zip(was);
                is.len() >= was.len() && pairs.all(|(is, was)| self.fits(is, was, depth))
            }
            // A list may be shorter than a tuple.
            (None, Some(_)) => is.items.is_none(),
            (first, None) => {
                let mut all = first.into_iter().flatten().chain(is.items);
                was.items
                    .is_none_or(|was| all.all(|is| self.fits(is, was, depth)))
            }
        }
    }

    fn members_fit(&self, is: &Whole<'_>, was: &Whole<'_>, depth: u8) -> bool {
        was.properties.iter().all(|was_member| {
            let is_always = |of: &Whole<'_>| of.required.contains(&was_member.name);
            let fits = |is| self.fits(is, was_member.schema, depth);
            match is
                .properties
                .iter()
                .find(|other| other.name == was_member.name)
            {
                Some(is_member) => (!is_always(was) || is_always(is)) && fits(is_member.schema),
                // In a map it may be missing.
                None if !is.values.is_empty() => {
                    !is_always(was) && is.values.iter().all(|is| fits(is))
                }
                // An object that says nothing of its members.
                None => is.properties.is_empty(),
            }
        })
    }

    /// Whoever reads a map reads all members alike.
    fn values_fit(&self, is: &Whole<'_>, was: &Whole<'_>, depth: u8) -> bool {
        if was.values.is_empty() || !was.properties.is_empty() {
            return true;
        }
        let members = is.properties.iter().map(|member| member.schema);
        let mut all = members.chain(is.values.iter().copied());
        all.all(|is| was.values.iter().any(|was| self.fits(is, was, depth)))
    }
}

fn types_fit(is: &Whole<'_>, was: &Whole<'_>) -> bool {
    let (Some(is), Some(was)) = (&is.types, &was.types) else {
        return true;
    };
    let has = |name: &str| was.contains(&name) || (name == "integer" && was.contains(&"number"));
    is.iter().all(|name| has(name))
}

/// The shapes that a value can have.
fn choices<'s>(root: &'s Value, schema: &'s Value, depth: u8) -> Vec<Whole<'s>> {
    let Some(depth) = depth.checked_sub(1) else {
        return vec![Whole::default()];
    };
    let shape = Shape::of(schema);
    let mut wholes = vec![Whole::of(&shape)];
    for part in shape.referred(root).into_iter().chain(shape.parts) {
        wholes = both(&wholes, &choices(root, part, depth));
    }
    for parts in shape.choices {
        let any: Vec<Whole<'_>> = (parts.iter())
            .flat_map(|part| choices(root, part, depth))
            .collect();
        wholes = both(&wholes, &any);
    }
    wholes
}

fn both<'s>(some: &[Whole<'s>], others: &[Whole<'s>]) -> Vec<Whole<'s>> {
    let pairs = some
        .iter()
        .flat_map(|one| others.iter().map(move |other| (one, other)));
    pairs.map(|(one, other)| one.and(other)).collect()
}

impl<'s> Whole<'s> {
    fn of(shape: &Shape<'s>) -> Self {
        let of_constants =
            |values: &'s [Value]| -> Vec<&'s str> { values.iter().map(type_of).collect() };
        Self {
            types: shape
                .types
                .clone()
                .or_else(|| shape.constants.map(of_constants)),
            first: shape.first,
            items: shape.items,
            properties: shape.properties.clone(),
            required: shape.required.clone(),
            values: shape.values().collect(),
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
            first: self.first.or(other.first),
            items: self.items.or(other.items),
            values: [&self.values[..], &other.values[..]].concat(),
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
            // Maps: of narrower values, of a type that says nothing of its members.
            (
                json!({ "type": "object", "additionalProperties": { "type": "integer" } }),
                json!({ "type": "object", "additionalProperties": { "type": "number" } }),
            ),
            (
                json!({ "type": "object" }),
                json!({ "type": "object", "properties": { "a": true }, "required": ["a"] }),
            ),
            (
                json!({ "type": "object", "properties": { "a": { "type": "string" } }, "required": ["a"] }),
                json!({ "type": "object", "additionalProperties": { "type": "string" } }),
            ),
            // Tuples: one that is longer, one where a list was.
            (
                json!({ "type": "array", "prefixItems": [{ "type": "string" }, { "type": "null" }] }),
                json!({ "type": "array", "prefixItems": [{ "type": "string" }] }),
            ),
            (
                json!({ "type": "array", "prefixItems": [{ "type": "string" }, { "type": "string" }] }),
                json!({ "type": "array", "items": { "type": "string" } }),
            ),
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
            // Maps: of other values, in place of an object, an object in their place.
            (
                json!({ "type": "object", "additionalProperties": { "type": "string" } }),
                json!({ "type": "object", "additionalProperties": { "type": "integer" } }),
            ),
            (
                json!({ "type": "object", "patternProperties": { "^[0-9]+$": { "type": "string" } }, "additionalProperties": false }),
                json!({ "type": "object", "patternProperties": { "^[0-9]+$": { "type": "null" } }, "additionalProperties": false }),
            ),
            (
                json!({ "type": "object", "additionalProperties": { "type": "string" } }),
                json!({ "type": "object", "properties": { "a": { "type": "string" } }, "required": ["a"] }),
            ),
            (
                json!({ "type": "object", "properties": { "a": { "type": "boolean" } } }),
                json!({ "type": "object", "additionalProperties": { "type": "string" } }),
            ),
            // Tuples: items in another order, fewer of them, a list in their place.
            (
                json!({ "type": "array", "prefixItems": [{ "type": "string" }, { "type": "integer" }] }),
                json!({ "type": "array", "prefixItems": [{ "type": "integer" }, { "type": "string" }] }),
            ),
            (
                json!({ "type": "array", "prefixItems": [{ "type": "string" }] }),
                json!({ "type": "array", "prefixItems": [{ "type": "string" }, { "type": "string" }] }),
            ),
            (
                json!({ "type": "array", "items": { "type": "string" } }),
                json!({ "type": "array", "prefixItems": [{ "type": "string" }] }),
            ),
        ] {
            assert!(!fits(&is, &was), "{is} as {was}");
        }
    }
}
