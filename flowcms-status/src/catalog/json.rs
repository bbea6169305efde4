//! The catalogue as JSON.

use serde_json::{Value, json};

use super::public_detail::PublicDetail;
use super::{Catalog, Entry, EntryHeader, EntryMember, RetiredReason};
use crate::declaration::declared::Deprecation;
use crate::declaration::table::{Retry, Status};

impl Catalog {
    /// The version of the format of [`to_json`](Self::to_json), its member `format_version`. It
    /// grows when a reader of the old format would misread the new one; members that are added do
    /// not count, so a reader ignores those that it does not know.
    pub const JSON_FORMAT_VERSION: u32 = 1;

    /// The JSON Schema (draft 2020-12) of [`to_json`](Self::to_json).
    ///
    /// ```
    /// use flowcms_status::Catalog;
    ///
    /// let schema: serde_json::Value = serde_json::from_str(Catalog::JSON_SCHEMA).unwrap();
    /// assert_eq!(schema["properties"]["format_version"]["const"], Catalog::JSON_FORMAT_VERSION);
    /// ```
    pub const JSON_SCHEMA: &'static str = include_str!("catalog.schema.json");

    /// A JSON object with the name and the version of the catalogue and its problem types, each
    /// with what it declares.
    ///
    /// # Panics
    ///
    /// When two different problem types share a reason, see [`check`](Self::check).
    ///
    /// ```
    /// use flowcms_status::FlowCms;
    ///
    /// let catalog: serde_json::Value = serde_json::from_str(&FlowCms::CATALOG.to_json()).unwrap();
    /// assert_eq!(catalog["format_version"], 1);
    /// assert_eq!(catalog["name"], "FlowCms");
    /// assert_eq!(catalog["problem_types"][3]["reason"], "not_found");
    /// assert_eq!(catalog["problem_types"][3]["status"], 404);
    /// ```
    #[must_use]
    #[track_caller]
    pub fn to_json(&self) -> String {
        self.to_json_value().to_string()
    }

    /// The same as [`to_json`](Self::to_json), as a value.
    ///
    /// # Panics
    ///
    /// When two different problem types share a reason, see [`check`](Self::check).
    #[must_use]
    #[track_caller]
    pub fn to_json_value(&self) -> Value {
        let types: Vec<Value> = self.entries().iter().map(problem_type).collect();
        let retired: Vec<Value> = self.retired().into_iter().map(retired).collect();
        json!({
            "format_version": Self::JSON_FORMAT_VERSION,
            "name": self.name(),
            "version": self.api_version(),
            "problem_types": types,
            "retired": retired,
        })
    }
}

fn problem_type(of: &Entry) -> Value {
    let sections = of.sections();
    let headers: Vec<Value> = of.headers().iter().map(header).collect();
    let members: Vec<Value> = of.members().iter().map(member).collect();
    let run_time_codes: Vec<u16> = of.codes().into_iter().skip(1).map(Status::code).collect();
    let declared_by: Vec<Value> = (of.producers().iter())
        .map(|producer| {
            json!({
                "type": producer.error(),
                "path": producer.path(),
                "variant": producer.variant(),
            })
        })
        .collect();
    json!({
        "reason": of.reason(),
        "type": of.type_uri(),
        "title": of.title(),
        "status": of.status().code(),
        "name": of.status().name(),
        "name_context": of.status().context(),
        "class": of.status().class().name(),
        "context": of.context(),
        "description": of.description(),
        "causes": sections.causes,
        "solutions": sections.solutions,
        "detail": detail(of),
        "rendered": of.is_rendered(),
        "headers": headers,
        "members": members,
        "retry": retry(of.retry()),
        "run_time_codes": run_time_codes,
        "grpc_code": of.grpc_code().name(),
        "deprecated": of.deprecation().map(deprecated),
        "declared_by": declared_by,
    })
}

fn header(of: &EntryHeader) -> Value {
    json!({ "name": of.name(), "value": of.value(), "source": of.source() })
}

fn member(of: &EntryMember) -> Value {
    json!({
        "name": of.name(),
        "rust_type": of.rust_type(),
        "schema": of.schema(),
        "required": of.is_required(),
    })
}

fn deprecated(of: Deprecation) -> Value {
    json!({ "since": of.since(), "note": of.note() })
}

fn retired(of: &RetiredReason) -> Value {
    json!({
        "reason": of.reason(),
        "status": of.status().code(),
        "name": of.status().name(),
        "note": of.note(),
    })
}

/// The public text: `null` if there is none, its template where it differs by occurrence.
fn detail(of: &Entry) -> Value {
    match of.public_detail(of.status()) {
        PublicDetail::None | PublicDetail::Private => Value::Null,
        PublicDetail::Text(text) => json!({ "text": text }),
        PublicDetail::Template(template) => json!({ "template": template }),
        PublicDetail::OfOccurrence => json!({}),
    }
}

fn retry(retry: Retry) -> Value {
    match retry {
        Retry::Never => json!("never"),
        Retry::Backoff => json!("backoff"),
        Retry::After(header) => json!({ "after": header }),
    }
}
