//! What a 5xx keeps for itself: the texts of `Display`, `Debug` and each `source()`.

use std::error::Error;
use std::iter;

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
    let shown = shown(sample, document);
    for (origin, text) in private_texts(sample) {
        if text.is_empty() || sample.public_texts.contains(&text) {
            continue;
        }
        for (place, _) in shown.iter().filter(|(_, shown)| has(shown, &text)) {
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
    // The name of a variant alone is no text of its own.
    let debug = format!("{error:?}");
    if debug.contains(['(', '{', '"']) {
        texts.push(("`Debug`".to_owned(), debug));
    }
    let sources = iter::successors(error.source(), |source: &&dyn Error| (*source).source());
    for (depth, source) in sources.enumerate() {
        let name = ["source()"].repeat(depth + 1).join(".");
        let text = source.to_string();
        // A `transparent` error writes what its source writes.
        if texts.iter().all(|(_, known)| *known != text) {
            texts.push((format!("`{name}`"), text));
        }
        let debug = format!("{source:?}");
        if debug.contains(['(', '{', '"']) && texts.iter().all(|(_, known)| *known != debug) {
            texts.push((format!("`Debug` of `{name}`"), debug));
        }
    }
    texts
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
        match serde_json::from_str(&body) {
            // What stands in it is hidden by no escapes.
            Ok(json) => push_strings("the body", &json, &mut shown),
            Err(_) => shown.push(("the body".to_owned(), body)),
        }
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
    match value {
        Value::String(text) => shown.push((place.to_owned(), text.clone())),
        Value::Array(values) => {
            for value in values {
                push_strings(place, value, shown);
            }
        }
        Value::Object(values) => {
            for (name, value) in values {
                shown.push((place.to_owned(), name.clone()));
                push_strings(place, value, shown);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
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
