//! The schemas of members as parts of a document: what they refer to in themselves becomes
//! components.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::schemas::{component, schema_ref, unused};
use crate::catalog::model::schema::each_inner;

/// The schema of a member for a document, in which the components that it needs are named after
/// `place` and added to `schemas`.
pub(super) fn hoist(mut schema: Value, place: &str, schemas: &mut Map<String, Value>) -> Value {
    let Value::Object(root) = &mut schema else {
        return schema;
    };
    let place = &unused(place, |name| schemas.contains_key(name));
    for key in ["$schema", "$id"] {
        root.remove(key);
    }
    let mut definitions = BTreeMap::new();
    for key in ["$defs", "definitions"] {
        if let Some(Value::Object(defs)) = root.remove(key) {
            for (name, definition) in defs {
                let pointer = format!("#/{key}/{}", name.replace('~', "~0").replace('/', "~1"));
                let component = format!("{place}.{}", component(&name));
                let component = unused(&component, |name| schemas.contains_key(name));
                schemas.insert(component.clone(), Value::Null);
                definitions.insert(pointer, (component, definition));
            }
        }
    }

    let mut refers = Refers {
        names: (definitions.iter())
            .map(|(pointer, (component, _))| (pointer.clone(), component.clone()))
            .collect(),
        place,
        to_root: false,
    };
    refers.rewrite(&mut schema);
    for (component, mut definition) in definitions.into_values() {
        refers.rewrite(&mut definition);
        schemas.insert(component, definition);
    }
    if refers.to_root {
        schemas.insert(place.to_owned(), schema);
        return json!({ "$ref": schema_ref(place) });
    }
    schema
}

struct Refers<'a> {
    /// From a pointer into the member's schema to the component.
    names: BTreeMap<String, String>,
    place: &'a str,
    to_root: bool,
}

impl Refers<'_> {
    fn rewrite(&mut self, schema: &mut Value) {
        let Value::Object(schema) = schema else {
            return;
        };
        if let Some(Value::String(to)) = schema.get_mut("$ref") {
            if let Some(new) = self.renamed(to) {
                *to = new;
            }
        }
        each_inner(schema, |inner| self.rewrite(inner));
    }

    fn renamed(&mut self, to: &str) -> Option<String> {
        if !to.starts_with('#') || to.starts_with("#/components/") {
            return None;
        }
        let of_defs = self.names.iter().find_map(|(pointer, component)| {
            let rest = to.strip_prefix(pointer.as_str())?;
            (rest.is_empty() || rest.starts_with('/')).then(|| schema_ref(component) + rest)
        });
        of_defs.or_else(|| {
            self.to_root = true;
            Some(schema_ref(self.place) + &to[1..])
        })
    }
}
