//! `Contract`: what callers rely on, of the catalogue and as the text of a lock.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::catalog::{Entry, EntryMember, Model};
use crate::declaration::grpc_code::GrpcCode;

/// The format of the file. A lock of a newer one is refused.
pub(super) const FORMAT: u64 = 1;

const ABOUT: &str = "What callers of the API rely on. `Catalog::lock` compares it; with \
                     FLOWCMS_BLESS=1 in the environment the test writes it.";

/// What callers rely on.
#[derive(Debug, PartialEq)]
pub(super) struct Contract {
    pub(super) reasons: BTreeMap<String, Reason>,
    /// With the code that each was sent with.
    pub(super) retired: BTreeMap<String, u16>,
}

#[derive(Debug, PartialEq)]
pub(super) struct Reason {
    pub(super) status: u16,
    pub(super) title: String,
    pub(super) type_uri: String,
    /// The name of gRPC's code, if it is not the one that follows from the status.
    pub(super) grpc: Option<String>,
    /// In lower case.
    pub(super) headers: BTreeSet<String>,
    pub(super) members: BTreeMap<String, Member>,
}

#[derive(Debug, PartialEq)]
pub(super) struct Member {
    pub(super) rust_type: String,
    pub(super) schema: Option<Value>,
    pub(super) is_required: bool,
}

/// Why a text is no lock.
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
        let lock: Value =
            serde_json::from_str(text).map_err(|error| Unreadable::Broken(error.to_string()))?;
        match lock.get("format").and_then(Value::as_u64) {
            Some(FORMAT) => Self::from_json(&lock).map_err(Unreadable::Broken),
            Some(newer) if newer > FORMAT => Err(Unreadable::Newer(newer)),
            Some(_) | None => Err(Unreadable::Broken("it has no `format`".to_owned())),
        }
    }

    fn from_json(lock: &Value) -> Result<Self, String> {
        let mut reasons = BTreeMap::new();
        for (name, reason) in object(lock, "reasons")? {
            let reason =
                Reason::from_json(reason).map_err(|error| format!("of `{name}` {error}"))?;
            reasons.insert(name.clone(), reason);
        }
        let mut retired = BTreeMap::new();
        for (name, status) in object(lock, "retired")? {
            let status = code(status).ok_or(format!("of `{name}` the code is none"))?;
            retired.insert(name.clone(), status);
        }
        Ok(Self { reasons, retired })
    }
}

impl Reason {
    fn of(entry: &Entry) -> Self {
        let status = entry.status().code();
        let grpc = entry.grpc_code();
        let is_own = grpc != GrpcCode::of_status(status);
        Self {
            status,
            title: entry.title().to_owned(),
            type_uri: entry.type_uri().to_owned(),
            grpc: is_own.then(|| grpc.name().to_owned()),
            headers: (entry.headers().iter())
                .map(|header| header.name().to_ascii_lowercase())
                .collect(),
            members: (entry.members().iter())
                .map(|member| (member.name().to_owned(), Member::of(member)))
                .collect(),
        }
    }

    fn to_lines(&self) -> String {
        let mut text = format!(
            "      \"status\": {},\n      \"title\": {},\n      \"type\": {}",
            self.status,
            quoted(&self.title),
            quoted(&self.type_uri),
        );
        // Writing into a `String` does not fail.
        if let Some(grpc) = &self.grpc {
            let _ = write!(text, ",\n      \"grpc\": {}", quoted(grpc));
        }
        if !self.headers.is_empty() {
            let headers: Vec<String> = self.headers.iter().map(|name| quoted(name)).collect();
            let _ = write!(text, ",\n      \"headers\": [{}]", headers.join(", "));
        }
        if !self.members.is_empty() {
            let members: Vec<String> = (self.members.iter())
                .map(|(name, member)| format!("        {}: {}", quoted(name), member.to_line()))
                .collect();
            let members = members.join(",\n");
            let _ = write!(text, ",\n      \"members\": {{\n{members}\n      }}");
        }
        text
    }

    fn from_json(json: &Value) -> Result<Self, String> {
        let mut members = BTreeMap::new();
        if json.get("members").is_some() {
            for (name, member) in object(json, "members")? {
                members.insert(name.clone(), Member::from_json(name, member)?);
            }
        }
        let headers = json.get("headers").and_then(Value::as_array);
        Ok(Self {
            status: code(&json["status"]).ok_or("the `status` is no code")?,
            title: string(json, "title")?,
            type_uri: string(json, "type")?,
            grpc: json.get("grpc").and_then(Value::as_str).map(str::to_owned),
            headers: (headers.into_iter().flatten())
                .filter_map(|name| name.as_str().map(str::to_ascii_lowercase))
                .collect(),
            members,
        })
    }
}

impl Member {
    fn of(member: &EntryMember) -> Self {
        Self {
            rust_type: member.rust_type().to_owned(),
            schema: member.schema().cloned().map(without_notes),
            is_required: member.is_required(),
        }
    }

    fn to_line(&self) -> String {
        let mut line = format!("{{ \"rust_type\": {}", quoted(&self.rust_type));
        if let Some(schema) = &self.schema {
            let _ = write!(line, ", \"schema\": {schema}");
        }
        if self.is_required {
            line.push_str(", \"required\": true");
        }
        line.push_str(" }");
        line
    }

    fn from_json(name: &str, json: &Value) -> Result<Self, String> {
        Ok(Self {
            rust_type: string(json, "rust_type")
                .map_err(|error| format!("{error} of the member `{name}`"))?,
            schema: json.get("schema").cloned(),
            is_required: json.get("required") == Some(&Value::Bool(true)),
        })
    }
}

/// The schema without what says nothing of the value, and with its keys in order.
fn without_notes(schema: Value) -> Value {
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
    /// Under these, keys are names of the user's.
    const NAMED: [&str; 3] = ["$defs", "patternProperties", "properties"];

    match schema {
        Value::Object(keys) => {
            let mut kept: Vec<(String, Value)> = (keys.into_iter())
                .filter(|(key, _)| !NOTES.contains(&key.as_str()))
                .map(|(key, value)| match value {
                    value if key == "const" || key == "enum" => (key, value),
                    Value::Object(named) if NAMED.contains(&key.as_str()) => {
                        (key, Value::Object(sorted(named)))
                    }
                    value => (key, without_notes(value)),
                })
                .collect();
            kept.sort_by(|(one, _), (other, _)| one.cmp(other));
            Value::Object(kept.into_iter().collect())
        }
        Value::Array(schemas) => schemas.into_iter().map(without_notes).collect(),
        other => other,
    }
}

/// Whichever map `serde_json` has: a feature of it keeps the order of insertion.
fn sorted(named: Map<String, Value>) -> Map<String, Value> {
    let mut named: Vec<(String, Value)> = (named.into_iter())
        .map(|(name, schema)| (name, without_notes(schema)))
        .collect();
    named.sort_by(|(one, _), (other, _)| one.cmp(other));
    named.into_iter().collect()
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

fn object<'v>(json: &'v Value, name: &str) -> Result<&'v Map<String, Value>, String> {
    json.get(name)
        .and_then(Value::as_object)
        .ok_or(format!("`{name}` is no object"))
}

fn string(json: &Value, name: &str) -> Result<String, String> {
    json.get(name)
        .and_then(Value::as_str)
        .map(str::to_owned)
        .ok_or(format!("the `{name}` is no text"))
}

fn code(json: &Value) -> Option<u16> {
    json.as_u64().and_then(|code| u16::try_from(code).ok())
}
