//! JSON Schemas in words: what a caller reads before the schema itself.

use std::fmt::{self, Write as _};

use serde_json::Value;

use super::escape::Escaped;
use crate::catalog::model::schema::Shape;

/// How deep the parts of objects are listed.
const DEEPEST: usize = 3;

/// What a value is, in a few words: `array of strings`.
pub(super) fn words(schema: &Value) -> String {
    one(schema, schema, false, DEEPEST)
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

/// Whether the words say all that the schema does.
fn is_said(schema: &Value) -> bool {
    let Value::Object(keys) = schema else {
        return true;
    };
    keys.get("type").is_none_or(Value::is_string)
        && keys.iter().all(|(key, value)| match key.as_str() {
            "type" | "format" => true,
            "minimum" => *value == 0,
            "items" => is_said(value),
            _ => false,
        })
}

/// Appends the members of the objects in there, and the schema to unfold where it says more.
pub(super) fn write_parts(page: &mut String, schema: &Value) -> fmt::Result {
    if is_said(schema) {
        return Ok(());
    }
    write_members(page, schema, schema, DEEPEST)?;
    let pretty = serde_json::to_string_pretty(schema).unwrap_or_default();
    writeln!(
        page,
        "\n<details class=\"schema\"><summary>JSON Schema</summary>\n<pre><code>{}</code></pre></details>",
        Escaped(&pretty)
    )
}

fn write_members(page: &mut String, schema: &Value, root: &Value, depth: usize) -> fmt::Result {
    let Some(depth) = depth.checked_sub(1) else {
        return Ok(());
    };
    let shape = Shape::of(schema);
    if let Some(inner) = shape.referred(root).or(shape.items) {
        return write_members(page, inner, root, depth);
    }
    if shape.properties.is_empty() {
        return Ok(());
    }
    page.push_str("\n<ul class=\"parts\">\n");
    for member in &shape.properties {
        write!(
            page,
            "<li><code data-find>{}</code> <span class=\"type\">{}</span>{}",
            Escaped(member.name),
            Escaped(&one(member.schema, root, false, DEEPEST)),
            if member.is_required {
                ""
            } else {
                " <span class=\"may\">optional</span>"
            },
        )?;
        if let Some(text) = Shape::of(member.schema).description {
            write!(page, " <span dir=\"auto\">{}</span>", Escaped(text))?;
        }
        write_members(page, member.schema, root, depth)?;
        page.push_str("</li>\n");
    }
    page.push_str("</ul>\n");
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{words, write_parts};

    #[test]
    fn the_members_of_objects_are_listed_and_a_schema_that_says_more_is_there_to_unfold() {
        let parts = |schema| {
            let mut page = String::new();
            write_parts(&mut page, &schema).unwrap();
            page
        };
        for said in [
            json!({ "type": "array", "items": { "type": "integer", "format": "uint8", "minimum": 0 } }),
            json!({ "type": "string", "format": "uuid" }),
            json!(true),
        ] {
            assert_eq!(parts(said), "");
        }
        let schema = json!({ "type": "array", "items": { "$ref": "#/$defs/A" }, "$defs": { "A": {
            "properties": {
                "path": { "type": "string", "description": "Where <it> is." },
                "next": { "$ref": "#/$defs/A" },
            },
            "required": ["path"],
        } } });
        let page = parts(schema);
        let next = "<li><code data-find>next</code> <span class=\"type\">object</span> \
                    <span class=\"may\">optional</span></li>\n";
        assert!(page.contains(next), "{page}");
        let path = "<li><code data-find>path</code> <span class=\"type\">string</span> \
                    <span dir=\"auto\">Where &lt;it&gt; is.</span></li>\n";
        assert!(page.contains(path), "{page}");
        let unfolded =
            "<details class=\"schema\"><summary>JSON Schema</summary>\n<pre><code>{\n  &quot;";
        assert!(page.contains(unfolded), "{page}");
        assert!(
            parts(json!({ "type": "string", "maxLength": 7 })).contains("&quot;maxLength&quot;: 7")
        );
    }

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
