//! Each keyword, with a value that matches and one that does not.

use serde_json::{Value, json};

use super::faults;

/// A schema, a value that matches, one that does not, and what is said of it.
const CASES: &[[&str; 4]] = &[
    [r#"{"type": "string"}"#, r#""a""#, "1", "1 is no string"],
    [
        r#"{"type": "boolean"}"#,
        "true",
        r#""a""#,
        "\"a\" is no boolean",
    ],
    [r#"{"type": "integer"}"#, "2.0", "2.5", "2.5 is no integer"],
    [
        r#"{"type": "number"}"#,
        "2.5",
        r#""2""#,
        "\"2\" is no number",
    ],
    [r#"{"type": "array"}"#, "[]", "{}", "{} is no array"],
    [r#"{"type": "object"}"#, "{}", "[]", "[] is no object"],
    [
        r#"{"type": ["string", "null"]}"#,
        "null",
        "1",
        "1 is no string or null",
    ],
    [r#"{"const": 1}"#, "1.0", "2", "2 is not 1"],
    [r#"{"const": null}"#, "null", "2", "2 is not null"],
    [
        r#"{"enum": ["a", 1]}"#,
        "1",
        r#""b""#,
        "\"b\" is none of [\"a\",1]",
    ],
    [r#"{"minimum": 1}"#, "1", "0", "0 is below 1"],
    [r#"{"exclusiveMinimum": 1}"#, "1.1", "1", "1 is not above 1"],
    [r#"{"maximum": 9}"#, "9", "10", "10 is above 9"],
    [r#"{"exclusiveMaximum": 9}"#, "8", "9", "9 is not below 9"],
    [
        r#"{"minLength": 2}"#,
        r#""äö""#,
        r#""ä""#,
        "1 characters are fewer than 2",
    ],
    [
        r#"{"maxLength": 1}"#,
        r#""ä""#,
        r#""äö""#,
        "2 characters are more than 1",
    ],
    [
        r#"{"minItems": 1}"#,
        "[1]",
        "[]",
        "0 items are fewer than 1",
    ],
    [
        r#"{"maxItems": 1}"#,
        "[1]",
        "[1, 2]",
        "2 items are more than 1",
    ],
    [
        r#"{"items": {"type": "string"}}"#,
        r#"["a"]"#,
        r#"["a", 1]"#,
        "at `/1` 1 is no string",
    ],
    [
        r#"{"prefixItems": [{"type": "string"}], "items": {"type": "boolean"}}"#,
        r#"["a", true]"#,
        "[true, true]",
        "at `/0` true is no string",
    ],
    [
        r#"{"prefixItems": [true], "items": false}"#,
        "[1]",
        "[1, 2]",
        "at `/1` nothing is allowed",
    ],
    [
        r#"{"required": ["a"]}"#,
        r#"{"a": 1}"#,
        "{}",
        "\"a\" is missing",
    ],
    [
        r#"{"properties": {"a": {"properties": {"b": {"type": "string"}}}}}"#,
        r#"{"a": {"b": "c"}, "d": 1}"#,
        r#"{"a": {"b": 1}}"#,
        "at `/a/b` 1 is no string",
    ],
    [
        r#"{"properties": {"a": true}, "additionalProperties": false}"#,
        r#"{"a": 1}"#,
        r#"{"b": 1}"#,
        "\"b\" is not known",
    ],
    [
        r#"{"additionalProperties": {"type": "string"}}"#,
        r#"{"b": "c"}"#,
        r#"{"b": 1}"#,
        "at `/b` 1 is no string",
    ],
    [
        r#"{"allOf": [{"type": "integer"}, {"minimum": 1}]}"#,
        "1",
        "0",
        "0 is below 1",
    ],
    [
        r#"{"oneOf": [{"type": "string"}, {"const": "a"}]}"#,
        r#""b""#,
        r#""a""#,
        "\"a\" matches 2 schemas of `oneOf`",
    ],
    [
        r#"{"oneOf": [{"type": "string"}, {"type": "null"}]}"#,
        "null",
        "1",
        "1 matches none of the schemas of `oneOf`",
    ],
    [
        r##"{ "$defs": { "node": { "type": "object", "properties": { "next": { "$ref": "#/$defs/node" } }, "required": ["value"] } }, "$ref": "#/$defs/node" }"##,
        r#"{"value": 1, "next": {"value": 2}}"#,
        r#"{"value": 1, "next": {}}"#,
        "at `/next` \"value\" is missing",
    ],
];

#[test]
fn each_keyword_finds_what_does_not_match_it() {
    let json = |text| serde_json::from_str::<Value>(text).expect("JSON");
    for [schema, matching, other, fault] in CASES {
        let (schema, matching, other) = (json(schema), json(matching), json(other));
        assert_eq!(faults(&other, &schema), [*fault], "{schema}");
        assert_eq!(faults(&matching, &schema), [""; 0], "{schema}");
    }
}

#[test]
fn what_says_nothing_of_a_value_matches() {
    let long = json!({"anyOf": [{"type": "string"}, {"minLength": 9}]});
    assert_eq!(faults(&json!(null), &long), [""; 0]);
    assert_eq!(faults(&json!(null), &json!(false)), ["nothing is allowed"]);
    assert_eq!(faults(&json!(1), &json!(true)), [""; 0]);
}

#[test]
fn a_schema_that_refers_to_itself_ends() {
    assert_eq!(faults(&json!(1), &json!({ "$ref": "#" })), [""; 0]);
}
