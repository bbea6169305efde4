//! What a 5xx keeps for itself: the texts of `Display`, `Debug` and each `source()`.

use std::error::Error;
use std::{fmt, iter};

use serde_json::Value;

use super::document::Document;
use super::sample::Sample;
use crate::catalog::EntryHeader;

/// A shorter text stands in others by chance: it is found only where it is all there is.
const SHORTEST: usize = 4;

pub(super) fn private(sample: &Sample<'_>, document: Option<&Document>, faults: &mut Vec<String>) {
    let declared = sample.error.problem_type().status();
    if !sample.status.is_server_error() && !declared.is_server_error() {
        return;
    }
    let shown: Vec<(String, Vec<String>)> = (shown(sample, document).into_iter())
        .map(|(place, text)| (place, readings(&text)))
        .collect();
    for (origin, text) in private_texts(sample) {
        if text.is_empty() || sample.public_texts.contains(&text) {
            continue;
        }
        let has_it = |readings: &[String]| readings.iter().any(|shown| has(shown, &text));
        for (place, _) in shown.iter().filter(|(_, readings)| has_it(readings)) {
            faults.push(format!(
                "{place} has the text of {origin}, {text:?}, which callers of a 5xx must not see: \
                 leave it out, declare it as the `detail`, or call `.public_text(…)` if it is no \
                 secret"
            ));
        }
    }
}

/// Each with where it comes from.
fn private_texts(sample: &Sample<'_>) -> Vec<(String, String)> {
    let error = sample.error;
    let mut texts = Vec::new();
    if !error.detail().is_declared() {
        texts.push(("`Display`".to_owned(), error.to_string()));
    }
    let mut push = |origin: String, text: String| {
        // A `transparent` error writes what its source writes.
        if texts.iter().all(|(_, known)| *known != text) {
            texts.push((origin, text));
        }
    };
    for (name, text) in debug("`Debug`", error) {
        push(name, text);
    }
    let sources = iter::successors(error.source(), |source: &&dyn Error| (*source).source());
    for (depth, source) in sources.enumerate() {
        let name = ["source()"].repeat(depth + 1).join(".");
        push(format!("`{name}`"), source.to_string());
        for (name, text) in debug(&format!("`Debug` of `{name}`"), source) {
            push(name, text);
        }
    }
    texts
}

/// What `Debug` writes, in one line and in several. The name of a variant alone is no text of its own.
fn debug(origin: &str, of: &(impl fmt::Debug + ?Sized)) -> Vec<(String, String)> {
    let texts = [format!("{of:?}"), format!("{of:#?}")].into_iter();
    let is_name = |text: &str| text.chars().all(|c| c.is_alphanumeric() || c == '_');
    texts
        .filter(|text| !is_name(text))
        .map(|text| (origin.to_owned(), text))
        .collect()
}

/// Each text that callers see and that is not the same for all occurrences.
fn shown(sample: &Sample<'_>, document: Option<&Document>) -> Vec<(String, String)> {
    let mut shown = Vec::new();
    for (name, value) in sample.headers() {
        let value = String::from_utf8_lossy(value.as_bytes());
        let mut constants = sample
            .entry
            .headers()
            .iter()
            .flat_map(EntryHeader::values)
            .filter_map(|(constant, _)| constant);
        if constants.all(|constant| constant != value) {
            shown.push((format!("the header `{name}`"), value.into_owned()));
        }
    }
    let Some(document) = document else {
        let body = String::from_utf8_lossy(sample.response.body()).into_owned();
        shown.push(("the body".to_owned(), body));
        return shown;
    };
    for (name, value) in document.members() {
        let is_declared = match name {
            "type" | "title" | "reason" | "context" => true,
            "detail" => sample.error.detail().is_declared(),
            _ => false,
        };
        if !is_declared {
            push_strings(&format!("the member `{name}`"), value, &mut shown);
        }
    }
    shown
}

fn push_strings(place: &str, value: &Value, shown: &mut Vec<(String, String)>) {
    for text in strings(value) {
        shown.push((place.to_owned(), text));
    }
}

/// All texts of a JSON value.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(values) => values.iter().flat_map(strings).collect(),
        Value::Object(values) => {
            let values = values.iter();
            values
                .flat_map(|(name, value)| iter::once(name.clone()).chain(strings(value)))
                .collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

/// The text, and what it says to who reads it as JSON, as an escaped literal, as HTML or XML, or as a
/// part of a URI: escapes hide nothing.
fn readings(text: &str) -> Vec<String> {
    let mut readings = vec![text.to_owned()];
    if let Ok(json) = serde_json::from_str(text) {
        readings.extend(
            strings(&json)
                .iter()
                .flat_map(|text| readings_of_text(text)),
        );
    }
    readings.extend(readings_of_text(text));
    readings
}

fn readings_of_text(text: &str) -> Vec<String> {
    let mut readings = vec![text.to_owned()];
    for (mark, read) in [
        ('\\', escape as fn(&str) -> Option<(char, usize)>),
        ('&', reference),
    ] {
        if text.contains(mark) {
            readings.push(replaced(text, mark, read));
        }
    }
    if text.contains('%') {
        readings.push(percent_decoded(text));
    }
    readings
}

/// The text with each mark and what follows it read as a character; of which `read` says how long it is.
fn replaced(text: &str, mark: char, read: fn(&str) -> Option<(char, usize)>) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(mark) {
        plain.push_str(&rest[..at]);
        let behind = &rest[at + mark.len_utf8()..];
        match read(behind) {
            Some((char, length)) => {
                plain.push(char);
                rest = &behind[length..];
            }
            None => {
                plain.push(mark);
                rest = behind;
            }
        }
    }
    plain + rest
}

/// An escape of Rust and JSON, behind its backslash.
fn escape(text: &str) -> Option<(char, usize)> {
    let first = text.chars().next()?;
    let hex = |digits: &str, length| {
        let code = u32::from_str_radix(digits, 16).ok()?;
        Some((char::from_u32(code)?, length))
    };
    match first {
        'n' => Some(('\n', 1)),
        'r' => Some(('\r', 1)),
        't' => Some(('\t', 1)),
        'u' => match text.get(1..)?.strip_prefix('{') {
            Some(braced) => {
                let (digits, _) = braced.split_once('}')?;
                hex(digits, digits.len() + 3)
            }
            None => hex(text.get(1..5)?, 5),
        },
        '"' | '\'' | '\\' | '/' => Some((first, 1)),
        _ => None,
    }
}

/// A reference of HTML and XML, behind its `&`.
fn reference(text: &str) -> Option<(char, usize)> {
    let (name, _) = text.split_once(';')?;
    let char = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    };
    Some((char, name.len() + 1))
}

fn percent_decoded(text: &str) -> String {
    let mut plain = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        let digits = behind
            .get(..2)
            .and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match (first, byte) {
            (b'%', Some(byte)) => {
                plain.push(byte);
                rest = &behind[2..];
            }
            _ => {
                plain.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&plain).into_owned()
}

/// Whether the text stands in there as words of its own.
fn has(shown: &str, text: &str) -> bool {
    if text.chars().count() < SHORTEST {
        return shown == text;
    }
    let is_edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    shown.match_indices(text).any(|(at, _)| {
        is_edge(shown[..at].chars().next_back()) && is_edge(shown[at + text.len()..].chars().next())
    })
}
