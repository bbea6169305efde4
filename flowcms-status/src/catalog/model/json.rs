//! The model as JSON, and read from it.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::{
    Entry, EntryClass, EntryDeprecation, EntryDetail, EntryHeader, EntryMember, EntryRetry,
    EntryStatus, ErrorType, HeaderValue, Model, Producer, RetiredEntry,
};
use crate::catalog::Catalog;
use crate::declaration::grpc_code::GrpcCode;

/// What has a form in the JSON of a model. An error is a sentence that goes on behind a name.
pub(in crate::catalog) trait Json: Sized {
    fn to_json(&self) -> Value;
    fn from_json(json: &Value) -> Result<Self, String>;
}

pub(in crate::catalog) fn object(json: &Value) -> Result<&Map<String, Value>, String> {
    json.as_object().ok_or_else(|| "is no object".to_owned())
}

/// What is missing is as if it were `null`.
pub(in crate::catalog) fn field<T: Json>(
    object: &Map<String, Value>,
    key: &str,
) -> Result<T, String> {
    let value = object.get(key).unwrap_or(&Value::Null);
    T::from_json(value).map_err(|error| below(key, &error))
}

fn below(key: &str, error: &str) -> String {
    match error.strip_prefix('`') {
        Some(rest) => format!("`{key}.{rest}"),
        None => format!("`{key}` {error}"),
    }
}

impl Model {
    /// The version of the format of [`to_json`](Self::to_json), its member `format_version`. It
    /// grows when a reader of the old format would misread the new one; members that are added do
    /// not count, so a reader ignores those that it does not know.
    pub const JSON_FORMAT_VERSION: u32 = 2;

    /// The JSON Schema (draft 2020-12) of [`to_json`](Self::to_json).
    pub const JSON_SCHEMA: &'static str = include_str!("model.schema.json");

    /// The model as a JSON object.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.to_json_value().to_string()
    }

    /// The same as [`to_json`](Self::to_json), as a value.
    #[must_use]
    pub fn to_json_value(&self) -> Value {
        let mut json = Json::to_json(self);
        json["format_version"] = Self::JSON_FORMAT_VERSION.into();
        json
    }

    /// The model that [`to_json`](Self::to_json) wrote, from which every format can be written:
    /// where the service itself is not at hand, its published JSON is.
    ///
    /// ```
    /// use flowcms_status::{FlowCms, Model};
    ///
    /// let published = FlowCms::CATALOG.to_json();
    /// let model = Model::from_json(&published).unwrap();
    /// assert_eq!(model, FlowCms::CATALOG.model());
    /// ```
    ///
    /// # Errors
    ///
    /// When it is no JSON, when something is missing or of another form, and when a newer version
    /// wrote it.
    pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json)
    }
}

impl Serialize for Model {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json_value().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Model {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;

        let json = Value::deserialize(deserializer)?;
        match json.get("format_version").and_then(Value::as_u64) {
            Some(version) if version == u64::from(Self::JSON_FORMAT_VERSION) => {}
            Some(version) => {
                return Err(D::Error::custom(format!(
                    "the model has the format version {version}, this flowcms-status knows {}",
                    Self::JSON_FORMAT_VERSION
                )));
            }
            None => return Err(D::Error::custom("no model: it has no `format_version`")),
        }
        Json::from_json(&json).map_err(D::Error::custom)
    }
}

impl Catalog {
    /// The version of the format of [`to_json`](Self::to_json).
    pub const JSON_FORMAT_VERSION: u32 = Model::JSON_FORMAT_VERSION;

    /// The JSON Schema (draft 2020-12) of [`to_json`](Self::to_json).
    ///
    /// ```
    /// use flowcms_status::Catalog;
    ///
    /// let schema: serde_json::Value = serde_json::from_str(Catalog::JSON_SCHEMA).unwrap();
    /// assert_eq!(schema["properties"]["format_version"]["const"], Catalog::JSON_FORMAT_VERSION);
    /// ```
    pub const JSON_SCHEMA: &'static str = Model::JSON_SCHEMA;

    /// A JSON object with the name and the version of the catalogue and its problem types, each
    /// with what it declares: the [`Model`], which [`Model::from_json`] reads again.
    ///
    /// ```
    /// use flowcms_status::FlowCms;
    ///
    /// let catalog: serde_json::Value = serde_json::from_str(&FlowCms::CATALOG.to_json()).unwrap();
    /// assert_eq!(catalog["format_version"], 2);
    /// assert_eq!(catalog["name"], "FlowCms");
    /// assert_eq!(catalog["problem_types"][3]["reason"], "not_found");
    /// assert_eq!(catalog["problem_types"][3]["status"], 404);
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        self.model().to_json()
    }

    /// The same as [`to_json`](Self::to_json), as a value.
    #[must_use]
    pub fn to_json_value(&self) -> Value {
        self.model().to_json_value()
    }
}

/// What a producer has of its own in JSON only where it is another than the entry's.
const OF_PRODUCER: [&str; 9] = [
    "context",
    "description",
    "codes",
    "rendered",
    "headers",
    "members",
    "retry",
    "grpc_code",
    "deprecated",
];

/// An entry with what readers look for first, and with what its producers say too said once.
fn entry_to_json(entry: &Entry) -> Value {
    let mut json = Json::to_json(entry);
    let [causes, solutions] = sections(entry);
    json["status"] = entry.status().code.into();
    json["name"] = entry.status().name.as_str().into();
    json["detail"] = entry.detail().to_json();
    json["causes"] = causes;
    json["solutions"] = solutions;
    each_producer(&mut json, |producer, entry| {
        for key in OF_PRODUCER {
            if producer.get(key) == entry.get(key) {
                producer.remove(key);
            }
        }
    });
    json
}

#[cfg(feature = "markdown")]
fn sections(entry: &Entry) -> [Value; 2] {
    let sections = entry.sections();
    [sections.causes.into(), sections.solutions.into()]
}

/// What reads Markdown is not there.
#[cfg(not(feature = "markdown"))]
fn sections(_: &Entry) -> [Value; 2] {
    [Value::Null, Value::Null]
}

fn entry_from_json(json: &Value) -> Result<Entry, String> {
    let mut json = json.clone();
    each_producer(&mut json, |producer, entry| {
        for key in OF_PRODUCER {
            let of_entry = entry.get(key).cloned().unwrap_or_default();
            producer.entry(key).or_insert(of_entry);
        }
    });
    let entry: Entry = Json::from_json(&json)?;
    if entry.codes.is_empty() || entry.producers.is_empty() {
        return Err("has no `codes` or no `declared_by`".to_owned());
    }
    // Formats write it as it stands, some into source code.
    let name = &entry.type_name;
    let is_name = name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'_');
    if !is_name {
        return Err("has a `type_name` that is no name".to_owned());
    }
    Ok(entry)
}

fn each_producer(entry: &mut Value, change: impl Fn(&mut Map<String, Value>, &Value)) {
    let Some(mut producers) = entry.get_mut("declared_by").map(Value::take) else {
        return;
    };
    let all = producers.as_array_mut().into_iter().flatten();
    for producer in all.filter_map(Value::as_object_mut) {
        change(producer, entry);
    }
    entry["declared_by"] = producers;
}

impl Json for Vec<Entry> {
    fn to_json(&self) -> Value {
        self.iter().map(entry_to_json).collect()
    }

    fn from_json(json: &Value) -> Result<Self, String> {
        list(json, entry_from_json)
    }
}

fn list<T>(json: &Value, of: impl Fn(&Value) -> Result<T, String>) -> Result<Vec<T>, String> {
    let values = json.as_array().ok_or("is no list")?;
    let values = values.iter().enumerate();
    values
        .map(|(at, value)| of(value).map_err(|error| below(&at.to_string(), &error)))
        .collect()
}

macro_rules! lists {
    ($($type:ty,)*) => {$(
        impl Json for Vec<$type> {
            fn to_json(&self) -> Value {
                self.iter().map(Json::to_json).collect()
            }

            fn from_json(json: &Value) -> Result<Self, String> {
                list(json, Json::from_json)
            }
        }
    )*};
}

lists! {
    String, EntryClass, EntryHeader, EntryMember, EntryStatus, ErrorType, HeaderValue, Producer,
    RetiredEntry,
}

macro_rules! optional {
    ($($type:ty,)*) => {$(
        impl Json for Option<$type> {
            fn to_json(&self) -> Value {
                self.as_ref().map_or(Value::Null, Json::to_json)
            }

            fn from_json(json: &Value) -> Result<Self, String> {
                if json.is_null() {
                    return Ok(None);
                }
                Json::from_json(json).map(Some)
            }
        }
    )*};
}

optional! { String, Value, EntryDeprecation, }

impl Json for Value {
    fn to_json(&self) -> Value {
        self.clone()
    }

    fn from_json(json: &Value) -> Result<Self, String> {
        Ok(json.clone())
    }
}

impl Json for String {
    fn to_json(&self) -> Value {
        self.as_str().into()
    }

    fn from_json(json: &Value) -> Result<Self, String> {
        let text = json.as_str().ok_or("is no text")?;
        Ok(text.to_owned())
    }
}

impl Json for bool {
    fn to_json(&self) -> Value {
        (*self).into()
    }

    fn from_json(json: &Value) -> Result<Self, String> {
        json.as_bool().ok_or("is neither true nor false".to_owned())
    }
}

macro_rules! numbers {
    ($($type:ty,)*) => {$(
        impl Json for $type {
            fn to_json(&self) -> Value {
                (*self).into()
            }

            fn from_json(json: &Value) -> Result<Self, String> {
                let number = json.as_u64().and_then(|number| number.try_into().ok());
                number.ok_or("is no number, or too large".to_owned())
            }
        }
    )*};
}

numbers! { u8, u16, }

impl Json for GrpcCode {
    fn to_json(&self) -> Value {
        self.name().into()
    }

    fn from_json(json: &Value) -> Result<Self, String> {
        let code = GrpcCode::ALL.iter().find(|code| json == code.name());
        code.copied().ok_or("is no code of gRPC".to_owned())
    }
}

/// `null` if there is none.
impl Json for EntryDetail {
    fn to_json(&self) -> Value {
        match self {
            Self::None => Value::Null,
            Self::Private => json!({ "private": true }),
            Self::Text(text) => json!({ "text": text }),
            Self::Template(template) => json!({ "template": template }),
            Self::OfOccurrence => json!({}),
        }
    }

    fn from_json(json: &Value) -> Result<Self, String> {
        if json.is_null() {
            return Ok(Self::None);
        }
        let text = |key| json.get(key).and_then(Value::as_str).map(str::to_owned);
        let is_private = object(json)?.get("private") == Some(&Value::Bool(true));
        Ok(match (text("text"), text("template")) {
            _ if is_private => Self::Private,
            (Some(text), _) => Self::Text(text),
            (None, Some(template)) => Self::Template(template),
            (None, None) => Self::OfOccurrence,
        })
    }
}

impl Json for EntryRetry {
    fn to_json(&self) -> Value {
        match self {
            Self::Never => json!("never"),
            Self::Backoff => json!("backoff"),
            Self::After(header) => json!({ "after": header }),
        }
    }

    fn from_json(json: &Value) -> Result<Self, String> {
        match (json.as_str(), json.get("after").and_then(Value::as_str)) {
            (Some("never"), _) => Ok(Self::Never),
            (Some("backoff"), _) => Ok(Self::Backoff),
            (_, Some(header)) => Ok(Self::After(header.to_owned())),
            _ => Err("is no retry class".to_owned()),
        }
    }
}
