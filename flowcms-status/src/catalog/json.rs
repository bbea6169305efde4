//! The catalogue as JSON.

use serde_json::{Value, json};

use super::Catalog;
use crate::declared::{DetailPolicy, RunTimeCodes};
use crate::problem_type::ProblemType;
use crate::table::{Retry, Status};

impl Catalog {
    /// A JSON object with the name of the type and its problem types, each with what it declares.
    ///
    /// ```
    /// use flowcms_status::FlowCms;
    ///
    /// let catalog: serde_json::Value = serde_json::from_str(&FlowCms::CATALOG.to_json()).unwrap();
    /// assert_eq!(catalog["name"], "FlowCms");
    /// assert_eq!(catalog["problem_types"][3]["reason"], "not_found");
    /// assert_eq!(catalog["problem_types"][3]["status"], 404);
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let types: Vec<Value> = self.problem_types().into_iter().map(problem_type).collect();
        json!({ "name": self.name(), "problem_types": types }).to_string()
    }
}

fn problem_type(of: &'static ProblemType) -> Value {
    let headers = of.status().headers().iter().filter(|header| {
        let declared = of.headers().iter();
        declared
            .into_iter()
            .all(|own| !own.name().eq_ignore_ascii_case(header.name()))
    });
    let headers: Vec<Value> = (of.headers().iter().chain(headers))
        .map(|header| json!({ "name": header.name(), "value": header.value() }))
        .collect();
    let members: Vec<Value> = (of.members().iter())
        .map(|member| json!({ "name": member.name(), "rust_type": member.rust_type() }))
        .collect();
    json!({
        "reason": of.reason(),
        "type": of.type_uri(),
        "title": of.title(),
        "status": of.status().code(),
        "name": of.status().name(),
        "class": of.status().class().name(),
        "context": of.context(),
        "description": of.description(),
        "detail": detail(of),
        "headers": headers,
        "members": members,
        "retry": retry(of.retry()),
        "run_time_codes": run_time_codes(of),
    })
}

/// The public text: `null` if there is none, its template where it differs by occurrence.
fn detail(of: &ProblemType) -> Value {
    match of.detail() {
        DetailPolicy::Default { .. } if of.status().is_server_error() => Value::Null,
        DetailPolicy::None => Value::Null,
        DetailPolicy::Default { text: Some(text) } | DetailPolicy::Text(text) => {
            json!({ "text": text })
        }
        DetailPolicy::Template(template) => json!({ "template": template }),
        DetailPolicy::Default { text: None } | DetailPolicy::Display | DetailPolicy::Function => {
            json!({})
        }
    }
}

fn retry(retry: Retry) -> Value {
    match retry {
        Retry::Never => json!("never"),
        Retry::Backoff => json!("backoff"),
        Retry::After(header) => json!({ "after": header }),
    }
}

fn run_time_codes(of: &'static ProblemType) -> Vec<u16> {
    match of.run_time_codes() {
        RunTimeCodes::None => Vec::new(),
        RunTimeCodes::Listed(statuses) => statuses.iter().map(|status| status.code()).collect(),
        RunTimeCodes::Table(statuses) => (statuses.iter())
            .filter(|status| status.is_error())
            .map(Status::code)
            .collect(),
    }
}
