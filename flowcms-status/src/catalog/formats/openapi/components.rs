//! `Components`: what several responses of a document say, once.

use std::collections::{BTreeMap, HashSet};

use serde_json::{Map, Value, json};

use super::responses::{PROBLEM_JSON, about, by_code};
use super::schemas::{self, component, schema_ref, unused};
use super::version::{Version, constant};
use crate::catalog::Model;
use crate::catalog::model::names::{PROBLEM, pascal_case};
use crate::catalog::model::schema::each_inner;

/// All components that the problem types of a model have in a document.
pub(super) struct Components {
    pub(super) schemas: Map<String, Value>,
    pub(super) headers: Shared,
    pub(super) examples: Shared,
    pub(super) responses: Map<String, Value>,
    /// Of the responses, by code.
    names: BTreeMap<String, String>,
    /// Of the problem types, by the names of their schemas.
    reasons: BTreeMap<String, String>,
    /// What responses say that are of one problem type, each with its code.
    abouts: Vec<(String, String)>,
    /// The responses of a code as operations have them, in every version.
    of_versions: Vec<(u16, Value)>,
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
            names: BTreeMap::new(),
            reasons: (entries.iter())
                .map(|entry| (entry.type_name().to_owned(), entry.reason().to_owned()))
                .collect(),
            abouts: Vec::new(),
            of_versions: Vec::new(),
        };
        for (code, of_code) in by_code(entries) {
            let abouts = of_code.entries.iter().map(|(_, status)| about(status));
            components
                .abouts
                .extend(abouts.map(|about| (code.to_string(), about)));
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
            components.names.insert(code.to_string(), name.clone());
            components.responses.insert(name, response);
            for version in Version::ALL {
                let mut response = of_code.to_value(version);
                version.response(&mut response);
                components.of_versions.push((code, response));
            }
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

    /// Puts references into the places of what operations have inline: of headers, of examples, and of
    /// whole responses that are the catalogue's, or that several operations have.
    pub(super) fn share_responses(&mut self, document: &mut Value) {
        self.make_way_for(&document["components"]);
        let known = self.known_responses();
        let mut seen: Vec<(String, Value, bool)> = Vec::new();
        each_response(document, |code, response| {
            self.share_parts(response);
            if !response["content"][PROBLEM_JSON].is_object() && !is_known(&known, response) {
                return;
            }
            let place = (seen.iter_mut()).find(|(of, one, _)| of == code && one == response);
            match place {
                Some((.., is_repeated)) => *is_repeated = true,
                None => seen.push((code.to_owned(), response.clone(), false)),
            }
        });
        // The names of responses that the document is going to have.
        let mut taken: HashSet<String> = referred(document, "responses");
        let theirs = document["components"]["responses"].as_object();
        taken.extend(theirs.into_iter().flat_map(Map::keys).cloned());
        let whole = known
            .iter()
            .filter(|(one, _)| seen.iter().any(|(_, other, _)| one == other));
        taken.extend(whole.map(|(_, name)| name.clone()));
        let mut named: Vec<(Value, String)> = known;
        for (code, response, is_repeated) in seen {
            if is_repeated && !is_known(&named, &response) {
                let base = self.names.get(&code).cloned();
                let base = base.unwrap_or_else(|| format!("Status{code}"));
                let name = unused(&base, |name| taken.contains(name));
                taken.insert(name.clone());
                self.responses.insert(name.clone(), response.clone());
                named.push((response, name));
            }
        }
        each_response(document, |_, response| {
            if let Some((_, name)) = named.iter().find(|(one, _)| one == response) {
                *response = json!({ "$ref": format!("#/components/responses/{name}") });
            }
        });
    }

    fn share_parts(&self, response: &mut Value) {
        let headers = object(response.get_mut("headers"));
        headers.for_each(|(_, header)| self.headers.share(header));
        let examples = object(examples(response));
        examples.for_each(|(_, example)| self.examples.share(example));
    }

    /// The responses of the components as operations have them, who may have asked for another version.
    fn known_responses(&self) -> Vec<(Value, String)> {
        let of_versions = self.of_versions.iter().map(|(code, response)| {
            let mut response = response.clone();
            self.share_parts(&mut response);
            (response, self.names[&code.to_string()].clone())
        });
        of_versions.collect()
    }

    /// Gives components other names where the document has its own under these.
    fn make_way_for(&mut self, theirs: &Value) {
        let mut renamed = Vec::new();
        for shared in [&mut self.headers, &mut self.examples] {
            let names: Vec<String> = shared.written.keys().cloned().collect();
            for name in names {
                let own = &theirs[shared.kind][&name];
                if own.is_null() || *own == shared.written[&name] {
                    continue;
                }
                let new = unused(&name, |name| {
                    shared.written.contains_key(name) || !theirs[shared.kind][name].is_null()
                });
                let value = shared.written.remove(&name).unwrap_or_default();
                shared.written.insert(new.clone(), value);
                for (_, known) in shared.known.iter_mut().filter(|(_, known)| *known == name) {
                    known.clone_from(&new);
                }
                renamed.push((reference(shared.kind, &name), reference(shared.kind, &new)));
            }
        }
        for (code, name) in self.names.clone() {
            let own = &theirs["responses"][&name];
            if own.is_null() || *own == self.responses[&name] {
                continue;
            }
            let new = unused(&name, |name| {
                self.responses.contains_key(name) || !theirs["responses"][name].is_null()
            });
            let value = self.responses.remove(&name).unwrap_or_default();
            self.responses.insert(new.clone(), value);
            self.names.insert(code, new);
        }
        for (old, new) in renamed {
            (self.responses.values_mut()).for_each(|part| rename(part, &old, &new));
        }
    }

    /// Gives schemas other names where the document has its own under these.
    pub(super) fn rename_schemas(&mut self, document: &mut Value) {
        let Some(theirs) = document["components"]["schemas"].as_object() else {
            return;
        };
        let mut renamed: Vec<(String, String)> = Vec::new();
        for (name, own) in &self.schemas {
            let reason = self.reasons.get(name).map(String::as_str);
            if (theirs.get(name)).is_none_or(|theirs| is_same(theirs, own, reason)) {
                continue;
            }
            let base = if name == PROBLEM {
                format!("{PROBLEM}Base")
            } else {
                name.clone()
            };
            let new = unused(&base, |name| {
                theirs.contains_key(name)
                    || self.schemas.contains_key(name)
                    || renamed.iter().any(|(_, new)| new == name)
            });
            renamed.push((name.clone(), new));
        }
        for (old, new) in &renamed {
            let schema = self.schemas.remove(old).unwrap_or_default();
            self.schemas.insert(new.clone(), schema);
            let all = self.schemas.values_mut().chain(self.responses.values_mut());
            let (old, new) = (schema_ref(old), schema_ref(new));
            all.for_each(|part| rename(part, &old, &new));
            each_response(document, |code, response| {
                if self.is_own(code, response) {
                    rename(&mut response["content"][PROBLEM_JSON]["schema"], &old, &new);
                }
            });
        }
    }

    /// Whether a response of an operation was written here: its schemas are meant to be these.
    fn is_own(&self, code: &str, response: &Value) -> bool {
        let schema = &response["content"][PROBLEM_JSON]["schema"];
        let is_of_one = || {
            let about = (code, response["description"].as_str().unwrap_or_default());
            let mut abouts = self.abouts.iter();
            abouts.any(|(code, text)| (code.as_str(), text.as_str()) == about)
        };
        schema["discriminator"]["propertyName"] == "reason"
            || (schema["$ref"].is_string() && is_of_one())
    }
}

/// Whether a schema of the document is this one, which frameworks write in ways of their own; or its
/// author's of the same problem type.
fn is_same(theirs: &Value, own: &Value, reason: Option<&str>) -> bool {
    let says = |reason: &str| {
        let parts = theirs["allOf"].as_array().into_iter().flatten();
        parts.chain([theirs]).any(|part| {
            let says = &part["properties"]["reason"];
            says["const"] == reason || says["enum"] == json!([reason])
        })
    };
    theirs == own || plain(theirs.clone()) == plain(own.clone()) || reason.is_some_and(says)
}

/// The schema without remarks, written in one way.
fn plain(mut schema: Value) -> Value {
    if let Value::Object(keys) = &mut schema {
        constant(keys);
        keys.retain(|key, _| !key.starts_with("x-") && !["example", "examples"].contains(&&**key));
        each_inner(keys, |inner| *inner = plain(inner.take()));
        if let (1, Some([only])) = (
            keys.len(),
            keys.get("allOf")
                .and_then(Value::as_array)
                .map(Vec::as_slice),
        ) {
            return only.clone();
        }
    }
    schema
}

/// Calls `f` with each response that stands in an operation, and its code.
fn each_response(document: &mut Value, mut f: impl FnMut(&str, &mut Value)) {
    for part in ["paths", "webhooks"] {
        of_paths(document.get_mut(part), &mut f);
    }
}

fn of_paths(paths: Option<&mut Value>, f: &mut dyn FnMut(&str, &mut Value)) {
    for (_, path) in object(paths) {
        for (_, operation) in object(Some(path)) {
            for (code, response) in object(operation.get_mut("responses")) {
                if response.is_object() {
                    f(code, response);
                }
            }
            for (_, callback) in object(operation.get_mut("callbacks")) {
                of_paths(Some(callback), f);
            }
        }
    }
}

/// The names of the components of a kind that a document refers to.
fn referred(document: &Value, kind: &str) -> HashSet<String> {
    let mut all = Vec::new();
    collect_refs(document, &mut all);
    let of_kind = all.into_iter().filter(|(of, _)| of == kind);
    of_kind.map(|(_, name)| name).collect()
}

fn is_known(known: &[(Value, String)], response: &Value) -> bool {
    known.iter().any(|(one, _)| one == response)
}

fn reference(kind: &str, name: &str) -> String {
    format!("#/components/{kind}/{name}")
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
        let name = unused(base, |name| {
            (self.written.get(name)).is_some_and(|known| *known != written)
        });
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
        json!({ "$ref": reference(self.kind, name) })
    }
}

/// The examples of the problem documents of a response.
fn examples(response: &mut Value) -> Option<&mut Value> {
    let content = response.get_mut("content")?;
    content.get_mut(PROBLEM_JSON)?.get_mut("examples")
}

fn object(value: Option<&mut Value>) -> impl Iterator<Item = (&String, &mut Value)> {
    value.and_then(Value::as_object_mut).into_iter().flatten()
}

/// Makes what refers to the one, or into it, refer to the other.
fn rename(part: &mut Value, old: &str, new: &str) {
    match part {
        Value::String(text) => {
            let rest = text.strip_prefix(old);
            if let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with('/')) {
                *text = format!("{new}{rest}");
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| rename(value, old, new)),
        Value::Object(keys) => keys.values_mut().for_each(|value| rename(value, old, new)),
        _ => {}
    }
}

/// The components that a part of a document names: in a `$ref`, or in a discriminator.
pub(super) fn collect_refs(part: &Value, to: &mut Vec<(String, String)>) {
    match part {
        Value::String(text) => {
            let path = text.strip_prefix("#/components/");
            if let Some((kind, name)) = path.and_then(|path| path.split_once('/')) {
                let name = name.split('/').next().unwrap_or(name);
                to.push((kind.to_owned(), name.to_owned()));
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect_refs(value, to)),
        Value::Object(object) => object.values().for_each(|value| collect_refs(value, to)),
        _ => {}
    }
}
