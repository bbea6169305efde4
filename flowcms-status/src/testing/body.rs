//! The problem document of a sample: the members of RFC 9457, `reason` and `context`, and the
//! extensions.

use serde_json::Value;

use super::document::Document;
use super::sample::Sample;
use super::{schema, syntax};
use crate::catalog::model::standard::is_standard;

pub(super) fn standard(sample: &Sample<'_>, document: &Document, faults: &mut Vec<String>) {
    status(sample, document, faults);
    as_declared(sample, document, faults);
    type_uri(document, faults);
    of_occurrence(sample, document, faults);
    for (at, (name, _)) in document.members().enumerate() {
        if document.members().take(at).any(|(other, _)| other == name) {
            faults.push(format!(
                "the member `{name}` stands in the body twice: readers take either (RFC 8259, \
                 section 4)"
            ));
        }
    }
}

fn status(sample: &Sample<'_>, document: &Document, faults: &mut Vec<String>) {
    let sent = sample.response.status().as_u16();
    match document.get("status") {
        Some(status) if status == &Value::from(sent) => {}
        Some(status) => faults.push(format!(
            "the body's `status` is {status}, the response's is {sent}: they must be the same \
             (RFC 9457, section 3.1.2)"
        )),
        None => faults.push(format!(
            "the body has no `status`: it is the response's, {sent} (RFC 9457, section 3.1.2)"
        )),
    }
}

fn as_declared(sample: &Sample<'_>, document: &Document, faults: &mut Vec<String>) {
    let declared = sample.error.problem_type();
    let texts = [
        ("type", declared.type_uri()),
        ("title", declared.title_with(sample.status)),
        ("reason", declared.reason()),
        ("context", declared.context_with(sample.status)),
    ];
    for (name, text) in texts {
        match document.get(name) {
            Some(Value::String(sent)) if sent == text => {}
            Some(sent) => faults.push(format!(
                "the body's `{name}` is {sent}, declared is {}",
                Value::from(text)
            )),
            None => faults.push(format!(
                "the body has no `{name}`, declared is {}",
                Value::from(text)
            )),
        }
    }
}

fn type_uri(document: &Document, faults: &mut Vec<String>) {
    if let Some(Value::String(sent)) = document.get("type") {
        if sent != "about:blank" && !syntax::is_absolute_uri(sent) {
            faults.push(format!(
                "the body's `type` is {sent:?}: it should be an absolute URI or `about:blank` \
                 (RFC 9457, section 3.1.1)"
            ));
        }
    }
}

fn of_occurrence(sample: &Sample<'_>, document: &Document, faults: &mut Vec<String>) {
    for name in ["detail", "instance"] {
        if let Some(sent) = document.get(name).filter(|sent| !sent.is_string()) {
            faults.push(format!(
                "the body's `{name}` is {sent}: it is a string or left out (RFC 9457, section 3.1)"
            ));
        }
    }
    if let Some(Value::String(sent)) = document.get("instance") {
        if sent.is_empty() || !syntax::is_uri_text(sent) {
            faults.push(format!(
                "the body's `instance` is {sent:?}: it is a URI reference (RFC 9457, section 3.1.5)"
            ));
        }
    }
    let declared = sample.error.problem_type().status();
    let is_private = (sample.error.detail()).is_private(declared, sample.status);
    if let Some(detail) = document.get("detail").filter(|_| is_private) {
        faults.push(format!(
            "the body has the `detail` {detail}: from 500 up, be it the declared code or the one \
             that is sent, there is none unless the error declares it, `detail = …`"
        ));
    }
}

pub(super) fn extensions(sample: &Sample<'_>, document: &Document, faults: &mut Vec<String>) {
    let declared = sample.entry.members();
    for (name, value) in document.members() {
        if is_standard(name) {
            continue;
        }
        let Some(member) = declared.iter().find(|member| member.name() == name) else {
            faults.push(format!(
                "the member `{name}`, which the catalogue does not know: declare it, \
                 `member(\"{name}\" = …)`, or leave it out"
            ));
            continue;
        };
        if value.is_null() {
            faults.push(format!(
                "the member `{name}` is `null`: one without a value is left out"
            ));
            continue;
        }
        let Some(schema) = member.schema() else {
            continue;
        };
        for fault in schema::faults(value, schema) {
            faults.push(format!(
                "the member `{name}` does not match its schema: {fault}"
            ));
        }
    }
    for member in declared.iter().filter(|member| member.is_required()) {
        if document.get(member.name()).is_none() {
            faults.push(format!(
                "no member `{}`, which the catalogue says is always there: its `Serialize` failed, \
                 or it is an `Option`",
                member.name()
            ));
        }
    }
}
