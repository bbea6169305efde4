//! `Components`: what several responses of a document say, once.

use serde_json::{Map, Value};

use super::responses::by_code;
use super::schemas::{self, component, schema_ref};
use super::version::Version;
use crate::catalog::Model;
use crate::catalog::model::names::{PROBLEM, pascal_case};

/// All components that the problem types of a model have in a document.
pub(super) struct Components {
    pub(super) schemas: Map<String, Value>,
    pub(super) headers: Shared,
    pub(super) examples: Shared,
    pub(super) responses: Map<String, Value>,
}

impl Components {
    pub(super) fn new(model: &Model, version: Version) -> Self {
        let entries = model.entries();
        let mut schemas = schemas::of_entries(entries);
        schemas
            .values_mut()
            .for_each(|schema| version.schema(schema));
        let mut components = Self {
            schemas,
            headers: Shared::new("headers"),
            examples: Shared::new("examples"),
            responses: Map::new(),
        };
        for (code, of_code) in by_code(entries) {
            let mut response = of_code.to_value(version);
            for (name, header) in object(response.get_mut("headers")) {
                components.headers.refer(&component(name), header, version);
            }
            for (reason, example) in object(examples(&mut response)) {
                let of_reason = of_code
                    .entries
                    .iter()
                    .find(|(entry, _)| entry.reason() == reason);
                let Some((entry, status)) = of_reason else {
                    continue;
                };
                // With the declared code it has the name of the type.
                let name = if status.code() == entry.status().code() {
                    entry.type_name().to_owned()
                } else {
                    format!("{}.{code}", entry.type_name())
                };
                components.examples.refer(&name, example, version);
            }
            version.response(&mut response);
            let mut name = pascal_case(of_code.name());
            if name.is_empty() {
                // Of a name in another script.
                name.push_str("Status");
            }
            if name == "Status" || components.responses.contains_key(&name) {
                name.push_str(&code.to_string());
            }
            components.responses.insert(name, response);
        }
        components
    }

    pub(super) fn get(&self, kind: &str, name: &str) -> Option<&Value> {
        match kind {
            "schemas" => &self.schemas,
            "headers" => &self.headers.written,
            "examples" => &self.examples.written,
            "responses" => &self.responses,
            _ => return None,
        }
        .get(name)
    }

    /// Puts references into the places of the headers and examples that operations have inline.
    pub(super) fn share_responses(&self, document: &mut Value) {
        for (_, path) in object(document.get_mut("paths")) {
            for (_, operation) in object(Some(path)) {
                let Some(responses) = operation.get_mut("responses") else {
                    continue;
                };
                for (_, response) in object(Some(responses)) {
                    let headers = object(response.get_mut("headers"));
                    headers.for_each(|(_, header)| self.headers.share(header));
                    let examples = object(examples(response));
                    examples.for_each(|(_, example)| self.examples.share(example));
                }
            }
        }
    }

    /// Gives the base of the problem types another name where the document has a schema of its own
    /// under this one.
    pub(super) fn rename_base(&mut self, document: &Value) {
        let theirs = &document["components"]["schemas"];
        let is_taken = |name: &str| theirs.get(name).is_some();
        if !is_taken(PROBLEM) || theirs[PROBLEM] == self.schemas[PROBLEM] {
            return;
        }
        let mut name = format!("{PROBLEM}Base");
        while is_taken(&name) || self.schemas.contains_key(&name) {
            name.push('_');
        }
        let Some(base) = self.schemas.remove(PROBLEM) else {
            return;
        };
        let (old, new) = (schema_ref(PROBLEM), schema_ref(&name));
        let all = self.schemas.values_mut().chain(self.responses.values_mut());
        all.for_each(|part| rename(part, &old, &new));
        self.schemas.insert(name, base);
    }
}

/// Components of one kind: each different one once.
pub(super) struct Shared {
    kind: &'static str,
    /// As they stand in this version.
    pub(super) written: Map<String, Value>,
    /// As a response has them, which may be of 3.0 or of a later version.
    known: Vec<(Value, String)>,
}

impl Shared {
    fn new(kind: &'static str) -> Self {
        Self {
            kind,
            written: Map::new(),
            known: Vec::new(),
        }
    }

    /// Puts a reference into the place of the part, which becomes a component under that name, or one
    /// with a number if it is another's.
    fn refer(&mut self, base: &str, part: &mut Value, version: Version) {
        let original = part.clone();
        let mut written = original.clone();
        version.part(&mut written);
        let mut name = base.to_owned();
        let mut number = 1;
        while (self.written.get(&name)).is_some_and(|known| *known != written) {
            number += 1;
            name = format!("{base}-{number}");
        }
        *part = self.reference(&name);
        let mut of_3_0 = original.clone();
        Version::V3_0.part(&mut of_3_0);
        for form in [original, of_3_0] {
            if !self.known.iter().any(|(known, _)| *known == form) {
                self.known.push((form, name.clone()));
            }
        }
        self.written.insert(name, written);
    }

    fn share(&self, part: &mut Value) {
        if let Some((_, name)) = self.known.iter().find(|(known, _)| known == part) {
            *part = self.reference(name);
        }
    }

    fn reference(&self, name: &str) -> Value {
        serde_json::json!({ "$ref": format!("#/components/{}/{name}", self.kind) })
    }
}

/// The examples of the problem documents of a response.
fn examples(response: &mut Value) -> Option<&mut Value> {
    let content = response.get_mut("content")?;
    content
        .get_mut(super::responses::PROBLEM_JSON)?
        .get_mut("examples")
}

fn object(value: Option<&mut Value>) -> impl Iterator<Item = (&String, &mut Value)> {
    value.and_then(Value::as_object_mut).into_iter().flatten()
}

fn rename(part: &mut Value, old: &str, new: &str) {
    match part {
        Value::String(text) if text == old => new.clone_into(text),
        Value::Array(values) => values.iter_mut().for_each(|value| rename(value, old, new)),
        Value::Object(keys) => keys.values_mut().for_each(|value| rename(value, old, new)),
        _ => {}
    }
}
