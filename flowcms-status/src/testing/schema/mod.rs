//! Values by their schemas: the keywords of JSON Schema (draft 2020-12) that the schemas of members
//! have. Others are taken as matched.

mod keywords;
#[cfg(test)]
mod tests;

use serde_json::{Map, Value};

use keywords::{of_any, of_length, of_number};

/// How deep a schema may refer to itself.
const DEPTH: usize = 64;

/// All that does not match, each with its place in the value.
pub(super) fn faults(value: &Value, schema: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let checker = Checker { root: schema };
    checker.check(
        value,
        schema,
        &Place {
            path: String::new(),
            depth: 0,
        },
        &mut faults,
    );
    faults
}

struct Checker<'s> {
    root: &'s Value,
}

struct Place {
    path: String,
    depth: usize,
}

impl Place {
    fn below(&self, name: &str) -> Self {
        Self {
            path: format!("{}/{name}", self.path),
            depth: self.depth + 1,
        }
    }

    fn fault(&self, text: &str) -> String {
        match self.path.as_str() {
            "" => text.to_owned(),
            path => format!("at `{path}` {text}"),
        }
    }
}

impl Checker<'_> {
    fn check(&self, value: &Value, schema: &Value, at: &Place, faults: &mut Vec<String>) {
        let keys = match schema {
            Value::Bool(false) => {
                faults.push(at.fault("nothing is allowed"));
                return;
            }
            Value::Object(keys) if at.depth < DEPTH => keys,
            _ => return,
        };
        of_any(value, keys, at, faults);
        match value {
            Value::Number(number) => of_number(number.as_f64(), value, keys, at, faults),
            Value::String(text) => {
                of_length(
                    "characters",
                    text.chars().count(),
                    ["minLength", "maxLength"],
                    keys,
                    at,
                    faults,
                );
            }
            Value::Array(items) => {
                of_length(
                    "items",
                    items.len(),
                    ["minItems", "maxItems"],
                    keys,
                    at,
                    faults,
                );
                self.items(items, keys, at, faults);
            }
            Value::Object(members) => self.members(members, keys, at, faults),
            Value::Null | Value::Bool(_) => {}
        }
        self.combined(value, keys, at, faults);
    }

    fn items(
        &self,
        items: &[Value],
        keys: &Map<String, Value>,
        at: &Place,
        faults: &mut Vec<String>,
    ) {
        let none = Vec::new();
        let first = keys
            .get("prefixItems")
            .and_then(Value::as_array)
            .unwrap_or(&none);
        for (index, item) in items.iter().enumerate() {
            if let Some(schema) = first.get(index).or_else(|| keys.get("items")) {
                self.check(item, schema, &at.below(&index.to_string()), faults);
            }
        }
    }

    fn members(
        &self,
        members: &Map<String, Value>,
        keys: &Map<String, Value>,
        at: &Place,
        faults: &mut Vec<String>,
    ) {
        for name in keys
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            if name
                .as_str()
                .is_some_and(|name| !members.contains_key(name))
            {
                faults.push(at.fault(&format!("{name} is missing")));
            }
        }
        let properties = keys.get("properties").and_then(Value::as_object);
        for (name, value) in members {
            let property = properties.and_then(|properties| properties.get(name));
            let other = || {
                keys.get("additionalProperties")
                    .filter(|_| !keys.contains_key("patternProperties"))
            };
            match property.or_else(other) {
                Some(Value::Bool(false)) => {
                    faults.push(at.fault(&format!("{} is not known", Value::from(name.as_str()))));
                }
                Some(schema) => self.check(value, schema, &at.below(name), faults),
                None => {}
            }
        }
    }

    fn combined(
        &self,
        value: &Value,
        keys: &Map<String, Value>,
        at: &Place,
        faults: &mut Vec<String>,
    ) {
        let here = Place {
            path: at.path.clone(),
            depth: at.depth + 1,
        };
        if let Some(schema) = keys
            .get("$ref")
            .and_then(Value::as_str)
            .and_then(|to| self.find(to))
        {
            self.check(value, schema, &here, faults);
        }
        for schema in keys
            .get("allOf")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            self.check(value, schema, &here, faults);
        }
        for (keyword, at_most) in [("anyOf", usize::MAX), ("oneOf", 1)] {
            let Some(schemas) = keys.get(keyword).and_then(Value::as_array) else {
                continue;
            };
            let matching = schemas.iter().filter(|schema| {
                let mut faults = Vec::new();
                self.check(value, schema, &here, &mut faults);
                faults.is_empty()
            });
            let matching = matching.count();
            if matching == 0 {
                faults.push(at.fault(&format!(
                    "{value} matches none of the schemas of `{keyword}`"
                )));
            } else if matching > at_most {
                faults.push(at.fault(&format!(
                    "{value} matches {matching} schemas of `{keyword}`"
                )));
            }
        }
    }

    fn find(&self, reference: &str) -> Option<&Value> {
        self.root.pointer(reference.strip_prefix('#')?)
    }
}
