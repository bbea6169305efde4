//! The types of members, from their JSON Schemas (draft 2020-12).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use super::text::{property, quoted};
use crate::catalog::formats::names::Names;
use crate::catalog::model::names::pascal_case;
use crate::catalog::model::schema::{Shape, referred};

/// The types of the members of one interface.
pub(super) struct Types<'n> {
    names: &'n mut Names,
    /// What schemas refer to, as types with names.
    declarations: String,
    /// The member's name and schema, and the names of what it refers to.
    member: String,
    root: Value,
    referred: BTreeMap<String, String>,
}

/// A type, and whether it needs parentheses in front of `[]`.
struct Type {
    text: String,
    is_compound: bool,
}

impl<'n> Types<'n> {
    pub(super) const fn new(names: &'n mut Names) -> Self {
        Self {
            names,
            declarations: String::new(),
            member: String::new(),
            root: Value::Null,
            referred: BTreeMap::new(),
        }
    }

    /// The type of a member. What its schema refers to has `name` in front of its name.
    pub(super) fn of_member(&mut self, schema: &Value, name: &str) -> String {
        name.clone_into(&mut self.member);
        self.root = schema.clone();
        self.referred.clear();
        self.of(schema).text
    }

    /// The types that have names.
    pub(super) fn into_declarations(self) -> String {
        self.declarations
    }

    fn of(&mut self, schema: &Value) -> Type {
        let shape = Shape::of(schema);
        if shape.is_never {
            return Type::atom("never");
        }
        let mut parts = Vec::new();
        parts.extend(shape.reference.map(|to| self.referred(to)));
        parts.extend(self.own(&shape));
        for choices in &shape.choices {
            let choices = choices.iter().map(|choice| self.of(choice)).collect();
            parts.push(Type::joined(choices, " | "));
        }
        parts.extend(shape.parts.iter().map(|part| self.of(part)));
        parts.retain(|part| part.text != "unknown");
        Type::joined(parts, " & ")
    }

    /// What it says of the value itself.
    fn own(&mut self, shape: &Shape<'_>) -> Option<Type> {
        if let Some(values) = shape.constants {
            return Some(Type::joined(values.iter().map(literal).collect(), " | "));
        }
        let types = shape.types.as_ref()?.iter();
        let types = types.filter_map(|name| self.of_type(name, shape)).collect();
        Some(Type::joined(types, " | "))
    }

    fn of_type(&mut self, name: &str, shape: &Shape<'_>) -> Option<Type> {
        Some(match name {
            "null" | "boolean" | "string" | "number" => Type::atom(name),
            "integer" => Type::atom("number"),
            "array" => self.array(shape),
            "object" => return self.object(shape),
            _ => return None,
        })
    }

    fn array(&mut self, shape: &Shape<'_>) -> Type {
        let items = shape.items.filter(|items| !Shape::of(items).is_never);
        let Some(first) = shape.first else {
            let items = items.map_or(Type::atom("unknown"), |items| self.of(items));
            return Type::atom(format!("{}[]", items.in_parentheses()));
        };
        let mut types: Vec<String> = first.iter().map(|item| self.of(item).text).collect();
        if let Some(items) = items.filter(|_| !shape.has_first_items_only()) {
            types.push(format!("...{}[]", self.of(items).in_parentheses()));
        }
        Type::atom(format!("[{}]", types.join(", ")))
    }

    /// `None` if something else says what it holds.
    fn object(&mut self, shape: &Shape<'_>) -> Option<Type> {
        let mut members = Vec::new();
        for member in &shape.properties {
            let optional = if member.is_required { "" } else { "?" };
            let schema = self.of(member.schema).text;
            members.push(format!("{}{optional}: {schema}", property(member.name)));
        }
        let says_more =
            shape.reference.is_some() || !shape.choices.is_empty() || !shape.parts.is_empty();
        let mut index: Vec<Type> = shape
            .patterns
            .iter()
            .map(|schema| self.of(schema))
            .collect();
        match shape.others {
            Some(Value::Bool(false)) => {}
            Some(schema) => index.push(self.of(schema)),
            None if members.is_empty() && index.is_empty() && says_more => return None,
            None if members.is_empty() && index.is_empty() => index.push(Type::atom("unknown")),
            None => {}
        }
        if !index.is_empty() {
            // Beside properties of other types no narrower one would be right.
            let index = if members.is_empty() {
                Type::joined(index, " | ").text
            } else {
                "unknown".to_owned()
            };
            members.push(format!("[name: string]: {index}"));
        }
        if members.is_empty() {
            return Some(Type::atom("{ [name: string]: never }"));
        }
        Some(Type::atom(format!("{{ {} }}", members.join("; "))))
    }

    /// The name of the type of what a schema refers to.
    fn referred(&mut self, reference: &str) -> Type {
        if let Some(name) = self.referred.get(reference) {
            return Type::atom(name.as_str());
        }
        let Some(schema) = referred(&self.root, reference).cloned() else {
            return Type::atom("unknown");
        };
        let last = reference.rsplit(['/', '#']).next().unwrap_or_default();
        let own = if last.is_empty() {
            "Value".to_owned()
        } else {
            pascal_case(last)
        };
        let name = self.names.unique(&format!("{}{own}", self.member));
        self.referred.insert(reference.to_owned(), name.clone());
        let mut text = self.of(&schema).text;
        if text == name {
            "unknown".clone_into(&mut text);
        }
        // Writing into a `String` does not fail.
        let _ = write!(self.declarations, "export type {name} = {text};\n\n");
        Type::atom(name)
    }
}

impl Type {
    fn atom(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_compound: false,
        }
    }

    fn joined(types: Vec<Self>, with: &str) -> Self {
        let mut texts: Vec<String> = Vec::new();
        let is_one = types.len() == 1;
        let is_compound = types.iter().any(|one| one.is_compound);
        for one in types {
            let text = if is_one {
                one.text
            } else {
                one.in_parentheses()
            };
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        match texts.len() {
            0 => Self::atom("unknown"),
            1 => Self {
                text: texts.swap_remove(0),
                is_compound: is_one && is_compound,
            },
            _ => Self {
                text: texts.join(with),
                is_compound: true,
            },
        }
    }

    fn in_parentheses(self) -> String {
        if self.is_compound {
            format!("({})", self.text)
        } else {
            self.text
        }
    }
}

/// The type of one value.
fn literal(value: &Value) -> Type {
    Type::atom(match value {
        Value::String(text) => quoted(text),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| literal(item).text).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(members) => {
            let members: Vec<String> = (members.iter())
                .map(|(name, value)| format!("{}: {}", property(name), literal(value).text))
                .collect();
            format!("{{ {} }}", members.join("; "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, from_str};

    use super::{Names, Types};

    /// A schema, and the type of a member that has it.
    const CASES: &[[&str; 2]] = &[
        ["true", "unknown"],
        ["{}", "unknown"],
        ["false", "never"],
        [r#"{"description": "…"}"#, "unknown"],
        [r#"{"type": "integer", "minimum": 0}"#, "number"],
        [r#"{"type": ["number", "null"]}"#, "number | null"],
        [r#"{"const": null}"#, "null"],
        [r#"{"const": {"a": [1, "b"]}}"#, r#"{ a: [1, "b"] }"#],
        [r#"{"enum": ["a", "a", 2, true]}"#, r#""a" | 2 | true"#],
        [r#"{"type": "array"}"#, "unknown[]"],
        [
            r#"{"type": "array", "items": {"enum": [1, 2]}}"#,
            "(1 | 2)[]",
        ],
        [
            r#"{"type": "array", "items": {"anyOf": [{"enum": [1, 2]}]}}"#,
            "(1 | 2)[]",
        ],
        [
            r#"{"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "boolean"}}"#,
            "[string, ...boolean[]]",
        ],
        [
            r#"{"type": "array", "prefixItems": [{"type": "string"}], "items": false}"#,
            "[string]",
        ],
        [r#"{"type": "object"}"#, "{ [name: string]: unknown }"],
        [
            r#"{"type": "object", "additionalProperties": false}"#,
            "{ [name: string]: never }",
        ],
        [
            r#"{"type": "object", "additionalProperties": {"type": "string"}}"#,
            "{ [name: string]: string }",
        ],
        [
            r#"{"type": "object", "patternProperties": {"^a": {"type": "string"}, "^b": {"type": "null"}}}"#,
            "{ [name: string]: string | null }",
        ],
        [
            r#"{"type": "object", "properties": {"a": {"type": "string"}, "b c": true}, "required": ["a"], "additionalProperties": {"type": "null"}}"#,
            r#"{ a: string; "b c"?: unknown; [name: string]: unknown }"#,
        ],
        [
            r#"{"type": "object", "properties": {"a": true}, "oneOf": [{"const": 1}, {"type": "null"}]}"#,
            "{ a?: unknown } & (1 | null)",
        ],
        [
            r#"{"type": "object", "allOf": [{"type": "object", "properties": {"a": true}}]}"#,
            "{ a?: unknown }",
        ],
        [r#"{"anyOf": [{"type": "string"}, {}]}"#, "string | unknown"],
        [r#"{"$ref": "https://else.example/schema"}"#, "unknown"],
        [r##"{"$ref": "#"}"##, "GoneSlugValue"],
    ];

    #[test]
    fn a_schema_is_a_type() {
        for [schema, expected] in CASES {
            let mut names = Names::new(&[]);
            let mut types = Types::new(&mut names);
            let schema: Value = from_str(schema).expect("JSON");
            assert_eq!(types.of_member(&schema, "GoneSlug"), *expected, "{schema}");
        }
    }

    #[test]
    fn what_refers_to_itself_has_a_name() {
        let mut names = Names::new(&[]);
        let mut types = Types::new(&mut names);
        let schema = from_str(
            r##"{
                "$defs": {
                    "node": { "type": "array", "items": { "$ref": "#/$defs/node" } },
                    "loop": { "$ref": "#/$defs/loop" }
                },
                "type": "object",
                "properties": {
                    "a": { "$ref": "#/$defs/node" },
                    "b": { "$ref": "#/$defs/node" },
                    "c": { "$ref": "#/$defs/loop" }
                },
                "required": ["a"]
            }"##,
        );
        let schema: Value = schema.expect("JSON");
        assert_eq!(
            types.of_member(&schema, "GoneTree"),
            "{ a: GoneTreeNode; b?: GoneTreeNode; c?: GoneTreeLoop }"
        );
        assert_eq!(
            types.into_declarations(),
            "export type GoneTreeNode = GoneTreeNode[];\n\nexport type GoneTreeLoop = unknown;\n\n"
        );
    }
}
