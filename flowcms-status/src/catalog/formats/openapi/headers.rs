//! The headers of responses.

use serde_json::{Value, json};

use super::text::description;
use crate::catalog::{Entry, EntryHeader, EntryRetry};

/// A header in the responses of one code.
struct Header<'a> {
    name: &'a str,
    forms: Vec<Form<'a>>,
    of: Vec<&'a Entry>,
    /// In how many of the problem types every response has it.
    certain: usize,
}

/// What a value looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form<'a> {
    Constant(&'a str),
    Count,
    Integer,
    Text { template: &'a str },
}

/// The headers of the responses with `code` that these problem types give, by name.
pub(super) fn of_code<'a>(code: u16, entries: &[&'a Entry]) -> Vec<(&'a str, Value)> {
    let mut headers: Vec<Header<'a>> = Vec::new();
    for entry in entries {
        let status = entry.codes().iter().find(|status| status.code() == code);
        for of_entry in status.into_iter().flat_map(|status| status.headers()) {
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

impl<'a> Form<'a> {
    fn of((value, source): (Option<&'a str>, &'a str)) -> Self {
        if let Some(value) = value {
            return Self::Constant(value);
        }
        let without_option = (source.strip_suffix('>').map(str::trim))
            .and_then(|inner| inner.split_once('<'))
            .filter(|(outer, _)| last(outer) == "Option")
            .map_or(source, |(_, inner)| inner);
        match last(without_option) {
            "Duration" | "u8" | "u16" | "u32" | "u64" | "u128" | "usize" => Self::Count,
            "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => Self::Integer,
            _ if source.contains('{') => Self::Text { template: source },
            _ => Self::Text { template: "" },
        }
    }

    fn is_integer(self) -> bool {
        match self {
            Self::Constant(value) => {
                !value.is_empty() && value.bytes().all(|digit| digit.is_ascii_digit())
            }
            Self::Count | Self::Integer => true,
            Self::Text { .. } => false,
        }
    }
}

/// The last part of a path.
fn last(path: &str) -> &str {
    let last = path.rsplit("::").next().unwrap_or(path);
    last.trim().trim_start_matches('&')
}

impl<'a> Header<'a> {
    fn add(&mut self, header: &'a EntryHeader, of: &'a Entry) {
        for form in header.values().map(Form::of) {
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
                Form::Constant(value) => Some(*value),
                _ => None,
            })
            .collect();
        match constants.as_deref() {
            Some([value]) => json!({ "type": "string", "const": value }),
            Some(values) => json!({ "type": "string", "enum": values }),
            None if self.forms.contains(&Form::Integer)
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
            if let Form::Text { template } = form {
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
        description(&about)
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
