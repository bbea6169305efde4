//! JSON Schemas in words: what a caller reads before the schema itself.

use serde_json::Value;

use super::schema::Shape;

/// How deep a value may be in words.
const DEEPEST: usize = 3;

/// What a value is, in a few words: `array of strings`.
pub(in crate::catalog) fn words(schema: &Value) -> String {
    words_of_part(schema, schema)
}

/// The same of a schema that stands in another.
pub(in crate::catalog) fn words_of_part(schema: &Value, root: &Value) -> String {
    one(schema, root, false, DEEPEST)
}

fn one(schema: &Value, root: &Value, are_many: bool, depth: usize) -> String {
    let Some(depth) = depth.checked_sub(1) else {
        return "any".to_owned();
    };
    let plural = |word: &str| format!("{word}{}", if are_many { "s" } else { "" });
    let shape = Shape::of(schema);
    if shape.reference.is_some() {
        return match shape.referred(root) {
            Some(schema) => one(schema, root, are_many, depth),
            None => "any".to_owned(),
        };
    }
    if let Some(values) = shape.constants {
        return alternatives(values.iter().map(Value::to_string));
    }
    if let Some(choices) = shape.choices.first() {
        let words = choices
            .iter()
            .map(|choice| one(choice, root, are_many, depth));
        return alternatives(words);
    }
    let of_type = |name: &str| match name {
        "array" => match shape.items {
            Some(items) => format!("{} of {}", plural("array"), one(items, root, true, depth)),
            None => plural("array"),
        },
        "string" => match shape.format {
            Some(format) => format!("{} ({format})", plural("string")),
            None => plural("string"),
        },
        "integer" => match shape.count("minimum") {
            Some(0) => format!("{}, 0 or more", plural("integer")),
            _ => plural("integer"),
        },
        "null" => "null".to_owned(),
        other => plural(other),
    };
    match &shape.types {
        Some(names) => alternatives(names.iter().map(|name| of_type(name))),
        None if !shape.properties.is_empty() || !shape.parts.is_empty() => plural("object"),
        None => "any".to_owned(),
    }
}

/// Each once.
fn alternatives(words: impl Iterator<Item = String>) -> String {
    let mut each: Vec<String> = Vec::new();
    for word in words {
        if !each.contains(&word) {
            each.push(word);
        }
    }
    each.join(" or ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::words;

    #[test]
    fn schemas_are_said_as_people_say_them() {
        for (schema, expected) in [
            (json!({ "type": "string" }), "string"),
            (
                json!({ "type": "string", "format": "uuid" }),
                "string (uuid)",
            ),
            (
                json!({ "type": "integer", "format": "uint32", "minimum": 0 }),
                "integer, 0 or more",
            ),
            (
                json!({ "type": "array", "items": { "type": "string" } }),
                "array of strings",
            ),
            (
                json!({ "type": "array", "items": { "type": "array", "items": { "type": "boolean" } } }),
                "array of arrays of booleans",
            ),
            (json!({ "type": ["string", "null"] }), "string or null"),
            (json!({ "enum": ["a", "b"] }), "\"a\" or \"b\""),
            (
                json!({ "anyOf": [{ "type": "number" }, { "$ref": "#/$defs/A" }],
                    "$defs": { "A": { "type": "object" } } }),
                "number or object",
            ),
            (json!({ "$ref": "#", "title": "itself" }), "any"),
            (json!(true), "any"),
        ] {
            assert_eq!(words(&schema), expected, "{schema}");
        }
    }
}
