//! The types of members, from their JSON Schemas (draft 2020-12).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use crate::catalog::formats::names::Names;
use crate::catalog::formats::source::quoted;
use crate::catalog::model::names::pascal_case;
use crate::catalog::model::schema::{Shape, referred};

/// What nothing is known of.
const UNKNOWN: &str = "object";

/// The types of the members of one problem type.
pub(super) struct Types<'n> {
    names: &'n mut Names,
    /// What has a name.
    declarations: String,
    /// The member's name and schema, and the names of what it refers to.
    member: String,
    root: Value,
    referred: BTreeMap<String, String>,
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

    /// The type of a member. What has a name has `name` in front of it.
    pub(super) fn of_member(&mut self, schema: &Value, name: &str) -> String {
        name.clone_into(&mut self.member);
        self.root = schema.clone();
        self.referred.clear();
        let name = self.member.clone();
        self.of(schema, &name)
    }

    /// The types that have names.
    pub(super) fn into_declarations(self) -> String {
        self.declarations
    }

    /// The type, an object in it called `name`.
    fn of(&mut self, schema: &Value, name: &str) -> String {
        let shape = Shape::of(schema);
        if let Some(values) = shape.constants {
            return literals(values);
        }
        let mut parts = Vec::new();
        parts.extend(shape.reference.map(|to| self.referred(to)));
        if let Some(types) = &shape.types {
            let types = types
                .iter()
                .filter_map(|one| self.of_type(one, &shape, name));
            parts.push(union(types.collect()));
        }
        for choices in &shape.choices {
            let choices = choices.iter().map(|choice| self.of(choice, name)).collect();
            parts.push(union(choices));
        }
        parts.extend(shape.parts.iter().map(|one| self.of(one, name)));
        parts.retain(|part| part != UNKNOWN);
        parts.dedup();
        match &parts[..] {
            [one] => one.clone(),
            [] => UNKNOWN.to_owned(),
            // Python has no type of what is both.
            _ if shape.types.as_deref() == Some(&["object"]) => format!("dict[str, {UNKNOWN}]"),
            _ => UNKNOWN.to_owned(),
        }
    }

    fn of_type(&mut self, one: &str, shape: &Shape<'_>, name: &str) -> Option<String> {
        Some(match one {
            "null" => "None".to_owned(),
            "boolean" => "bool".to_owned(),
            "string" => "str".to_owned(),
            "integer" => "int".to_owned(),
            "number" => "float".to_owned(),
            "array" => self.array(shape, name),
            "object" => self.object(shape, name),
            _ => return None,
        })
    }

    /// What JSON has as an array is a list, never a tuple.
    fn array(&mut self, shape: &Shape<'_>, name: &str) -> String {
        let item = format!("{name}Item");
        let mut items: Vec<String> = (shape.first.into_iter().flatten())
            .map(|one| self.of(one, &item))
            .collect();
        if !shape.has_first_items_only() {
            items.push(
                shape
                    .items
                    .map_or(UNKNOWN.to_owned(), |all| self.of(all, &item)),
            );
        }
        format!("list[{}]", union(items))
    }

    fn object(&mut self, shape: &Shape<'_>, name: &str) -> String {
        if shape.properties.is_empty() {
            let values = shape.values();
            let values = values.map(|schema| self.of(schema, &format!("{name}Value")));
            return format!("dict[str, {}]", union(values.collect()));
        }
        let own = self.names.unique(name);
        let mut members = String::new();
        for property in &shape.properties {
            let of = self.of(
                property.schema,
                &format!("{name}{}", pascal_case(property.name)),
            );
            let of = if property.is_required {
                of
            } else {
                format!("NotRequired[{of}]")
            };
            // Writing into a `String` does not fail.
            let _ = writeln!(
                members,
                "        {}: {},",
                quoted(property.name),
                quoted(&of)
            );
        }
        let _ = write!(
            self.declarations,
            "{own} = TypedDict(\n    \"{own}\",\n    {{\n{members}    }},\n)\n\n"
        );
        own
    }

    /// The name of the type of what a schema refers to.
    fn referred(&mut self, reference: &str) -> String {
        if let Some(name) = self.referred.get(reference) {
            return name.clone();
        }
        let Some(schema) = referred(&self.root, reference).cloned() else {
            return UNKNOWN.to_owned();
        };
        let last = reference.rsplit(['/', '#']).next().unwrap_or_default();
        let own = if last.is_empty() {
            "Value".to_owned()
        } else {
            pascal_case(last)
        };
        let name = self.names.unique(&format!("{}{own}", self.member));
        self.referred.insert(reference.to_owned(), name.clone());
        let object = format!("{name}Object");
        let mut of = self.of(&schema, &object);
        if of == name {
            UNKNOWN.clone_into(&mut of);
        }
        let _ = write!(self.declarations, "{name}: TypeAlias = {}\n\n", quoted(&of));
        name
    }
}

/// A value of one of these.
fn literals(values: &[Value]) -> String {
    union(values.iter().map(literal).collect())
}

fn literal(value: &Value) -> String {
    match value {
        Value::String(text) => format!("Literal[{}]", quoted(text)),
        Value::Bool(true) => "Literal[True]".to_owned(),
        Value::Bool(false) => "Literal[False]".to_owned(),
        Value::Null => "None".to_owned(),
        Value::Number(number) if number.is_f64() => "float".to_owned(),
        Value::Number(number) => format!("Literal[{number}]"),
        Value::Array(_) => format!("list[{UNKNOWN}]"),
        Value::Object(_) => format!("dict[str, {UNKNOWN}]"),
    }
}

/// One of these.
fn union(mut types: Vec<String>) -> String {
    if types.is_empty() || types.iter().any(|one| one == UNKNOWN) {
        return UNKNOWN.to_owned();
    }
    let mut seen = Vec::new();
    types.retain(|one| {
        let is_new = !seen.contains(one);
        seen.push(one.clone());
        is_new
    });
    types.join(" | ")
}
