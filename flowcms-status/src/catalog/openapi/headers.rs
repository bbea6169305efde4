//! The headers of responses.

use serde_json::{Value, json};

use super::text::description;
use crate::catalog::Entry;
use crate::declaration::declared_header::DeclaredHeader;
use crate::declaration::table::{Retry, Status};

/// A header in the responses of one code.
struct Header<'a> {
    name: &'static str,
    forms: Vec<Form>,
    of: Vec<&'a Entry>,
    /// In how many of the problem types every response has it.
    certain: usize,
}

/// What a value looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Constant(&'static str),
    Count,
    Integer,
    Text { template: &'static str },
}

/// The headers of the responses with `status` that these problem types give, by name.
pub(super) fn of_status(status: &Status, entries: &[&Entry]) -> Vec<(&'static str, Value)> {
    let mut headers: Vec<Header<'_>> = Vec::new();
    for entry in entries {
        for (declared, is_certain) in of_entry(entry, status) {
            let form = Form::of(&declared);
            let at = headers
                .iter()
                .position(|known| known.name.eq_ignore_ascii_case(declared.name()));
            let header = match at {
                Some(at) => &mut headers[at],
                None => {
                    headers.push(Header {
                        name: declared.name(),
                        forms: Vec::new(),
                        of: Vec::new(),
                        certain: 0,
                    });
                    headers.last_mut().unwrap_or_else(|| unreachable!())
                }
            };
            if !header.forms.contains(&form) {
                header.forms.push(form);
            }
            header.of.push(entry);
            header.certain += usize::from(is_certain);
        }
    }
    let all = entries.len();
    (headers.iter())
        .map(|header| (header.name, header.to_value(all)))
        .collect()
}

/// What a problem type sends with `status`, which may be one of its run-time codes; and whether
/// always.
fn of_entry(entry: &Entry, status: &Status) -> Vec<(DeclaredHeader, bool)> {
    let is_name = |one: &str, other: &str| one.eq_ignore_ascii_case(other);
    let of_row = entry.status().headers();
    let mut headers: Vec<(DeclaredHeader, bool)> = (entry.headers().iter())
        .filter(|header| {
            // The declared row's own are sent with its code only.
            status.code() == entry.status().code()
                || entry.problem_type().declares_header(header.name())
                || !of_row.contains(header)
        })
        .map(|header| (**header, header.is_certain()))
        .collect();
    for row in status.headers() {
        if !(headers.iter()).any(|(header, _)| is_name(header.name(), row.name())) {
            headers.push((*row, row.value().is_some()));
        }
    }
    let has_cache_control =
        (headers.iter()).any(|(header, _)| is_name(header.name(), "Cache-Control"));
    if status.code() >= 400 && !has_cache_control {
        let no_store = DeclaredHeader::__new("Cache-Control", Some("no-store"));
        headers.push((no_store, true));
    }
    headers
}

impl Form {
    fn of(header: &DeclaredHeader) -> Self {
        if let Some(value) = header.value() {
            return Self::Constant(value);
        }
        let source = header.source();
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

impl Header<'_> {
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
            matches!(entry.retry(), Retry::After(name) if name.eq_ignore_ascii_case(self.name))
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
