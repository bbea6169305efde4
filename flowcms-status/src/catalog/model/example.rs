//! Example documents, and examples of values that a JSON Schema allows.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::schema::{Shape, is_field_errors, item_reasons};
use super::{Entry, EntryDetail, EntryMember, EntryStatus, sample};

/// Stands for what each occurrence says by itself, of which no more is known.
const OWN_TEXT: &str = "What went wrong this time.";

impl Entry {
    /// An example of the document of a response with one of its [codes](Self::codes), in the order of
    /// the wire: `None` if it has none, or if no value is known for a member that each one has.
    #[must_use]
    pub fn example(&self, status: &EntryStatus) -> Option<Vec<(&str, Value)>> {
        if !status.has_document() {
            return None;
        }
        let mut document: Vec<(&str, Value)> = vec![
            ("type", self.type_uri().into()),
            ("title", status.title().into()),
            ("status", status.code().into()),
        ];
        document.extend(status.detail_example().map(|text| ("detail", text.into())));
        document.push(("reason", self.reason().into()));
        document.push(("context", status.context().into()));
        for member in self.members() {
            match member.example() {
                Some(value) => document.push((member.name(), value.clone())),
                None if member.is_required() => return None,
                None => {}
            }
        }
        Some(document)
    }
}

/// The document as it is read best: a member a line.
#[cfg(any(feature = "markdown", feature = "typescript"))]
pub(in crate::catalog) fn pretty(document: &[(&str, Value)]) -> String {
    let members = document.iter().map(|(name, value)| {
        let value = serde_json::to_string_pretty(value).unwrap_or_default();
        format!("  {}: {}", Value::from(*name), value.replace('\n', "\n  "))
    });
    format!("{{\n{}\n}}", members.collect::<Vec<_>>().join(",\n"))
}

impl EntryDetail {
    /// An example: with the examples of members that have the name of a placeholder, else with what a
    /// field of that name and type may be.
    pub(super) fn example<'t>(
        &self,
        types: impl Iterator<Item = &'t str>,
        members: &[EntryMember],
    ) -> Option<String> {
        match self {
            Self::None | Self::Private => None,
            Self::Text(text) => Some(text.clone()),
            Self::Template(template) => Some(filled(template, types, members)),
            Self::OfOccurrence => Some(OWN_TEXT.to_owned()),
        }
    }
}

/// The template as an occurrence fills it.
pub(in crate::catalog) fn filled<'t>(
    template: &str,
    mut types: impl Iterator<Item = &'t str>,
    members: &[EntryMember],
) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        text.push_str(&rest[..at]);
        let (mark, behind) = rest[at..].split_at(1);
        if mark == "}" || behind.starts_with(mark) {
            text.push_str(mark);
            rest = behind.strip_prefix(mark).unwrap_or(behind);
            continue;
        }
        let (placeholder, behind) = behind.split_once('}').unwrap_or((behind, ""));
        let (name, spec) = placeholder.split_once(':').unwrap_or((placeholder, ""));
        let name = name.trim();
        let rust_type = types.next().unwrap_or_default();
        let member = members.iter().find(|member| member.name() == name);
        let value = match member.and_then(EntryMember::example) {
            Some(value @ (Value::String(_) | Value::Number(_) | Value::Bool(_))) => value.clone(),
            _ => sample::of(name, rust_type).into(),
        };
        match value {
            Value::String(value) if spec.ends_with('?') && is_text(rust_type) => {
                // Writing into a `String` does not fail.
                let _ = write!(text, "{value:?}");
            }
            Value::String(value) => text.push_str(&value),
            value => text.push_str(&value.to_string()),
        }
        rest = behind;
    }
    text.push_str(rest);
    text
}

/// Whether `Debug` puts quotes around it.
fn is_text(rust_type: &str) -> bool {
    let is_text = |end| rust_type.ends_with(end);
    is_text("String") || is_text("str") || is_text("str>")
}

/// How deep a value may be: schemas may refer to themselves.
const DEEPEST: u8 = 6;

/// A value that the schema allows, if one is easily found. `hint` is what a text says.
pub(super) fn of(schema: &Value, hint: &str) -> Option<Value> {
    Values { root: schema }.of(schema, hint, DEEPEST)
}

/// One error of a request's fields, whose item names its place in one of three ways.
fn errors_of_fields(schema: &Value) -> Option<Value> {
    if !is_field_errors(schema) {
        return None;
    }
    let mut error = json!({ "pointer": "#/items/0/title" });
    if let Some(reason) = item_reasons(Some(schema)).first() {
        error["reason"] = (*reason).into();
    }
    error["detail"] = "What is wrong with it.".into();
    Some(json!([error]))
}

struct Values<'a> {
    root: &'a Value,
}

impl Values<'_> {
    /// A value that the schema allows, if one is easily found. `hint` is what a text says.
    fn of(&self, schema: &Value, hint: &str, depth: u8) -> Option<Value> {
        let shape = Shape::of(schema);
        if shape.is_never {
            return None;
        }
        if let Some(errors) = errors_of_fields(schema) {
            return Some(errors);
        }
        let depth = depth.checked_sub(1)?;
        let examples = shape.get("examples").and_then(Value::as_array);
        let given = (examples.and_then(|examples| examples.first()))
            .or_else(|| shape.get("example"))
            .or_else(|| shape.get("default"));
        if let Some(value) = given.or_else(|| shape.constants?.first()) {
            return Some(value.clone());
        }
        if shape.is_unsure() {
            return None;
        }
        if shape.reference.is_some() {
            return self.of(shape.referred(self.root)?, hint, depth);
        }
        if let Some(choices) = shape.choices.first() {
            let mut values = choices
                .iter()
                .filter_map(|choice| self.of(choice, hint, depth));
            let value = values.next()?;
            return self.with_own(&shape, value, depth);
        }
        if !shape.parts.is_empty() {
            let mut whole = Map::new();
            for part in shape.parts {
                match self.of(part, hint, depth)? {
                    Value::Object(part) => whole.extend(part),
                    one if shape.parts.len() == 1 => return Some(one),
                    _ => return None,
                }
            }
            return self.with_own(&shape, whole.into(), depth);
        }
        self.of_type(&shape, hint, depth)
    }

    /// With the properties that stand beside the choice or the parts.
    fn with_own(&self, shape: &Shape<'_>, value: Value, depth: u8) -> Option<Value> {
        match value {
            Value::Object(mut value) if !shape.properties.is_empty() => {
                let Value::Object(own) = self.object(shape, depth)? else {
                    return None;
                };
                value.extend(own);
                Some(value.into())
            }
            value => Some(value),
        }
    }

    fn of_type(&self, shape: &Shape<'_>, hint: &str, depth: u8) -> Option<Value> {
        let name = match &shape.types {
            Some(types) if types.len() > 1 => types.iter().find(|name| **name != "null")?,
            Some(types) => types.first()?,
            None if !shape.properties.is_empty() => "object",
            None => return Some(hint.into()),
        };
        match name {
            "string" => text(shape, hint),
            "integer" | "number" => number(shape),
            "boolean" => Some(true.into()),
            "null" => Some(Value::Null),
            "array" => self.array(shape, hint, depth),
            _ => self.object(shape, depth),
        }
    }

    fn array(&self, shape: &Shape<'_>, hint: &str, depth: u8) -> Option<Value> {
        let least = shape.count("minItems").unwrap_or(0);
        let most = shape.count("maxItems").unwrap_or(u64::MAX);
        let mut values = Vec::new();
        for item in shape.first.unwrap_or_default() {
            values.push(self.of(item, hint, depth)?);
        }
        let is_unique = shape.get("uniqueItems") == Some(&true.into());
        let wanted = least.max(1).min(most);
        if values.is_empty() && wanted > 0 {
            let item = shape.items.unwrap_or(&Value::Bool(true));
            match self.of(item, hint, depth) {
                Some(item) if wanted == 1 || !is_unique => {
                    // What has very many items is no good example.
                    values.resize(usize::try_from(wanted).ok().filter(|n| *n <= 64)?, item);
                }
                _ if least == 0 => {}
                _ => return None,
            }
        }
        (values.len() as u64 >= least).then(|| values.into())
    }

    fn object(&self, shape: &Shape<'_>, depth: u8) -> Option<Value> {
        let mut object = Map::new();
        for property in &shape.properties {
            match self.of(property.schema, property.name, depth) {
                Some(value) => {
                    object.insert(property.name.to_owned(), value);
                }
                None if property.is_required => return None,
                None => {}
            }
        }
        for name in &shape.required {
            if !object.contains_key(*name) {
                let more = shape.others.unwrap_or(&Value::Bool(true));
                object.insert((*name).to_owned(), self.of(more, name, depth)?);
            }
        }
        let is_of_size = object.len() as u64 >= shape.count("minProperties").unwrap_or(0)
            && object.len() as u64 <= shape.count("maxProperties").unwrap_or(u64::MAX);
        is_of_size.then(|| object.into())
    }
}

fn text(shape: &Shape<'_>, hint: &str) -> Option<Value> {
    if shape.get("pattern").is_some() {
        return None;
    }
    let known = match shape.format {
        Some("date-time") => "2026-01-31T12:00:00Z",
        Some("date") => "2026-01-31",
        Some("time") => "12:00:00Z",
        Some("duration") => "PT1M",
        Some("uuid") => "67e55044-10b1-426f-9247-bb680e5fe0c8",
        Some("uri" | "uri-reference" | "iri" | "iri-reference") => "https://example.com/",
        Some("email" | "idn-email") => "someone@example.com",
        Some("hostname" | "idn-hostname") => "example.com",
        Some("ipv4" | "ip") => "192.0.2.1",
        Some("ipv6") => "2001:db8::1",
        Some("regex" | "json-pointer" | "byte") => "",
        // Of another format nothing is known that would be right.
        Some(_) => return None,
        None => return Some(sized(shape, sample::text(hint))?.into()),
    };
    (sized(shape, known)? == known).then(|| known.into())
}

/// The text, made longer or shorter as the schema asks for.
fn sized(shape: &Shape<'_>, text: &str) -> Option<String> {
    let count = |key| usize::try_from(shape.count(key)?).ok();
    let least = count("minLength").unwrap_or(0);
    let most = count("maxLength").unwrap_or(usize::MAX);
    if least > 1_000 || least > most || (text.is_empty() && least > 0) {
        return None;
    }
    let length = text.chars().count().max(least).min(most);
    Some(text.chars().cycle().take(length).collect())
}

fn number(shape: &Shape<'_>) -> Option<Value> {
    let bound = |key| shape.get(key).and_then(Value::as_f64);
    let step = bound("multipleOf").unwrap_or(1.0);
    let least = bound("minimum")
        .into_iter()
        .chain(bound("exclusiveMinimum").map(|bound| bound + step))
        .fold(f64::NEG_INFINITY, f64::max);
    let most = bound("maximum")
        .into_iter()
        .chain(bound("exclusiveMaximum").map(|bound| bound - step))
        .fold(f64::INFINITY, f64::min);
    // The one that is next to 1, in steps from 0.
    let near = step.max(least).min(most);
    let value = if near < 0.0 && least == f64::NEG_INFINITY {
        (near / step).floor() * step
    } else {
        (near / step).ceil() * step
    };
    if !(least..=most).contains(&value) || value.abs() > 9e15 {
        return None;
    }
    #[allow(clippy::cast_possible_truncation)] // whole and small enough, as is asked here
    if value.fract() == 0.0 {
        return Some((value as i64).into());
    }
    let is_integer = (shape.types.iter().flatten()).any(|name| *name == "integer");
    (!is_integer).then(|| value.into())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{filled, of};

    fn example(schema: &Value) -> Option<Value> {
        of(schema, "slug")
    }

    #[test]
    fn values_are_what_the_schema_allows() {
        for (schema, expected) in [
            (json!({ "type": "string" }), json!("slug")),
            (
                json!({ "type": "string", "minLength": 1, "maxLength": 1 }),
                json!("s"),
            ),
            (json!({ "type": "string", "minLength": 6 }), json!("slugsl")),
            (json!({ "type": "integer" }), json!(1)),
            (json!({ "type": "integer", "minimum": 7 }), json!(7)),
            (json!({ "type": "integer", "maximum": -7 }), json!(-7)),
            (
                json!({ "type": "integer", "minimum": 11, "multipleOf": 5 }),
                json!(15),
            ),
            (
                json!({ "type": "number", "exclusiveMaximum": 0 }),
                json!(-1),
            ),
            (json!({ "type": ["boolean", "null"] }), json!(true)),
            (json!({ "const": "a" }), json!("a")),
            (json!({ "enum": ["b", "a"] }), json!("b")),
            (
                json!({ "type": "array", "items": { "type": "integer" }, "minItems": 2 }),
                json!([1, 1]),
            ),
            (
                json!({ "$ref": "#/$defs/A", "$defs": { "A": {
                    "type": "object",
                    "properties": {
                        "next": { "anyOf": [{ "$ref": "#/$defs/A" }, { "type": "null" }] },
                        "name": { "type": "string" },
                    },
                    "required": ["name"],
                } } }),
                json!({ "name": "name", "next": { "name": "name" } }),
            ),
            (
                json!({ "oneOf": [{ "type": "object", "properties": { "tag": { "const": "x" } } }],
                    "properties": { "more": { "type": "boolean" } } }),
                json!({ "tag": "x", "more": true }),
            ),
        ] {
            assert_eq!(example(&schema), Some(expected), "{schema}");
        }
    }

    #[test]
    fn a_template_is_filled_with_what_is_known() {
        let template = "no {slug}, {0:?} of {{a}} } and {hosts.len()}, {1}";
        let types = ["String", "&'a str", "", "u8"].into_iter();
        assert_eq!(
            filled(template, types, &[]),
            "no slug, \"example\" of {a} } and 2, 1"
        );
    }

    #[test]
    fn where_nothing_is_sure_there_is_none() {
        for schema in [
            json!(false),
            json!({ "type": "string", "pattern": "^[a-z]$" }),
            json!({ "type": "string", "format": "semver" }),
            json!({ "type": "integer", "minimum": 2, "maximum": 1 }),
            json!({ "type": "integer", "minimum": 0.2, "maximum": 0.8 }),
            json!({ "type": "array", "uniqueItems": true, "minItems": 2 }),
            json!({ "type": "object", "required": ["a"], "additionalProperties": false }),
            json!({ "not": { "type": "string" } }),
        ] {
            assert_eq!(example(&schema), None, "{schema}");
        }
    }
}
