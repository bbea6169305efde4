//! `Contract`: what callers rely on, of a model and as the text of a lock.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::strict;
use crate::catalog::model::header_form::{HeaderForm, may_be_none};
use crate::catalog::model::schema::each_inner;
use crate::catalog::{Entry, EntryDetail, EntryHeader, EntryMember, EntryStatus, Model, Producer};
use crate::declaration::grpc_code::GrpcCode;

/// The format of the file. A lock of a newer one is refused.
pub(super) const FORMAT: u64 = 2;

const ABOUT: &str = "What callers of the API rely on. `Catalog::lock` compares it; with \
                     FLOWCMS_BLESS=lock in the environment the test writes it.";

/// What callers rely on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Contract {
    pub(super) reasons: BTreeMap<String, Reason>,
    /// With the code that each was sent with.
    pub(super) retired: BTreeMap<String, u16>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reason {
    pub(super) status: u16,
    /// Codes of run time.
    pub(super) codes: BTreeSet<u16>,
    pub(super) title: String,
    pub(super) type_uri: String,
    /// The names of gRPC's codes, if they are not the one that follows from the status.
    pub(super) grpc: Option<BTreeSet<String>>,
    /// Of `never`, `backoff` and `after retry-after`.
    pub(super) retry: BTreeSet<String>,
    /// Whether there is a public `detail`.
    pub(super) detail: bool,
    /// Whether bodies are of the API's own form.
    pub(super) rendered: bool,
    pub(super) deprecated: bool,
    /// By their names in lower case.
    pub(super) headers: BTreeMap<String, Header>,
    pub(super) members: BTreeMap<String, Member>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Header {
    /// Its values, if each one is a constant.
    pub(super) values: Option<BTreeSet<String>>,
    /// Each one is a number, which headers can always have.
    pub(super) is_integer: bool,
    /// Of a number, whether there may be none.
    pub(super) is_optional: bool,
    pub(super) is_certain: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Member {
    pub(super) schema: Option<Value>,
    pub(super) is_required: bool,
}

/// Why a text is no lock.
#[derive(Debug, Clone)]
pub(super) enum Unreadable {
    Newer(u64),
    Broken(String),
}

impl Contract {
    pub(super) fn of(model: &Model) -> Self {
        Self {
            reasons: (model.entries().iter())
                .map(|entry| (entry.reason().to_owned(), Reason::of(entry)))
                .collect(),
            retired: (model.retired().iter())
                .map(|retired| (retired.reason().to_owned(), retired.status()))
                .collect(),
        }
    }

    /// One entry a few lines, sorted: good to review.
    pub(super) fn to_text(&self) -> String {
        let mut text = format!(
            "{{\n  \"format\": {FORMAT},\n  \"about\": {}",
            quoted(ABOUT)
        );
        let reasons = self.reasons.iter().map(|(name, reason)| {
            let lines = reason.to_lines();
            format!("    {}: {{\n{lines}\n    }}", quoted(name))
        });
        push_object(&mut text, "reasons", reasons);
        let retired =
            (self.retired.iter()).map(|(name, status)| format!("    {}: {status}", quoted(name)));
        push_object(&mut text, "retired", retired);
        text.push_str("\n}\n");
        text
    }

    pub(super) fn parse(text: &str) -> Result<Self, Unreadable> {
        let lock = strict::from_str(text).map_err(|error| Unreadable::Broken(error.to_string()))?;
        match lock.get("format").and_then(Value::as_u64) {
            Some(FORMAT) => Self::from_json(&lock).map_err(Unreadable::Broken),
            Some(newer) if newer > FORMAT => Err(Unreadable::Newer(newer)),
            Some(_) | None => Err(Unreadable::Broken(
                "it has no `format` that is known".to_owned(),
            )),
        }
    }

    fn from_json(lock: &Value) -> Result<Self, String> {
        let lock = Keys::of(lock, &["format", "about", "reasons", "retired"])?;
        let mut reasons = BTreeMap::new();
        for (name, reason) in lock.object("reasons")? {
            let reason =
                Reason::from_json(reason).map_err(|error| format!("of `{name}` {error}"))?;
            reasons.insert(name.clone(), reason);
        }
        let mut retired = BTreeMap::new();
        for (name, status) in lock.object("retired")? {
            if reasons.contains_key(name) {
                return Err(format!("`{name}` is in use and retired at once"));
            }
            let status = code(status).ok_or(format!("of `{name}` the code is none"))?;
            retired.insert(name.clone(), status);
        }
        Ok(Self { reasons, retired })
    }
}

impl Reason {
    const KEYS: [&'static str; 11] = [
        "status",
        "codes",
        "title",
        "type",
        "grpc",
        "retry",
        "detail",
        "rendered",
        "deprecated",
        "headers",
        "members",
    ];

    fn of(entry: &Entry) -> Self {
        let status = entry.status().code();
        let grpc: Vec<GrpcCode> = entry
            .grpc_codes()
            .into_iter()
            .map(|(code, _)| code)
            .collect();
        let is_own = grpc != [GrpcCode::of_status(status)];
        let retries = entry.retries().into_iter();
        let is_public =
            |detail: &EntryDetail| !matches!(detail, EntryDetail::None | EntryDetail::Private);
        Self {
            status,
            codes: entry
                .codes()
                .iter()
                .skip(1)
                .map(EntryStatus::code)
                .collect(),
            title: entry.title().to_owned(),
            type_uri: entry.type_uri().to_owned(),
            grpc: is_own.then(|| grpc.iter().map(|code| code.name().to_owned()).collect()),
            retry: retries
                .map(|(retry, _)| retry.words(str::to_ascii_lowercase))
                .collect(),
            detail: entry.details().iter().any(|(detail, _)| is_public(detail)),
            rendered: entry.is_rendered(),
            deprecated: entry.deprecation().is_some(),
            headers: (entry.headers().iter())
                .map(|header| {
                    (
                        header.name().to_ascii_lowercase(),
                        Header::of(entry, header),
                    )
                })
                .collect(),
            members: (entry.members().iter())
                .map(|member| (member.name().to_owned(), Member::of(member)))
                .collect(),
        }
    }

    fn to_lines(&self) -> String {
        let mut text = format!(
            "      \"status\": {},\n      \"title\": {},\n      \"type\": {},\n      \"retry\": {}",
            self.status,
            quoted(&self.title),
            quoted(&self.type_uri),
            quoted(&listed(&self.retry)),
        );
        // Writing into a `String` does not fail.
        if !self.codes.is_empty() {
            let codes: Vec<String> = self.codes.iter().map(u16::to_string).collect();
            let _ = write!(text, ",\n      \"codes\": [{}]", codes.join(", "));
        }
        if let Some(grpc) = &self.grpc {
            let _ = write!(text, ",\n      \"grpc\": {}", quoted(&listed(grpc)));
        }
        for (name, is_on) in [
            ("detail", self.detail),
            ("rendered", self.rendered),
            ("deprecated", self.deprecated),
        ] {
            if is_on {
                let _ = write!(text, ",\n      \"{name}\": true");
            }
        }
        let headers: Vec<String> = (self.headers.iter())
            .map(|(name, header)| format!("        {}: {}", quoted(name), header.to_line()))
            .collect();
        let members: Vec<String> = (self.members.iter())
            .map(|(name, member)| format!("        {}: {}", quoted(name), member.to_line()))
            .collect();
        for (name, lines) in [("headers", headers), ("members", members)] {
            if !lines.is_empty() {
                let lines = lines.join(",\n");
                let _ = write!(text, ",\n      \"{name}\": {{\n{lines}\n      }}");
            }
        }
        text
    }

    fn from_json(json: &Value) -> Result<Self, String> {
        let json = Keys::of(json, &Self::KEYS)?;
        let mut headers = BTreeMap::new();
        for (name, header) in json.object_or_none("headers")? {
            let header = Header::from_json(header)
                .map_err(|error| format!("{error} of the header `{name}`"))?;
            headers.insert(name.clone(), header);
        }
        let mut members = BTreeMap::new();
        for (name, member) in json.object_or_none("members")? {
            let member = Member::from_json(member)
                .map_err(|error| format!("{error} of the member `{name}`"))?;
            members.insert(name.clone(), member);
        }
        let status = json.get("status").and_then(code);
        let is_grpc = |name: &str| GrpcCode::ALL.iter().any(|code| code.name() == name);
        let is_retry = |class: &str| match class.strip_prefix("after ") {
            Some(header) => !header.is_empty(),
            None => ["never", "backoff"].contains(&class),
        };
        let grpc = match json.get("grpc") {
            Some(_) => Some(json.several("grpc", is_grpc)?),
            None => None,
        };
        Ok(Self {
            status: status.ok_or("the `status` is no code")?,
            codes: json.list("codes", code)?.into_iter().collect(),
            title: json.text("title")?,
            type_uri: json.text("type")?,
            grpc,
            retry: json.several("retry", is_retry)?,
            detail: json.flag("detail")?,
            rendered: json.flag("rendered")?,
            deprecated: json.flag("deprecated")?,
            headers,
            members,
        })
    }
}

impl Header {
    fn of(entry: &Entry, header: &EntryHeader) -> Self {
        let values = header.values().map(|(value, _)| value.map(str::to_owned));
        let has_it = |producer: &Producer| {
            let mut headers = producer.headers().iter();
            headers.any(|other| other.is_named(header.name()))
        };
        let may_be_none = header.values().any(|(_, source)| may_be_none(source))
            || !entry.producers().iter().all(has_it);
        let is_integer = header.forms().all(HeaderForm::is_integer);
        let is_certain = header.is_certain();
        Self {
            values: values.collect(),
            is_integer,
            is_optional: is_integer && !is_certain && may_be_none,
            is_certain,
        }
    }

    fn to_line(&self) -> String {
        let mut parts = Vec::new();
        if let Some(values) = &self.values {
            let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
            parts.push(format!("\"values\": [{}]", values.join(", ")));
        }
        if self.is_integer {
            parts.push("\"integer\": true".to_owned());
        }
        if self.is_optional {
            parts.push("\"optional\": true".to_owned());
        }
        if self.is_certain {
            parts.push("\"always\": true".to_owned());
        }
        if parts.is_empty() {
            return "{}".to_owned();
        }
        format!("{{ {} }}", parts.join(", "))
    }

    fn from_json(json: &Value) -> Result<Self, String> {
        let json = Keys::of(json, &["values", "integer", "optional", "always"])?;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let values = json.list("values", text)?;
        if values.is_empty() && json.get("values").is_some() {
            return Err("there is none of the `values`".to_owned());
        }
        Ok(Self {
            values: json.get("values").map(|_| values.into_iter().collect()),
            is_integer: json.flag("integer")?,
            is_optional: json.flag("optional")?,
            is_certain: json.flag("always")?,
        })
    }
}

impl Member {
    fn of(member: &EntryMember) -> Self {
        Self {
            schema: member.schema().cloned().map(without_notes),
            is_required: member.is_required(),
        }
    }

    fn to_line(&self) -> String {
        let mut parts = Vec::new();
        if let Some(schema) = &self.schema {
            parts.push(format!("\"schema\": {schema}"));
        }
        if self.is_required {
            parts.push("\"required\": true".to_owned());
        }
        if parts.is_empty() {
            return "{}".to_owned();
        }
        format!("{{ {} }}", parts.join(", "))
    }

    fn from_json(json: &Value) -> Result<Self, String> {
        let json = Keys::of(json, &["schema", "required"])?;
        let schema = json.get("schema");
        if schema.is_some_and(|schema| !schema.is_object() && !schema.is_boolean()) {
            return Err("the `schema` is none".to_owned());
        }
        Ok(Self {
            schema: schema.cloned(),
            is_required: json.flag("required")?,
        })
    }
}

/// The schema without what says nothing of the value, and with its keys in order.
fn without_notes(mut schema: Value) -> Value {
    const NOTES: [&str; 8] = [
        "$comment",
        "$schema",
        "default",
        "deprecated",
        "description",
        "examples",
        "markdownDescription",
        "title",
    ];

    if let Value::Object(keys) = &mut schema {
        keys.retain(|key, _| !NOTES.contains(&key.as_str()));
        each_inner(keys, |inner| *inner = without_notes(inner.take()));
    }
    sorted(schema)
}

/// Whichever map `serde_json` has: a feature of it keeps the order of insertion.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(keys) => {
            let mut keys: Vec<(String, Value)> = keys.into_iter().collect();
            keys.sort_by(|(one, _), (other, _)| one.cmp(other));
            let keys = keys.into_iter().map(|(key, value)| (key, sorted(value)));
            Value::Object(keys.collect())
        }
        Value::Array(values) => values.into_iter().map(sorted).collect(),
        other => other,
    }
}

fn push_object(text: &mut String, name: &str, entries: impl Iterator<Item = String>) {
    let entries: Vec<String> = entries.collect();
    let _ = write!(text, ",\n  \"{name}\": {{");
    if !entries.is_empty() {
        let _ = write!(text, "\n{}\n  ", entries.join(",\n"));
    }
    text.push('}');
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// An object of a lock, of which each key is known.
struct Keys<'v>(&'v Map<String, Value>);

impl<'v> Keys<'v> {
    fn of(json: &'v Value, known: &[&str]) -> Result<Self, String> {
        let keys = json.as_object().ok_or("there is no object")?;
        match keys.keys().find(|key| !known.contains(&key.as_str())) {
            Some(unknown) => Err(format!("there is an unknown `{unknown}`")),
            None => Ok(Self(keys)),
        }
    }

    fn get(&self, name: &str) -> Option<&'v Value> {
        self.0.get(name)
    }

    fn object(&self, name: &str) -> Result<&'v Map<String, Value>, String> {
        let object = self.get(name).and_then(Value::as_object);
        object.ok_or(format!("`{name}` is no object"))
    }

    fn object_or_none(&self, name: &str) -> Result<Vec<(&'v String, &'v Value)>, String> {
        match self.get(name) {
            Some(_) => Ok(self.object(name)?.iter().collect()),
            None => Ok(Vec::new()),
        }
    }

    fn text(&self, name: &str) -> Result<String, String> {
        let text = self.get(name).and_then(Value::as_str).map(str::to_owned);
        text.ok_or(format!("the `{name}` is no text"))
    }

    /// Several with ` or ` between them, in any order.
    fn several(
        &self,
        name: &str,
        is_known: impl Fn(&str) -> bool,
    ) -> Result<BTreeSet<String>, String> {
        let text = self.text(name)?;
        match text.split(" or ").find(|part| !is_known(part)) {
            Some(unknown) => Err(format!("the `{name}` is `{unknown}`, which is none")),
            None => Ok(text.split(" or ").map(str::to_owned).collect()),
        }
    }

    fn flag(&self, name: &str) -> Result<bool, String> {
        match self.get(name) {
            None => Ok(false),
            Some(Value::Bool(flag)) => Ok(*flag),
            Some(_) => Err(format!("the `{name}` is neither true nor false")),
        }
    }

    fn list<T>(&self, name: &str, of: impl Fn(&Value) -> Option<T>) -> Result<Vec<T>, String> {
        let Some(values) = self.get(name) else {
            return Ok(Vec::new());
        };
        let values = values
            .as_array()
            .map(|values| values.iter().map(of).collect());
        values
            .flatten()
            .ok_or(format!("the `{name}` are no list of such"))
    }
}

fn code(json: &Value) -> Option<u16> {
    let code = json.as_u64().and_then(|code| u16::try_from(code).ok());
    code.filter(|code| (100..=599).contains(code))
}

/// Several as one text.
pub(super) fn listed(several: &BTreeSet<String>) -> String {
    let several: Vec<&str> = several.iter().map(String::as_str).collect();
    several.join(" or ")
}
