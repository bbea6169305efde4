//! `Document`: the components of a catalogue, and the document of an API that refers to them.

use serde_json::{Value, json};

use super::components::{Components, collect_refs};
use super::version::Version;
use super::{Source, order};
use crate::catalog::{Catalog, Model};

/// The `OpenAPI` document of a catalogue, 3.1 unless [3.0](Self::version_3_0) or
/// [3.2](Self::version_3_2) is chosen.
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
    version: Version,
}

impl<S: Source> Document<S> {
    pub(super) const fn new(source: S) -> Self {
        Self {
            source,
            version: Version::V3_1,
        }
    }

    /// As `OpenAPI` 3.0 has it, instead of 3.1: a `const` is an `enum` of one, and what 3.0 cannot
    /// say of a member is left out.
    #[must_use]
    pub const fn version_3_0(self) -> Self {
        Self {
            version: Version::V3_0,
            ..self
        }
    }

    /// As `OpenAPI` 3.2 has it, instead of 3.1: responses have a `summary`, and the discriminator of
    /// several problem types says what a reason is that is none of theirs (`defaultMapping`).
    #[must_use]
    pub const fn version_3_2(self) -> Self {
        Self {
            version: Version::V3_2,
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
    /// `info` and `paths` where it has none. What stands in each [`Responses`](super::Responses) in
    /// its place stands in the components once, and operations refer to it: headers, examples, and
    /// whole responses that are the catalogue's or that several operations have. What it has
    /// itself stays as it is: its version counts, and a schema `Problem` of its own is not taken for
    /// the base of the problem types, which has another name then.
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
        let own_version = document["openapi"].as_str().and_then(Version::of);
        let version = own_version.unwrap_or(self.version);
        let mut whole = Self { version, ..*self }.frame(&model);
        if let (Value::Object(whole), Value::Object(document)) = (&mut whole, document) {
            whole.extend(document);
        }
        let mut components = Components::new(&model, version);
        components.share_responses(&mut whole);
        components.rename_schemas(&mut whole);
        let mut open = Vec::new();
        collect_refs(&whole, &mut open);
        while let Some((kind, name)) = open.pop() {
            let Some(component) = components.get(&kind, &name) else {
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
            "openapi": self.version.number(),
            "info": {
                "title": model.name(),
                "version": model.version().unwrap_or("0.0.0"),
            },
            "paths": {},
        })
    }

    fn components(&self, model: &Model) -> Value {
        let components = Components::new(model, self.version);
        let mut all = json!({ "schemas": components.schemas });
        for (kind, some) in [
            ("headers", components.headers.written),
            ("examples", components.examples.written),
            ("responses", components.responses),
        ] {
            if !some.is_empty() {
                all[kind] = some.into();
            }
        }
        all
    }
}
