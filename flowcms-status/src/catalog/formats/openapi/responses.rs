//! `Responses`: what an endpoint answers, by code.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::version::Version;
use super::{Source, headers, inline, order, schemas};
use crate::catalog::formats::prose;
use crate::catalog::{Catalog, Entry, EntryStatus};

pub(super) const PROBLEM_JSON: &str = "application/problem+json";

/// The responses of an endpoint, one a status code. Several problem types of one code are all
/// there, told apart by their `reason`.
///
/// What the schemas refer to stands in the [`Document`](super::Document) of the API.
///
/// ```
/// use flowcms_status::{Catalogued, FlowError};
///
/// #[derive(Debug, thiserror::Error, FlowError)]
/// enum ContentError {
///     #[error("no such entry")]
///     #[flow(code = 404)]
///     EntryNotFound,
///     #[error("no such page")]
///     #[flow(code = 404)]
///     PageNotFound,
///     #[error("the slug is taken")]
///     #[flow(code = 409)]
///     SlugTaken,
/// }
/// # let _ = (ContentError::EntryNotFound, ContentError::PageNotFound, ContentError::SlugTaken);
///
/// let responses = ContentError::responses_for(&["entry_not_found", "page_not_found"]).to_value();
/// let schema = &responses["404"]["content"]["application/problem+json"]["schema"];
/// assert_eq!(
///     schema["discriminator"]["mapping"]["page_not_found"],
///     "#/components/schemas/PageNotFoundProblem",
/// );
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Responses<S = Catalog> {
    source: S,
    version: Version,
    is_inline: bool,
}

impl<S: Source> Responses<S> {
    pub(super) const fn new(source: S) -> Self {
        Self {
            source,
            version: Version::V3_1,
            is_inline: false,
        }
    }

    /// As `OpenAPI` 3.0 has them, instead of 3.1.
    #[must_use]
    pub const fn version_3_0(self) -> Self {
        Self {
            version: Version::V3_0,
            ..self
        }
    }

    /// As `OpenAPI` 3.2 has them, instead of 3.1.
    #[must_use]
    pub const fn version_3_2(self) -> Self {
        Self {
            version: Version::V3_2,
            ..self
        }
    }

    /// With the schemas written out in their places, for a document that has no components. There
    /// are no discriminators then, which could only name components.
    ///
    /// ```
    /// use flowcms_status::{Catalogued, FlowCms};
    ///
    /// let responses = FlowCms::responses_for(&["not_found"]).inline().to_value();
    /// let schema = &responses["404"]["content"]["application/problem+json"]["schema"];
    /// assert_eq!(schema["allOf"][1]["properties"]["status"]["const"], 404);
    /// ```
    #[must_use]
    pub const fn inline(self) -> Self {
        Self {
            is_inline: true,
            ..self
        }
    }

    /// A Responses Object of `OpenAPI`: the codes with their Response Objects.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let model = self.source.model();
        let entries = model.entries();
        let schemas = self.is_inline.then(|| schemas::of_entries(entries));
        let responses = by_code(entries).into_iter().map(|(code, of_code)| {
            let mut response = of_code.to_value(self.version);
            if let Some(schemas) = &schemas {
                write_out(&mut response, schemas);
            }
            self.version.response(&mut response);
            (code.to_string(), response)
        });
        Value::Object(responses.collect())
    }

    /// The [value](Self::to_value) as YAML.
    #[must_use]
    pub fn to_yaml(&self) -> String {
        order::to_yaml(&self.to_value())
    }

    /// The schemas that the responses refer to, by the names that they have in
    /// `components.schemas`.
    ///
    /// ```
    /// use flowcms_status::{Catalogued, FlowCms};
    ///
    /// let schemas = FlowCms::responses_for(&["not_found"]).schemas();
    /// let names: Vec<&String> = schemas.keys().collect();
    /// assert_eq!(names, ["NotFoundProblem", "Problem"]);
    /// ```
    #[must_use]
    pub fn schemas(&self) -> Map<String, Value> {
        let mut schemas = schemas::of_entries(self.source.model().entries());
        (schemas.values_mut()).for_each(|schema| self.version.schema(schema));
        schemas
    }
}

fn write_out(response: &mut Value, schemas: &Map<String, Value>) {
    let content = response.get_mut("content");
    if let Some(content) = content.and_then(|content| content.get_mut(PROBLEM_JSON)) {
        inline::inline(&mut content["schema"], schemas);
    }
}

/// The responses as a value of `serde_json`, for `json!`.
impl<S: Source> From<Responses<S>> for Value {
    fn from(responses: Responses<S>) -> Self {
        responses.to_value()
    }
}

/// The problem types that one code can come from, each with what it says with that code.
pub(super) struct OfCode<'a> {
    pub(super) code: u16,
    pub(super) entries: Vec<(&'a Entry, &'a EntryStatus)>,
}

pub(super) fn by_code(entries: &[Entry]) -> BTreeMap<u16, OfCode<'_>> {
    let mut codes: BTreeMap<u16, OfCode<'_>> = BTreeMap::new();
    for entry in entries {
        for status in entry.codes() {
            let code = status.code();
            let of_code = codes.entry(code).or_insert_with(|| OfCode {
                code,
                entries: Vec::new(),
            });
            of_code.entries.push((entry, status));
        }
    }
    codes
}

impl OfCode<'_> {
    /// The name of the code.
    pub(super) fn name(&self) -> &str {
        self.entries[0].1.name()
    }

    /// A Response Object.
    pub(super) fn to_value(&self, version: Version) -> Value {
        let mut response = json!({ "description": self.about() });
        if version == Version::V3_2 {
            response["summary"] = self.name().into();
        }
        let entries: Vec<&Entry> = self.entries.iter().map(|(entry, _)| *entry).collect();
        let headers: Map<String, Value> = headers::of_code(self.code, &entries)
            .into_iter()
            .map(|(name, header)| (name.to_owned(), header))
            .collect();
        if !headers.is_empty() {
            response["headers"] = headers.into();
        }
        let with_content: Vec<&(&Entry, &EntryStatus)> = (self.entries.iter())
            .filter(|(_, status)| status.has_document())
            .collect();
        if !with_content.is_empty() {
            let entries: Vec<&Entry> = with_content.iter().map(|(entry, _)| *entry).collect();
            let mut content = json!({ "schema": schemas::one_of(&entries, version) });
            let examples: Map<String, Value> = (with_content.iter())
                .filter_map(|(entry, status)| {
                    let example = entry.example(status)?.into_iter();
                    let example: Map<String, Value> = example
                        .map(|(name, value)| (name.to_owned(), value))
                        .collect();
                    let example = json!({ "summary": status.title(), "value": example });
                    Some((entry.reason().to_owned(), example))
                })
                .collect();
            if !examples.is_empty() {
                content["examples"] = examples.into();
            }
            response["content"] = json!({ PROBLEM_JSON: content });
        }
        let has_content = self.code >= 200 && ![204, 304].contains(&self.code);
        if has_content && entries.iter().any(|entry| entry.is_rendered()) {
            // Nothing is known of a body that `render` writes.
            response["content"]["*/*"] = json!({});
        }
        response
    }

    fn about(&self) -> String {
        if let [(_, status)] = *self.entries {
            return prose::markdown(status.context(), 0);
        }
        let mut about = format!("{}:\n", prose::line(self.name()));
        for (entry, status) in &self.entries {
            // Writing into a `String` does not fail.
            let context = prose::line(status.context());
            let _ = write!(about, "\n* `{}`: {context}", entry.reason());
        }
        about
    }
}
