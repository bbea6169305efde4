//! The index: by reason, which services answer with it, and in what they differ.

use std::collections::BTreeMap;
use std::{fmt, io};

use flowcms_status::Catalog;
use serde_json::{Map, Value, json};

/// What one reason should say wherever it is sent.
const SHARED: [&str; 5] = ["type", "title", "status", "context", "retry"];

/// The errors of many services.
#[derive(Debug, Default)]
pub(crate) struct Index {
    services: Vec<Value>,
    reasons: BTreeMap<String, Reason>,
}

/// What each service says of a reason.
#[derive(Debug, Default)]
struct Reason {
    answers: Vec<(String, Value)>,
    retired: Vec<(String, Value)>,
}

impl Index {
    /// Adds what a service wrote with `Catalog::to_json`; `origin` is for messages.
    pub(crate) fn add(&mut self, origin: &str, text: &str) -> Result<(), MergeError> {
        let broken = |why: String| MergeError::Broken {
            origin: origin.to_owned(),
            why,
        };
        let catalog: Value =
            serde_json::from_str(text).map_err(|error| broken(error.to_string()))?;
        // First of all: of a format that is not known nothing else is.
        match catalog["format_version"].as_u64() {
            Some(version) if version == u64::from(Catalog::JSON_FORMAT_VERSION) => {}
            Some(version) => {
                return Err(MergeError::UnknownFormat {
                    origin: origin.to_owned(),
                    version,
                });
            }
            None => return Err(broken("it has no `format_version`".to_owned())),
        }
        let name =
            (catalog["name"].as_str()).ok_or_else(|| broken("it has no `name`".to_owned()))?;
        self.services
            .push(json!({ "name": name, "version": catalog["version"] }));
        for member in ["problem_types", "retired"] {
            let all = catalog[member].as_array();
            for one in all.ok_or_else(|| broken(format!("`{member}` is no array")))? {
                let reason = one["reason"].as_str();
                let reason = reason.ok_or_else(|| broken(format!("`{member}` has no `reason`")))?;
                let known = self.reasons.entry(reason.to_owned()).or_default();
                let says = (name.to_owned(), one.clone());
                if member == "retired" {
                    known.retired.push(says);
                } else {
                    known.answers.push(says);
                }
            }
        }
        Ok(())
    }

    pub(crate) fn to_json(&self) -> Value {
        let reasons: Vec<Value> = (self.reasons.iter())
            .map(|(name, reason)| reason.to_json(name))
            .collect();
        json!({ "services": self.services, "reasons": reasons })
    }
}

impl Reason {
    fn to_json(&self, name: &str) -> Value {
        let services: Vec<&str> = self.answers.iter().map(|(service, _)| &**service).collect();
        let mut json = json!({ "reason": name, "services": services });
        if let Some((_, first)) = self.answers.first() {
            for member in SHARED {
                json[member] = first[member].clone();
            }
        }
        let mut differences = Map::new();
        for member in SHARED {
            let says = |(service, one): &(String, Value)| (service.clone(), one[member].clone());
            let all: Map<String, Value> = self.answers.iter().map(says).collect();
            let mut values = all.values();
            let first = values.next();
            if values.any(|other| Some(other) != first) {
                differences.insert(member.to_owned(), all.into());
            }
        }
        if !differences.is_empty() {
            json["differences"] = differences.into();
        }
        if !self.retired.is_empty() {
            let notes = self.retired.iter();
            let notes = notes.map(|(service, one)| (service.clone(), one["note"].clone()));
            json["retired_by"] = notes.collect::<Map<String, Value>>().into();
        }
        json
    }
}

/// Why there is no index.
#[derive(Debug)]
pub(crate) enum MergeError {
    Read { file: String, error: io::Error },
    Broken { origin: String, why: String },
    UnknownFormat { origin: String, version: u64 },
}

impl fmt::Display for MergeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read { file, error } => write!(f, "cannot read `{file}`: {error}"),
            Self::Broken { origin, why } => write!(f, "`{origin}` is no catalogue: {why}"),
            Self::UnknownFormat { origin, version } => write!(
                f,
                "`{origin}` has the format version {version}, this program reads {}: build it with \
                 a newer flowcms-status",
                Catalog::JSON_FORMAT_VERSION
            ),
        }
    }
}

impl std::error::Error for MergeError {}
