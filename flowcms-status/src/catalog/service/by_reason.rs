//! The JSON of a catalogue, taken apart by reason.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::catalog::Model;

/// What a catalogue's JSON says of itself, and its lists (of problem types, of retired reasons) by
/// reason.
pub(super) struct ByReason {
    itself: Map<String, Value>,
    lists: Vec<(&'static str, HashMap<String, Vec<Value>>)>,
}

impl ByReason {
    pub(super) fn new(model: &Model) -> Self {
        let Value::Object(mut itself) = model.to_json_value() else {
            unreachable!("a catalogue is an object");
        };
        let mut by_reason = |list: &'static str| {
            let Some(Value::Array(values)) = itself.get_mut(list).map(Value::take) else {
                unreachable!("`{list}` is a list");
            };
            let of = |value: &Value| value["reason"].as_str().unwrap_or_default().to_owned();
            let mut by_reason: HashMap<String, Vec<Value>> = HashMap::new();
            for value in values {
                by_reason.entry(of(&value)).or_default().push(value);
            }
            (list, by_reason)
        };
        let lists = ["problem_types", "retired"].map(&mut by_reason).to_vec();
        Self { itself, lists }
    }

    /// The same document with one reason in its lists.
    pub(super) fn only(&self, reason: &str) -> String {
        let mut document = self.itself.clone();
        for (list, values) in &self.lists {
            let values = values.get(reason).cloned().unwrap_or_default();
            document.insert((*list).to_owned(), values.into());
        }
        Value::Object(document).to_string()
    }
}
