//! The headers of responses.

use serde_json::{Value, json};

use crate::catalog::formats::prose;
use crate::catalog::model::header_form::HeaderForm;
use crate::catalog::{Entry, EntryHeader, EntryRetry, EntryStatus};

/// A header in the responses of one code.
struct Header<'a> {
    name: &'a str,
    forms: Vec<HeaderForm<'a>>,
    of: Vec<&'a Entry>,
    /// In how many of the problem types every response has it.
    certain: usize,
}

/// The headers of the responses with `code` that these problem types give, by name.
pub(super) fn of_code<'a>(code: u16, entries: &[&'a Entry]) -> Vec<(&'a str, Value)> {
    let mut headers: Vec<Header<'a>> = Vec::new();
    for entry in entries {
        let status = entry.codes().iter().find(|status| status.code() == code);
        for of_entry in status.into_iter().flat_map(EntryStatus::headers) {
            let at = headers
                .iter()
                .position(|known| of_entry.is_named(known.name));
            let at = at.unwrap_or(headers.len());
            if at == headers.len() {
                headers.push(Header {
                    name: of_entry.name(),
                    forms: Vec::new(),
                    of: Vec::new(),
                    certain: 0,
                });
            }
            headers[at].add(of_entry, entry);
        }
    }
    let all = entries.len();
    (headers.iter())
        .map(|header| (header.name, header.to_value(all)))
        .collect()
}

impl<'a> Header<'a> {
    fn add(&mut self, header: &'a EntryHeader, of: &'a Entry) {
        for form in header.forms() {
            if !self.forms.contains(&form) {
                self.forms.push(form);
            }
        }
        self.of.push(of);
        self.certain += usize::from(header.is_certain());
    }

    fn to_value(&self, all: usize) -> Value {
        let mut header = json!({ "schema": self.schema() });
        let about = self.about();
        if !about.is_empty() {
            header["description"] = about.into();
        }
        if self.certain == all {
            header["required"] = true.into();
        }
        header
    }

    fn schema(&self) -> Value {
        let constants: Option<Vec<&str>> = (self.forms.iter())
            .map(|form| match form {
                HeaderForm::Constant(value) => Some(*value),
                _ => None,
            })
            .collect();
        match constants.as_deref() {
            Some([value]) => json!({ "type": "string", "const": value }),
            Some(values) => json!({ "type": "string", "enum": values }),
            None if self.forms.contains(&HeaderForm::Integer)
                && self.forms.iter().all(|form| form.is_integer()) =>
            {
                json!({ "type": "integer" })
            }
            None if self.forms.iter().all(|form| form.is_integer()) => {
                json!({ "type": "integer", "minimum": 0 })
            }
            None => json!({ "type": "string" }),
        }
    }

    fn about(&self) -> String {
        let is_awaited = (self.of.iter()).any(|entry| {
            entry.retries().iter().any(|(retry, _)| {
                matches!(retry, EntryRetry::After(name) if name.eq_ignore_ascii_case(self.name))
            })
        });
        let mut about = well_known(self.name).to_owned();
        if about.is_empty() && is_awaited {
            about.push_str("When the same request may be sent again.");
        }
        for form in &self.forms {
            if let HeaderForm::Text { template } = form {
                if !template.is_empty() {
                    if !about.is_empty() {
                        about.push(' ');
                    }
                    about.push_str("Made from the text `");
                    about.push_str(&template.replace('`', "'"));
                    about.push_str("`.");
                }
            }
        }
        prose::markdown(&about, 0)
    }
}

fn well_known(name: &str) -> &'static str {
    let known = [
        (
            "Allow",
            "The methods that the resource has (RFC 9110, section 10.2.1).",
        ),
        (
            "Cache-Control",
            "Whether caches may keep the response (RFC 9111, section 5.2).",
        ),
        (
            "ETag",
            "The version of what the address names (RFC 9110, section 8.8.3).",
        ),
        (
            "Location",
            "The address to go to (RFC 9110, section 10.2.2).",
        ),
        (
            "Retry-After",
            "How long to wait before the next request: seconds, or a date (RFC 9110, section 10.2.3).",
        ),
        (
            "Upgrade",
            "The protocols to change to (RFC 9110, section 7.8).",
        ),
        (
            "WWW-Authenticate",
            "How to authenticate (RFC 9110, section 11.6.1).",
        ),
    ];
    let known = known
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name));
    known.map_or("", |(_, about)| about)
}
