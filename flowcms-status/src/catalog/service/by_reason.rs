//! The JSON of a catalogue, taken apart by reason.

use std::collections::HashMap;

use serde_json::{Map, Value};

/// A catalogue's JSON: what it says of itself, and its lists (of problem types, of retired reasons)
/// by reason.
pub(super) struct ByReason {
    itself: Map<String, Value>,
    lists: Vec<(String, HashMap<String, Value>)>,
}

impl ByReason {
    pub(super) fn new(json: &str) -> Self {
        let mut itself = match serde_json::from_str(json) {
            Ok(Value::Object(members)) => members,
            _ => Map::new(),
        };
        let mut lists = Vec::new();
        for (name, value) in &mut itself {
            let Value::Array(values) = value else {
                continue;
            };
            let reasons: Option<Vec<String>> = (values.iter())
                .map(|value| Some(value.get("reason")?.as_str()?.to_owned()))
                .collect();
            if let Some(reasons) = reasons {
                let values = std::mem::take(values);
                lists.push((name.clone(), reasons.into_iter().zip(values).collect()));
            }
        }
        Self { itself, lists }
    }

    /// The same document with one reason in its lists.
    pub(super) fn only(&self, reason: &str) -> String {
        let mut document = self.itself.clone();
        for (name, values) in &self.lists {
            let value = values.get(reason).cloned();
            document[name] = value.into_iter().collect();
        }
        Value::Object(document).to_string()
    }
}
