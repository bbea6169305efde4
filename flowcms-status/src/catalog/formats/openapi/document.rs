//! `Document`: the components of a catalogue, and the document of an API that refers to them.

use serde_json::{Map, Value, json};

use super::responses::by_code;
use super::{Source, order, schemas, version};
use crate::catalog::model::names::pascal_case;
use crate::catalog::{Catalog, Model};

/// The `OpenAPI` document of a catalogue, 3.1 unless [3.0](Self::version_3_0) is chosen.
///
/// ```
/// use flowcms_status::FlowCms;
/// use flowcms_status::openapi::Document;
///
/// let document: Document = FlowCms::CATALOG.openapi();
/// assert!(document.to_yaml().starts_with("openapi: 3.1.0\n"));
/// assert!(document.version_3_0().to_json().starts_with("{\n  \"openapi\": \"3.0.3\",\n"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Document<S = Catalog> {
    source: S,
    is_3_0: bool,
}

impl<S: Source> Document<S> {
    pub(super) const fn new(source: S) -> Self {
        Self {
            source,
            is_3_0: false,
        }
    }

    /// As `OpenAPI` 3.0 has it, instead of 3.1: a `const` is an `enum` of one, and what 3.0 cannot
    /// say of a member is left out.
    #[must_use]
    pub const fn version_3_0(self) -> Self {
        Self {
            is_3_0: true,
            ..self
        }
    }

    /// The document: `openapi`, `info`, no `paths`, and all `components`.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let model = self.source.model();
        let mut document = self.frame(&model);
        document["components"] = self.components(&model);
        document
    }

    /// The document as JSON, in the order in which one reads it.
    #[must_use]
    pub fn to_json(&self) -> String {
        order::to_json(&self.to_value())
    }

    /// The document as YAML, in the order in which one reads it.
    #[must_use]
    pub fn to_yaml(&self) -> String {
        order::to_yaml(&self.to_value())
    }

    /// The document of a whole API: adds to `document` the components that it refers to (by
    /// [`Responses`](super::Responses), or as `#/components/responses/NotFound`), and `openapi`,
    /// `info` and `paths` where it has none. What it has itself stays as it is.
    ///
    /// ```
    /// use flowcms_status::{Catalogued, FlowCms};
    /// use serde_json::json;
    ///
    /// let mut responses = FlowCms::responses_for(&["not_found"]).to_value();
    /// responses["204"] = json!({ "description": "It is gone." });
    /// let document = FlowCms::CATALOG.openapi().complete(json!({
    ///     "paths": { "/entries/{slug}": { "delete": {
    ///         "responses": responses,
    ///         "parameters": [
    ///             { "name": "slug", "in": "path", "required": true, "schema": { "type": "string" } },
    ///         ],
    ///     } } },
    /// }));
    /// let schemas = document["components"]["schemas"].as_object().unwrap();
    /// assert_eq!(schemas.keys().collect::<Vec<_>>(), ["NotFoundProblem", "Problem"]);
    /// ```
    #[must_use]
    pub fn complete(&self, document: Value) -> Value {
        let model = self.source.model();
        let mut whole = self.frame(&model);
        if let (Value::Object(whole), Value::Object(document)) = (&mut whole, document) {
            whole.extend(document);
        }
        let components = self.components(&model);
        let mut open = Vec::new();
        collect_refs(&whole, &mut open);
        while let Some((kind, name)) = open.pop() {
            let Some(component) = components[&kind].get(&name) else {
                continue;
            };
            let place = &mut whole["components"][&kind][&name];
            if place.is_null() {
                *place = component.clone();
                collect_refs(component, &mut open);
            }
        }
        whole
    }

    fn frame(&self, model: &Model) -> Value {
        json!({
            "openapi": if self.is_3_0 { "3.0.3" } else { "3.1.0" },
            "info": {
                "title": model.name(),
                "version": model.version().unwrap_or("0.0.0"),
            },
            "paths": {},
        })
    }

    fn components(&self, model: &Model) -> Value {
        let entries = model.entries();
        let mut headers = Headers::default();
        let mut responses = Map::new();
        for (code, of_code) in by_code(entries) {
            let mut response = of_code.to_value();
            if let Some(Value::Object(inline)) = response.get_mut("headers") {
                for (name, header) in inline {
                    *header = headers.refer(name, header.take());
                }
            }
            let mut name = pascal_case(of_code.name());
            if responses.contains_key(&name) {
                name.push_str(&code.to_string());
            }
            responses.insert(name, response);
        }
        let mut schemas = schemas::of_entries(entries);
        if self.is_3_0 {
            schemas.values_mut().for_each(version::schema_3_0);
            responses.values_mut().for_each(version::response_3_0);
            headers.known.values_mut().for_each(version::header_3_0);
        }
        let mut components = json!({ "schemas": schemas });
        if !headers.known.is_empty() {
            components["headers"] = headers.known.into();
        }
        if !responses.is_empty() {
            components["responses"] = responses.into();
        }
        components
    }
}

/// `components.headers`: each different one once.
#[derive(Default)]
struct Headers {
    known: Map<String, Value>,
}

impl Headers {
    fn refer(&mut self, name: &str, header: Value) -> Value {
        let base = schemas::component(name);
        let mut name = base.clone();
        let mut number = 1;
        while (self.known.get(&name)).is_some_and(|known| *known != header) {
            number += 1;
            name = format!("{base}-{number}");
        }
        let to = format!("#/components/headers/{name}");
        self.known.insert(name, header);
        json!({ "$ref": to })
    }
}

/// The components that a part of a document names: in a `$ref`, or in a discriminator.
fn collect_refs(part: &Value, to: &mut Vec<(String, String)>) {
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
