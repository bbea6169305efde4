//! `Responses`: what an endpoint answers, by code.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::{example, headers, inline, order, schemas, text, version};
use crate::catalog::{Catalog, Entry};
use crate::declaration::table::Status;

const PROBLEM_JSON: &str = "application/problem+json";

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
pub struct Responses {
    catalog: Catalog,
    is_3_0: bool,
    is_inline: bool,
}

impl Responses {
    pub(super) const fn new(catalog: &Catalog) -> Self {
        Self {
            catalog: *catalog,
            is_3_0: false,
            is_inline: false,
        }
    }

    /// As `OpenAPI` 3.0 has them, instead of 3.1.
    #[must_use]
    pub const fn version_3_0(self) -> Self {
        Self {
            is_3_0: true,
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
    ///
    /// # Panics
    ///
    /// When two different problem types share a reason: [`Catalog::check`] says which.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let entries = self.catalog.entries();
        let schemas = self.is_inline.then(|| schemas::of_entries(&entries));
        let responses = by_code(&entries).into_iter().map(|(code, of_code)| {
            let mut response = of_code.to_value();
            if let Some(schemas) = &schemas {
                write_out(&mut response, schemas);
            }
            if self.is_3_0 {
                version::response_3_0(&mut response);
            }
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
        let mut schemas = schemas::of_entries(&self.catalog.entries());
        if self.is_3_0 {
            schemas.values_mut().for_each(version::schema_3_0);
        }
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
impl From<Responses> for Value {
    fn from(responses: Responses) -> Self {
        responses.to_value()
    }
}

/// The problem types that one code can come from.
pub(super) struct OfCode<'a> {
    pub(super) status: &'static Status,
    pub(super) entries: Vec<&'a Entry>,
}

pub(super) fn by_code(entries: &[Entry]) -> BTreeMap<u16, OfCode<'_>> {
    let mut codes: BTreeMap<u16, OfCode<'_>> = BTreeMap::new();
    for entry in entries {
        for status in entry.codes() {
            let of_code = codes.entry(status.code()).or_insert_with(|| OfCode {
                status,
                entries: Vec::new(),
            });
            of_code.entries.push(entry);
        }
    }
    codes
}

impl OfCode<'_> {
    /// A Response Object.
    pub(super) fn to_value(&self) -> Value {
        let mut response = json!({ "description": self.about() });
        let headers: Map<String, Value> = headers::of_status(self.status, &self.entries)
            .into_iter()
            .map(|(name, header)| (name.to_owned(), header))
            .collect();
        if !headers.is_empty() {
            response["headers"] = headers.into();
        }
        let with_content: Vec<&Entry> = (self.entries.iter())
            .filter(|entry| entry.has_document(self.status))
            .copied()
            .collect();
        if !with_content.is_empty() {
            let mut content = json!({ "schema": schemas::one_of(&with_content) });
            let examples: Map<String, Value> = (with_content.iter())
                .filter_map(|entry| {
                    let example = example::document(entry, self.status)?;
                    let summary = entry.title_with(self.status);
                    let example = json!({ "summary": summary, "value": example });
                    Some((entry.reason().to_owned(), example))
                })
                .collect();
            if !examples.is_empty() {
                content["examples"] = examples.into();
            }
            response["content"] = json!({ PROBLEM_JSON: content });
        }
        if self.status.has_content() && self.entries.iter().any(|entry| entry.is_rendered()) {
            // Nothing is known of a body that `render` writes.
            response["content"]["*/*"] = json!({});
        }
        response
    }

    fn about(&self) -> String {
        if let [entry] = *self.entries {
            return text::description(entry.context_with(self.status));
        }
        let mut about = format!("{}:\n", self.status.name());
        for entry in &self.entries {
            let context = entry.context_with(self.status);
            // Writing into a `String` does not fail.
            let _ = write!(about, "\n* `{}`: {context}", entry.reason());
        }
        text::description(&about)
    }
}
