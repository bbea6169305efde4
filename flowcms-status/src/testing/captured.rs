//! Responses that were captured, whoever made them: a handler, a layer, a gateway.

use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode};
use serde_json::Value;

use super::document::Document;
use super::{Nonconforming, schema};
use crate::catalog::model::standard::is_standard;
use crate::catalog::{Catalog, Entry, EntryDetail, EntryHeader, EntryStatus, Model, Producer};

/// Checks captured responses against a catalogue: whether each error is one that it documents, with the
/// codes, texts, headers and members that it says. With [`Catalog::only`] it is what one endpoint may
/// answer. What is below 400 and no problem document is no matter of a catalogue.
///
/// [`watch`](super::watch) does so for every response of a service, and knows the requests.
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
    let mut found = of_catalogue(catalog.name(), &model);
    for response in responses {
        let captured = Captured {
            method: None,
            status: response.status(),
            headers: response.headers(),
            body: response.body().as_ref(),
        };
        let (reason, faults) = captured.check(&model);
        let name = format!("{}", response.status());
        found.of_response(&name, &reason.unwrap_or_default(), faults);
    }
    found.into_result()
}

/// What is wrong with the catalogue itself.
pub(super) fn of_catalogue(name: &'static str, model: &Model) -> Nonconforming {
    let mut found = Nonconforming::new(name);
    if let Err(conflicts) = model.check() {
        for conflict in &conflicts {
            found.of_catalogue(conflict.to_string());
        }
    }
    found
}

/// Whether a response is a matter of a catalogue.
pub(super) fn is_error(status: StatusCode, headers: &HeaderMap) -> bool {
    status.as_u16() >= 400 || media_type(headers) == "application/problem+json"
}

/// Without its parameters, in lower case.
fn media_type(headers: &HeaderMap) -> String {
    let value = headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes);
    let value = value.unwrap_or_default().split(|byte| *byte == b';').next();
    let value = String::from_utf8_lossy(value.unwrap_or_default());
    value.trim().to_ascii_lowercase()
}

/// A response, and the method that it answers, if that is known.
pub(super) struct Captured<'r> {
    pub(super) method: Option<&'r Method>,
    pub(super) status: StatusCode,
    pub(super) headers: &'r HeaderMap,
    pub(super) body: &'r [u8],
}

impl Captured<'_> {
    /// The reason, if it has one, and all that the catalogue does not say.
    pub(super) fn check(&self, model: &Model) -> (Option<String>, Vec<String>) {
        let mut faults = Vec::new();
        let reason = if !is_error(self.status, self.headers) {
            None
        } else if self.is_head() {
            self.check_head(model, &mut faults);
            None
        } else if self.is_problem(model) {
            self.check_problem(model, &mut faults)
        } else {
            self.check_other(model, &mut faults)
        };
        (reason, faults)
    }

    /// Whether it is a problem document, which who asks for `application/json` gets as such.
    fn is_problem(&self, model: &Model) -> bool {
        match media_type(self.headers).as_str() {
            "application/problem+json" => true,
            "application/json" => Document::read(self.body).is_ok_and(|document| {
                let reason = document.get("reason").and_then(Value::as_str);
                let mut of_code = self.of_code(model).into_iter();
                of_code
                    .any(|(entry, status)| status.has_document() && reason == Some(entry.reason()))
            }),
            _ => false,
        }
    }

    /// Whether the content was left out (RFC 9110, section 9.3.2).
    fn is_head(&self) -> bool {
        match self.method {
            Some(method) => method == Method::HEAD,
            None => {
                let length = self.headers.get(CONTENT_LENGTH);
                self.body.is_empty() && length.is_some_and(|length| length != "0")
            }
        }
    }

    /// The entries that can be sent with its code.
    fn of_code<'m>(&self, model: &'m Model) -> Vec<(&'m Entry, &'m EntryStatus)> {
        let code = self.status.as_u16();
        let entries = model.entries().iter();
        entries
            .filter_map(|entry| Some((entry, status(entry, code)?)))
            .collect()
    }

    fn check_head(&self, model: &Model, faults: &mut Vec<String>) {
        if self.of_code(model).is_empty() {
            faults.push(format!(
                "a {}, with which the catalogue has no error",
                self.status.as_u16()
            ));
        }
    }

    /// Without content, in the API's own form, or as one of the forms that
    /// [`ProblemLayer`](crate::ProblemLayer) writes, all of which name the reason.
    fn check_other(&self, model: &Model, faults: &mut Vec<String>) -> Option<String> {
        let code = self.status.as_u16();
        let of_code = self.of_code(model);
        let form = media_type(self.headers);
        if ["application/problem+xml", "text/html", "text/plain"].contains(&form.as_str()) {
            let body = String::from_utf8_lossy(self.body);
            let is_part = |c: char| c.is_ascii_alphanumeric() || "._~-".contains(c);
            let words: Vec<&str> = body.split(|c| !is_part(c)).collect();
            let mut reasons = of_code.iter().map(|(entry, _)| entry.reason());
            if let Some(reason) = reasons.find(|reason| words.contains(reason)) {
                return Some(reason.to_owned());
            }
        }
        let mut of_code = of_code.into_iter();
        if !of_code.any(|(entry, status)| entry.is_rendered() || !status.has_document()) {
            faults.push(format!(
                "a {code} without a problem document, which the catalogue does not know: whoever \
                 answers so is documented nowhere"
            ));
        }
        None
    }

    fn check_problem(&self, model: &Model, faults: &mut Vec<String>) -> Option<String> {
        let document = match Document::read(self.body) {
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
        let code = self.status.as_u16();
        let entry = model
            .entries()
            .iter()
            .find(|entry| entry.reason() == reason);
        match entry.map(|entry| (entry, status(entry, code))) {
            None => faults.push(format!(
                "its reason `{reason}` is none of the catalogue `{}`",
                model.name()
            )),
            Some((_, None)) => faults.push(format!(
                "the status {code} is none of those that the catalogue has for `{reason}`"
            )),
            Some((entry, Some(status))) => {
                texts(entry, status, &document, faults);
                members(entry, &document, faults);
                self.check_headers(status, faults);
            }
        }
        Some(reason.to_owned())
    }

    fn check_headers(&self, status: &EntryStatus, faults: &mut Vec<String>) {
        for header in status.headers() {
            let name = header.name();
            let mut sent = self.headers.get_all(name).iter().peekable();
            // A layer stands inside of the router, which has yet to say its methods.
            let is_to_come = self.method.is_some() && name == "Allow" && header.value().is_none();
            if sent.peek().is_none() && header.is_certain() && !is_to_come {
                faults.push(format!("no `{name}`, which is always there"));
            }
            for sent in sent.filter(|sent| !can_be(header, sent)) {
                faults.push(format!(
                    "`{name}: {}`, which the catalogue does not know",
                    String::from_utf8_lossy(sent.as_bytes())
                ));
            }
        }
    }
}

/// Whether the header can have that value.
fn can_be(header: &EntryHeader, sent: &HeaderValue) -> bool {
    let mut values = header.values();
    values.any(|(value, _)| value.is_none_or(|value| sent == value))
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
    let producers = entry.producers().iter();
    let of_code: Vec<&EntryStatus> = producers
        .flat_map(Producer::codes)
        .filter(|of| of.code() == status.code())
        .collect();
    let context = document.get("context").unwrap_or(&Value::Null);
    if !of_code.iter().any(|of| context == of.context()) {
        faults.push(format!(
            "the body's `context` is {context}, declared is {}",
            Value::from(status.context())
        ));
    }
    let is_kept =
        |of: &&EntryStatus| matches!(of.detail(), EntryDetail::None | EntryDetail::Private);
    if let Some(detail) = document
        .get("detail")
        .filter(|_| of_code.iter().all(is_kept))
    {
        faults.push(format!(
            "the body has the `detail` {detail}: the catalogue says that there is none with {}",
            status.code()
        ));
    }
}

fn members(entry: &Entry, document: &Document, faults: &mut Vec<String>) {
    for (at, (name, value)) in document.members().enumerate() {
        if document.members().take(at).any(|(other, _)| other == name) {
            faults.push(format!("the member `{name}` stands in the body twice"));
        }
        if is_standard(name) {
            continue;
        }
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
