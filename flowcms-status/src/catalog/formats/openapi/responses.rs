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
    form: Form,
}

/// Where what the responses say stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// The schemas in components, the rest here, and in components too once the document is whole.
    Whole,
    /// The schemas in components, with their examples and what to do, the least here: for a framework
    /// whose operations cannot refer to anything else.
    Lean,
    /// All of it here.
    Inline,
}

impl<S: Source> Responses<S> {
    pub(super) const fn new(source: S) -> Self {
        Self {
            source,
            version: Version::V3_1,
            form: Form::Whole,
        }
    }

    /// Without what would stand in each operation again, and stands in the schemas already.
    #[cfg(any(feature = "utoipa", feature = "utoipa-5"))]
    pub(super) const fn lean(self) -> Self {
        Self {
            form: Form::Lean,
            ..self
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

    /// With a schema in its place, for a document that has no components: one for all problem types of
    /// a code, without examples, so that it stays small where many endpoints have it.
    ///
    /// ```
    /// use flowcms_status::{Catalogued, FlowCms};
    ///
    /// let responses = FlowCms::responses_for(&["not_found"]).inline().to_value();
    /// let schema = &responses["404"]["content"]["application/problem+json"]["schema"];
    /// assert_eq!(schema["properties"]["reason"]["const"], "not_found");
    /// ```
    #[must_use]
    pub const fn inline(self) -> Self {
        Self {
            form: Form::Inline,
            ..self
        }
    }

    /// A Responses Object of `OpenAPI`: the codes with their Response Objects.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let model = self.source.model();
        let entries = model.entries();
        let responses = by_code(entries).into_iter().map(|(code, of_code)| {
            let mut response = of_code.to_value(self.version);
            if self.form != Form::Whole {
                of_code.shorten(&mut response, self.form);
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

/// The content that is a problem document.
fn problems(response: &mut Value) -> Option<&mut Map<String, Value>> {
    response
        .get_mut("content")?
        .get_mut(PROBLEM_JSON)?
        .as_object_mut()
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

    /// Leaves out what stands in the schemas too, or says little for its length.
    fn shorten(&self, response: &mut Value, form: Form) {
        if let Some(Value::Object(headers)) = response.get_mut("headers") {
            for header in headers.values_mut().filter_map(Value::as_object_mut) {
                header.remove("description");
            }
        }
        if let Some(content) = problems(response) {
            content.remove("examples");
            if form == Form::Inline {
                content["schema"] = self.to_schema();
            }
        }
        if form == Form::Lean && self.entries.len() > 1 {
            let reasons: Vec<String> = (self.entries.iter())
                .map(|(entry, _)| format!("`{}`", entry.reason()))
                .collect();
            response["description"] =
                format!("{}: {}", prose::line(self.name()), reasons.join(", ")).into();
        }
    }

    /// A schema for all problem types with the code, which refers to nothing.
    fn to_schema(&self) -> Value {
        let entries: Vec<&Entry> = (self.entries.iter())
            .filter(|(entry, status)| status.has_document() && schemas::is_described(entry))
            .map(|(entry, _)| *entry)
            .collect();
        inline::schema(&entries)
    }

    fn about(&self) -> String {
        if let [(_, status)] = *self.entries {
            return about(status);
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

/// What the response says where it is of one problem type.
pub(super) fn about(status: &EntryStatus) -> String {
    prose::markdown(status.context(), 0)
}
