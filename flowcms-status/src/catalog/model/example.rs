//! Example documents, and examples of values that a JSON Schema allows.

use std::fmt::Write as _;

use serde_json::{Map, Value};

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

struct Values<'a> {
    root: &'a Value,
}

impl Values<'_> {
    /// A value that the schema allows, if one is easily found. `hint` is what a text says.
    fn of(&self, schema: &Value, hint: &str, depth: u8) -> Option<Value> {
        let schema = match schema {
            Value::Bool(true) => return Some(hint.into()),
            Value::Object(schema) => schema,
            _ => return None,
        };
        let depth = depth.checked_sub(1)?;
        if let Some(Value::Array(examples)) = schema.get("examples") {
            if let Some(example) = examples.first() {
                return Some(example.clone());
            }
        }
        for key in ["example", "const", "default"] {
            if let Some(value) = schema.get(key) {
                return Some(value.clone());
            }
        }
        if let Some(Value::Array(values)) = schema.get("enum") {
            return values.first().cloned();
        }
        let unsure = [
            "not",
            "if",
            "contains",
            "patternProperties",
            "propertyNames",
        ];
        let unsure = unsure.iter().any(|key| schema.contains_key(*key))
            || schema.keys().any(|key| key.starts_with("dependent"));
        if unsure {
            return None;
        }
        if let Some(Value::String(to)) = schema.get("$ref") {
            return self.of(super::schema::referred(self.root, to)?, hint, depth);
        }
        for key in ["oneOf", "anyOf"] {
            if let Some(Value::Array(choices)) = schema.get(key) {
                let mut values = choices
                    .iter()
                    .filter_map(|choice| self.of(choice, hint, depth));
                let value = values.next()?;
                return self.with_own(schema, value, depth);
            }
        }
        if let Some(Value::Array(parts)) = schema.get("allOf") {
            let mut whole = Map::new();
            for part in parts {
                match self.of(part, hint, depth)? {
                    Value::Object(part) => whole.extend(part),
                    one if parts.len() == 1 => return Some(one),
                    _ => return None,
                }
            }
            return self.with_own(schema, whole.into(), depth);
        }
        self.of_type(schema, hint, depth)
    }

    /// With the properties that stand beside the choice or the parts.
    fn with_own(&self, schema: &Map<String, Value>, value: Value, depth: u8) -> Option<Value> {
        match value {
            Value::Object(mut value) if schema.contains_key("properties") => {
                let Value::Object(own) = self.object(schema, depth)? else {
                    return None;
                };
                value.extend(own);
                Some(value.into())
            }
            value => Some(value),
        }
    }

    fn of_type(&self, schema: &Map<String, Value>, hint: &str, depth: u8) -> Option<Value> {
        let name = match schema.get("type") {
            Some(Value::Array(types)) => types.iter().find(|name| *name != "null")?.as_str()?,
            Some(name) => name.as_str()?,
            None if schema.contains_key("properties") => "object",
            None => return Some(hint.into()),
        };
        match name {
            "string" => text(schema, hint),
            "integer" | "number" => number(schema),
            "boolean" => Some(true.into()),
            "null" => Some(Value::Null),
            "array" => self.array(schema, hint, depth),
            _ => self.object(schema, depth),
        }
    }

    fn array(&self, schema: &Map<String, Value>, hint: &str, depth: u8) -> Option<Value> {
        let count = |key| schema.get(key).and_then(Value::as_u64);
        let least = count("minItems").unwrap_or(0);
        let most = count("maxItems").unwrap_or(u64::MAX);
        let mut values = Vec::new();
        if let Some(Value::Array(prefix)) = schema.get("prefixItems") {
            for item in prefix {
                values.push(self.of(item, hint, depth)?);
            }
        }
        let is_unique = schema.get("uniqueItems") == Some(&true.into());
        let wanted = least.max(1).min(most);
        if values.is_empty() && wanted > 0 {
            let item = schema.get("items").unwrap_or(&Value::Bool(true));
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

    fn object(&self, schema: &Map<String, Value>, depth: u8) -> Option<Value> {
        let mut object = Map::new();
        let is_required = |name: &str| match schema.get("required") {
            Some(Value::Array(required)) => required.iter().any(|required| required == name),
            _ => false,
        };
        if let Some(Value::Object(properties)) = schema.get("properties") {
            for (name, property) in properties {
                match self.of(property, name, depth) {
                    Some(value) => {
                        object.insert(name.clone(), value);
                    }
                    None if is_required(name) => return None,
                    None => {}
                }
            }
        }
        if let Some(Value::Array(required)) = schema.get("required") {
            for name in required.iter().filter_map(Value::as_str) {
                if !object.contains_key(name) {
                    let more = schema.get("additionalProperties");
                    let value = self.of(more.unwrap_or(&Value::Bool(true)), name, depth)?;
                    object.insert(name.to_owned(), value);
                }
            }
        }
        let count = |key| schema.get(key).and_then(Value::as_u64);
        let is_of_size = object.len() as u64 >= count("minProperties").unwrap_or(0)
            && object.len() as u64 <= count("maxProperties").unwrap_or(u64::MAX);
        is_of_size.then(|| object.into())
    }
}

fn text(schema: &Map<String, Value>, hint: &str) -> Option<Value> {
    if schema.contains_key("pattern") {
        return None;
    }
    let known = match schema.get("format").and_then(Value::as_str) {
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
        None => return Some(sized(schema, sample::text(hint))?.into()),
    };
    (sized(schema, known)? == known).then(|| known.into())
}

/// The text, made longer or shorter as the schema asks for.
fn sized(schema: &Map<String, Value>, text: &str) -> Option<String> {
    let count = |key| {
        let count = schema.get(key)?.as_u64()?;
        usize::try_from(count).ok()
    };
    let least = count("minLength").unwrap_or(0);
    let most = count("maxLength").unwrap_or(usize::MAX);
    if least > 1_000 || least > most || (text.is_empty() && least > 0) {
        return None;
    }
    let length = text.chars().count().max(least).min(most);
    Some(text.chars().cycle().take(length).collect())
}

fn number(schema: &Map<String, Value>) -> Option<Value> {
    let bound = |key| schema.get(key).and_then(Value::as_f64);
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
    let is_integer = schema.get("type").is_some_and(|name| match name {
        Value::Array(names) => names.iter().any(|name| name == "integer"),
        name => name == "integer",
    });
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
