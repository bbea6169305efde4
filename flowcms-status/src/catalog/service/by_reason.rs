//! The JSON of a catalogue, taken apart by reason.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::catalog::Catalog;

/// What a catalogue's JSON says of itself, and its lists (of problem types, of retired reasons) by
/// reason.
pub(super) struct ByReason {
    itself: Map<String, Value>,
    lists: Vec<(&'static str, HashMap<String, Value>)>,
}

impl ByReason {
    pub(super) fn new(catalog: &Catalog) -> Self {
        let Value::Object(mut itself) = catalog.to_json_value() else {
            unreachable!("a catalogue is an object");
        };
        let mut by_reason = |list: &'static str| {
            let Some(Value::Array(values)) = itself.get_mut(list).map(Value::take) else {
                unreachable!("`{list}` is a list");
            };
            let of = |value: &Value| value["reason"].as_str().unwrap_or_default().to_owned();
            let values = values.into_iter().map(|value| (of(&value), value));
            (list, values.collect())
        };
        let lists = ["problem_types", "retired"].map(&mut by_reason).to_vec();
        Self { itself, lists }
    }

    /// The same document with one reason in its lists.
    pub(super) fn only(&self, reason: &str) -> String {
        let mut document = self.itself.clone();
        for (list, values) in &self.lists {
            let value = values.get(reason).cloned();
            document.insert((*list).to_owned(), value.into_iter().collect());
        }
        Value::Object(document).to_string()
    }
}
