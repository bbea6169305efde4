//! JSON Schemas as trees: where in one another stands, and what each says of values. Whoever reads
//! one reads its keywords here.

use serde_json::{Map, Value, json};

/// Where a schema holds others.
const ONE: [&str; 12] = [
    "additionalItems",
    "additionalProperties",
    "contains",
    "contentSchema",
    "else",
    "if",
    "items",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];
const LIST: [&str; 5] = ["allOf", "anyOf", "items", "oneOf", "prefixItems"];
const NAMED: [&str; 5] = [
    "$defs",
    "definitions",
    "dependentSchemas",
    "patternProperties",
    "properties",
];

/// Calls `change` with each schema that stands directly in this one.
pub(in crate::catalog) fn each_inner(
    schema: &mut Map<String, Value>,
    mut change: impl FnMut(&mut Value),
) {
    for key in ONE {
        if let Some(inner @ (Value::Object(_) | Value::Bool(_))) = schema.get_mut(key) {
            change(inner);
        }
    }
    for key in LIST {
        if let Some(Value::Array(inner)) = schema.get_mut(key) {
            inner.iter_mut().for_each(&mut change);
        }
    }
    for key in NAMED {
        if let Some(Value::Object(inner)) = schema.get_mut(key) {
            inner.values_mut().for_each(&mut change);
        }
    }
}

#[cfg(any(feature = "python", feature = "typescript"))]
impl super::EntryMember {
    /// What the schema says of the value itself, without what it says of it to people.
    pub(in crate::catalog) fn bare_schema(&self) -> Value {
        let mut schema = self.schema.clone().unwrap_or(Value::Bool(true));
        strip(&mut schema);
        schema
    }

    /// How it is read: it may be missing or not, and of the errors of a request's fields only the form
    /// counts, for a newer server may have other reasons.
    pub(in crate::catalog) fn reading(&self) -> &'static str {
        match (&self.schema, self.is_required()) {
            (Some(schema), true) if is_field_errors(schema) => "errors",
            (Some(schema), false) if is_field_errors(schema) => "optional errors",
            (_, true) => "required",
            (_, false) => "optional",
        }
    }
}

/// Whether they are the errors of a request's fields, whatever type the server has for them.
pub(in crate::catalog) fn is_field_errors(schema: &Value) -> bool {
    let properties = schema
        .pointer("/items/properties")
        .and_then(Value::as_object);
    let names = ["pointer", "parameter", "header", "reason", "detail"];
    properties.is_some_and(|all| {
        all.len() == names.len() && names.iter().all(|name| all.contains_key(*name))
    })
}

#[cfg(any(feature = "python", feature = "typescript"))]
fn strip(schema: &mut Value) {
    const FOR_PEOPLE: [&str; 9] = [
        "$comment",
        "$schema",
        "default",
        "deprecated",
        "description",
        "examples",
        "format",
        "readOnly",
        "title",
    ];
    if let Value::Object(keys) = schema {
        bound(keys);
        for key in FOR_PEOPLE {
            keys.remove(key);
        }
        each_inner(keys, strip);
    }
}

/// Writes out what the format of an integer says of its size.
#[cfg(any(feature = "python", feature = "typescript"))]
fn bound(keys: &mut Map<String, Value>) {
    let (least, most) = match keys.get("format").and_then(Value::as_str) {
        Some("uint32") => (0, u64::from(u32::MAX)),
        Some("uint64" | "uint") => (0, u64::MAX),
        Some("int32") => (i64::from(i32::MIN), i32::MAX.unsigned_abs().into()),
        Some("int64" | "int") => (i64::MIN, i64::MAX.unsigned_abs()),
        _ => return,
    };
    keys.entry("minimum").or_insert(least.into());
    keys.entry("maximum").or_insert(most.into());
}

/// The reasons that the items of a member can have, as `#[flow(errors("range"))]` declares them; none
/// where it says nothing.
pub(in crate::catalog) fn item_reasons(schema: Option<&Value>) -> Vec<&str> {
    let reasons = schema.and_then(|schema| schema.pointer("/items/properties/reason/enum"));
    let reasons = reasons.and_then(Value::as_array).into_iter().flatten();
    reasons.filter_map(Value::as_str).collect()
}

/// What a schema refers to by `$ref` within its root.
pub(in crate::catalog) fn referred<'r>(root: &'r Value, to: &str) -> Option<&'r Value> {
    root.pointer(to.strip_prefix('#')?)
}

/// What a schema says of values, apart from what stands in it for others.
#[derive(Debug, Default)]
#[allow(dead_code)] // a format alone does not ask for everything
pub(in crate::catalog) struct Shape<'s> {
    /// Nothing matches.
    pub(in crate::catalog) is_never: bool,
    /// Where another one stands that holds too.
    pub(in crate::catalog) reference: Option<&'s str>,
    /// The values that alone match.
    pub(in crate::catalog) constants: Option<&'s [Value]>,
    /// The types of what matches; `None` = any.
    pub(in crate::catalog) types: Option<Vec<&'s str>>,
    pub(in crate::catalog) format: Option<&'s str>,
    /// What it says to people.
    pub(in crate::catalog) description: Option<&'s str>,
    /// Of the first items of an array, one each.
    pub(in crate::catalog) first: Option<&'s [Value]>,
    /// Of the others, or of all.
    pub(in crate::catalog) items: Option<&'s Value>,
    /// The members of an object, as far as they have names.
    pub(in crate::catalog) properties: Vec<Property<'s>>,
    /// The names that each object has, be they properties or not.
    pub(in crate::catalog) required: Vec<&'s str>,
    /// Of members by the form of their names.
    pub(in crate::catalog) patterns: Vec<&'s Value>,
    /// Of all other members.
    pub(in crate::catalog) others: Option<&'s Value>,
    /// Lists of which one holds too (`anyOf`, `oneOf`).
    pub(in crate::catalog) choices: Vec<&'s [Value]>,
    /// All of these hold too (`allOf`).
    pub(in crate::catalog) parts: &'s [Value],
    keys: Option<&'s Map<String, Value>>,
}

/// A member of an object.
#[derive(Debug, Clone, Copy)]
pub(in crate::catalog) struct Property<'s> {
    pub(in crate::catalog) name: &'s str,
    pub(in crate::catalog) schema: &'s Value,
    pub(in crate::catalog) is_required: bool,
}

impl<'s> Shape<'s> {
    pub(in crate::catalog) fn of(schema: &'s Value) -> Self {
        let keys = match schema {
            Value::Object(keys) => keys,
            other => {
                return Self {
                    is_never: *other == Value::Bool(false),
                    ..Self::default()
                };
            }
        };
        let text = |key| keys.get(key).and_then(Value::as_str);
        let list = |key| keys.get(key).and_then(Value::as_array).map(Vec::as_slice);
        let named = |key| {
            keys.get(key)
                .and_then(Value::as_object)
                .into_iter()
                .flatten()
        };
        let required = list("required").unwrap_or_default().iter();
        let required: Vec<&str> = required.filter_map(Value::as_str).collect();
        let constant = keys.get("const").map(std::slice::from_ref);
        Self {
            is_never: false,
            reference: text("$ref"),
            constants: constant.or_else(|| list("enum")),
            types: match keys.get("type") {
                Some(Value::Array(types)) => Some(types.iter().filter_map(Value::as_str).collect()),
                one => one.and_then(Value::as_str).map(|one| vec![one]),
            },
            format: text("format"),
            description: text("description"),
            first: list("prefixItems"),
            items: keys.get("items"),
            properties: named("properties")
                .map(|(name, schema)| Property {
                    name,
                    schema,
                    is_required: required.contains(&name.as_str()),
                })
                .collect(),
            required,
            patterns: named("patternProperties")
                .map(|(_, schema)| schema)
                .collect(),
            others: keys.get("additionalProperties"),
            choices: ["anyOf", "oneOf"].into_iter().filter_map(list).collect(),
            parts: list("allOf").unwrap_or_default(),
            keys: Some(keys),
        }
    }

    /// What another keyword says.
    pub(in crate::catalog) fn get(&self, keyword: &str) -> Option<&'s Value> {
        self.keys?.get(keyword)
    }

    /// A whole number that a keyword says.
    pub(in crate::catalog) fn count(&self, keyword: &str) -> Option<u64> {
        self.get(keyword)?.as_u64()
    }

    /// Whether arrays have no items but the first ones.
    #[cfg(any(feature = "python", feature = "typescript"))]
    pub(in crate::catalog) fn has_first_items_only(&self) -> bool {
        let first = self.first.map(|first| first.len() as u64);
        self.items == Some(&Value::Bool(false))
            || (first.is_some() && self.count("maxItems") == first)
    }

    /// The schemas of the values of maps.
    pub(in crate::catalog) fn values(&self) -> impl Iterator<Item = &'s Value> {
        let others = self.others.filter(|others| others.is_object());
        self.patterns.clone().into_iter().chain(others)
    }

    /// Whether it says more of values than what is read here.
    pub(super) fn is_unsure(&self) -> bool {
        const OTHERS: [&str; 5] = [
            "not",
            "if",
            "contains",
            "patternProperties",
            "propertyNames",
        ];
        let mut keys = self.keys.into_iter().flat_map(Map::keys);
        keys.any(|key| OTHERS.contains(&key.as_str()) || key.starts_with("dependent"))
    }

    /// The schema that it refers to.
    pub(in crate::catalog) fn referred(&self, root: &'s Value) -> Option<&'s Value> {
        referred(root, self.reference?)
    }
}

/// Whether `null` matches; where that cannot be seen, it may.
pub(super) fn allows_null(schema: &Value) -> bool {
    let shape = Shape::of(schema);
    if shape.is_never {
        return false;
    }
    if let Some(types) = shape.types {
        // What is not finite is `null` in JSON, whatever schemars says of floats.
        return types.iter().any(|name| ["null", "number"].contains(name));
    }
    match (shape.constants, shape.choices.first()) {
        (Some(values), _) => values.iter().any(Value::is_null),
        (None, Some(choices)) => choices.iter().any(allows_null),
        (None, None) => true,
    }
}

/// The schema without `null`: a member that would be `null` is left out.
pub(super) fn without_null(mut schema: Value) -> Value {
    if let Value::Array(types) = &schema["type"] {
        let mut types: Vec<Value> = types.iter().filter(|one| *one != "null").cloned().collect();
        schema["type"] = if types.len() == 1 {
            types.swap_remove(0)
        } else {
            Value::from(types)
        };
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum") {
        if values.len() > 1 {
            values.retain(|value| !value.is_null());
        }
    }
    for key in ["anyOf", "oneOf"] {
        without_null_choice(&mut schema, key);
    }
    schema
}

fn without_null_choice(schema: &mut Value, key: &str) {
    let Some(Value::Array(choices)) = schema.get(key) else {
        return;
    };
    let null = json!({ "type": "null" });
    let mut rest: Vec<Value> = choices
        .iter()
        .filter(|one| **one != null)
        .cloned()
        .collect();
    if rest.len() == choices.len() || rest.is_empty() {
        return;
    }
    if rest.len() > 1 {
        schema[key] = rest.into();
        return;
    }
    let one = rest.swap_remove(0);
    if let (Value::Object(schema), Value::Object(one)) = (schema, one) {
        schema.remove(key);
        for (key, value) in one {
            schema.entry(key).or_insert(value);
        }
    }
}

/// What matches either.
pub(in crate::catalog) fn either(one: Option<Value>, other: Option<Value>) -> Option<Value> {
    let (one, other) = (one?, other?);
    if one == other {
        return Some(one);
    }
    let mut choices = match one {
        Value::Object(mut keys) if keys.len() == 1 && keys["anyOf"].is_array() => {
            keys.remove("anyOf").and_then(into_list).unwrap_or_default()
        }
        one => vec![one],
    };
    if !choices.contains(&other) {
        choices.push(other);
    }
    // References of the one would lead into the other.
    let refers = choices
        .iter()
        .any(|choice| choice.to_string().contains("\"$ref\""));
    (!refers).then(|| json!({ "anyOf": choices }))
}

fn into_list(value: Value) -> Option<Vec<Value>> {
    match value {
        Value::Array(values) => Some(values),
        _ => None,
    }
}
