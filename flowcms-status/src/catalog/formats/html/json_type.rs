//! JSON Schemas on the page: what words leave out.

use std::fmt::{self, Write as _};

use serde_json::Value;

use super::escape::Escaped;
use crate::catalog::model::schema::Shape;
use crate::catalog::model::words::words_of_part;

/// How deep the parts of objects are listed.
const DEEPEST: usize = 3;

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
            Escaped(&words_of_part(member.schema, root)),
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

    use super::write_parts;

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
}
