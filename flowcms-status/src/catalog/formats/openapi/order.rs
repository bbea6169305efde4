//! Documents as text: JSON and YAML, in the order in which they are read.

use serde::ser::{Serialize, SerializeMap as _, SerializeSeq as _, Serializer};
use serde_json::Value;

/// These keys come first, in this order; others follow by name. It is the same whether or not some
/// crate has turned on `serde_json/preserve_order`.
const FIRST: [&str; 22] = [
    "openapi",
    "$ref",
    "info",
    "servers",
    "tags",
    "paths",
    "type",
    "title",
    "status",
    "detail",
    "instance",
    "reason",
    "context",
    "name",
    "in",
    "version",
    "summary",
    "description",
    "required",
    "headers",
    "content",
    "schema",
];

struct Ordered<'a>(&'a Value);

pub(super) fn to_json(document: &Value) -> String {
    // Neither maps with other keys than strings nor writers that fail are here.
    serde_json::to_string_pretty(&Ordered(document)).unwrap_or_default() + "\n"
}

pub(super) fn to_yaml(document: &Value) -> String {
    // JSON is YAML too.
    yaml_serde::to_string(&Ordered(document)).unwrap_or_else(|_| to_json(document))
}

impl Serialize for Ordered<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Object(object) => {
                let mut keys: Vec<&String> = object.keys().collect();
                keys.sort_by_key(|key| {
                    let place = FIRST.iter().position(|first| first == key);
                    (place.unwrap_or(FIRST.len()), *key)
                });
                let mut map = serializer.serialize_map(Some(keys.len()))?;
                for key in keys {
                    map.serialize_entry(key, &Ordered(&object[key]))?;
                }
                map.end()
            }
            Value::Array(values) => {
                let mut seq = serializer.serialize_seq(Some(values.len()))?;
                for value in values {
                    seq.serialize_element(&Ordered(value))?;
                }
                seq.end()
            }
            plain => plain.serialize(serializer),
        }
    }
}
