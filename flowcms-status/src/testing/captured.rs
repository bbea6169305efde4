//! Responses that were captured, whoever made them: a handler, a layer, a gateway.

use http::Response;
use http::header::CONTENT_TYPE;
use serde_json::Value;

use super::document::Document;
use super::{Nonconforming, schema};
use crate::catalog::model::standard::is_standard;
use crate::catalog::{Catalog, Entry, EntryStatus, Model};

/// Checks captured responses against a catalogue: whether each error is one that it documents, with the
/// codes, headers and members that it says. With [`Catalog::only`] it is what one endpoint may answer.
/// What is below 400 and no problem document is no matter of a catalogue.
///
/// ```
/// use flowcms_status::{Catalog, FlowCms, FlowError, testing};
///
/// const READING: Catalog = FlowCms::CATALOG.only(&["not_found"]);
/// let not_found = FlowCms::NotFound.to_response();
/// assert!(testing::check_responses(READING, [&not_found]).is_ok());
///
/// let conflict = FlowCms::Conflict.to_response();
/// let undocumented = testing::check_responses(READING, [&conflict]).unwrap_err();
/// assert_eq!(
///     undocumented.faults()[0].to_string(),
///     "its reason `conflict` is none of the catalogue `FlowCms`",
/// );
/// ```
///
/// # Errors
///
/// All that the catalogue does not say, and its conflicts.
pub fn check_responses<'r, B: AsRef<[u8]> + 'r>(
    catalog: Catalog,
    responses: impl IntoIterator<Item = &'r Response<B>>,
) -> Result<(), Nonconforming> {
    let model = catalog.model();
    let mut found = Nonconforming::new(catalog.name());
    if let Err(conflicts) = model.check() {
        for conflict in &conflicts {
            found.of_catalogue(conflict.to_string());
        }
    }
    for response in responses {
        let mut faults = Vec::new();
        let reason = check(&model, response, &mut faults);
        found.of_captured(response.status(), &reason.unwrap_or_default(), faults);
    }
    found.into_result()
}

/// The reason of the response, if it has one.
fn check<B: AsRef<[u8]>>(
    model: &Model,
    response: &Response<B>,
    faults: &mut Vec<String>,
) -> Option<String> {
    let code = response.status().as_u16();
    let content_type = response.headers().get(CONTENT_TYPE);
    let is_problem = content_type.is_some_and(|value| {
        let value = value.as_bytes().split(|byte| *byte == b';').next();
        value.is_some_and(|value| {
            value
                .trim_ascii()
                .eq_ignore_ascii_case(b"application/problem+json")
        })
    });
    if !is_problem {
        let mut of_code =
            (model.entries().iter()).filter_map(|entry| Some((entry, status(entry, code)?)));
        let is_known = of_code.any(|(entry, status)| entry.is_rendered() || !status.has_document());
        if code >= 400 && !is_known {
            faults.push(format!(
                "a {code} without a problem document, which the catalogue does not know: whoever \
                 answers so is documented nowhere"
            ));
        }
        return None;
    }
    let document = match Document::read(response.body().as_ref()) {
        Ok(document) => document,
        Err(error) => {
            faults.push(format!("the body is no JSON object: {error}"));
            return None;
        }
    };
    let Some(reason) = document.get("reason").and_then(Value::as_str) else {
        faults.push(
            "a problem document without a `reason`: it is no one's of the catalogue".to_owned(),
        );
        return None;
    };
    let reason = reason.to_owned();
    let Some(entry) = model
        .entries()
        .iter()
        .find(|entry| entry.reason() == reason)
    else {
        faults.push(format!(
            "its reason `{reason}` is none of the catalogue `{}`",
            model.name()
        ));
        return Some(reason);
    };
    let Some(status) = status(entry, code) else {
        faults.push(format!(
            "the status {code} is none of those that the catalogue has for `{reason}`"
        ));
        return Some(reason);
    };
    texts(entry, status, &document, faults);
    members(entry, &document, faults);
    for header in status.headers().iter().filter(|header| header.is_certain()) {
        let sent = response.headers().get(header.name());
        let is_known = |sent: &http::HeaderValue| {
            header
                .values()
                .any(|(value, _)| value.is_none_or(|value| sent == value))
        };
        match sent {
            None => faults.push(format!("no `{}`, which is always there", header.name())),
            Some(sent) if !is_known(sent) => faults.push(format!(
                "`{}: {}`, which the catalogue does not know",
                header.name(),
                String::from_utf8_lossy(sent.as_bytes())
            )),
            Some(_) => {}
        }
    }
    Some(reason)
}

fn status(entry: &Entry, code: u16) -> Option<&EntryStatus> {
    entry.codes().iter().find(|status| status.code() == code)
}

fn texts(entry: &Entry, status: &EntryStatus, document: &Document, faults: &mut Vec<String>) {
    for (name, declared) in [
        ("type", Value::from(entry.type_uri())),
        ("title", status.title().into()),
        ("status", status.code().into()),
    ] {
        let sent = document.get(name).unwrap_or(&Value::Null);
        if *sent != declared {
            faults.push(format!(
                "the body's `{name}` is {sent}, declared is {declared}"
            ));
        }
    }
}

fn members(entry: &Entry, document: &Document, faults: &mut Vec<String>) {
    for (name, value) in document.members().filter(|(name, _)| !is_standard(name)) {
        let Some(member) = entry.members().iter().find(|member| member.name() == name) else {
            faults.push(format!(
                "the member `{name}`, which the catalogue does not know"
            ));
            continue;
        };
        let schema = member.schema().into_iter();
        faults.extend(
            schema
                .flat_map(|schema| schema::faults(value, schema))
                .map(|fault| format!("the member `{name}` does not match its schema: {fault}")),
        );
    }
    for member in entry.members().iter().filter(|member| member.is_required()) {
        if document.get(member.name()).is_none() {
            let name = member.name();
            faults.push(format!("no member `{name}`, which is always there"));
        }
    }
}
