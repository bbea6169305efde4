//! Values by their JSON Schemas, of the draft that the schemas of members are written in.

use serde_json::Value;

/// All that does not match, each with its place in the value.
pub(super) fn faults(value: &Value, schema: &Value) -> Vec<String> {
    let options = jsonschema::draft202012::options().should_validate_formats(true);
    let validator = match options.build(schema) {
        Ok(validator) => validator,
        Err(error) => return vec![format!("it is no JSON Schema (draft 2020-12): {error}")],
    };
    let faults = validator.iter_errors(value).map(|error| {
        let place = error.instance_path().to_string();
        match place.as_str() {
            "" => error.to_string(),
            place => format!("at `{place}` {error}"),
        }
    });
    faults.collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::faults;

    #[test]
    fn a_schema_is_asked_with_all_of_its_keywords() {
        for (schema, right, wrong) in [
            (json!({ "type": ["string", "null"] }), json!(null), json!(1)),
            (json!({ "pattern": "^[a-z]+$" }), json!("a"), json!("A")),
            (
                json!({ "format": "uuid" }),
                json!("67e55044-10b1-426f-9247-bb680e5fe0c8"),
                json!("7"),
            ),
            (
                json!({ "format": "date-time" }),
                json!("2026-01-31T12:00:00Z"),
                json!("now"),
            ),
            (json!({ "not": { "const": 1 } }), json!(2), json!(1)),
            (
                json!({ "if": { "minimum": 3 }, "then": { "multipleOf": 2 } }),
                json!(4),
                json!(5),
            ),
            (
                json!({ "patternProperties": { "^x": { "type": "null" } } }),
                json!({ "x": null }),
                json!({ "x": 1 }),
            ),
            (json!({ "uniqueItems": true }), json!([1, 2]), json!([1, 1])),
            (
                json!({ "$ref": "#/$defs/a", "$defs": { "a": { "enum": ["b"] } } }),
                json!("b"),
                json!("c"),
            ),
            (
                json!({ "unevaluatedProperties": false, "properties": { "a": true } }),
                json!({ "a": 1 }),
                json!({ "b": 1 }),
            ),
        ] {
            assert_eq!(faults(&right, &schema), [""; 0], "{schema}");
            assert_eq!(faults(&wrong, &schema).len(), 1, "{schema}");
        }
    }

    #[test]
    fn formats_of_rust_are_those_of_numbers() {
        let schema = json!({ "type": "integer", "format": "uint32", "minimum": 0 });
        assert_eq!(faults(&json!(7), &schema), [""; 0]);
        assert_eq!(
            faults(&json!(-1), &schema),
            ["-1 is less than the minimum of 0"]
        );
    }

    #[test]
    fn a_fault_says_where_it_is() {
        let schema = json!({ "properties": { "a": { "items": { "type": "string" } } } });
        assert_eq!(
            faults(&json!({ "a": ["x", 1, null] }), &schema),
            [
                r#"at `/a/1` 1 is not of type "string""#,
                r#"at `/a/2` null is not of type "string""#,
            ]
        );
    }

    #[test]
    fn what_is_no_schema_is_a_fault() {
        let found = faults(&json!(1), &json!({ "type": "text" }));
        assert!(
            found[0].starts_with("it is no JSON Schema (draft 2020-12): "),
            "{found:?}"
        );
    }
}
