//! Field errors as JSON, and back.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::Value;

use super::{FieldError, FieldErrors, Place};

impl Serialize for FieldErrors {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&self.list)
    }
}

impl Serialize for FieldError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match &self.place {
            Some(Place::Pointer(pointer)) => map.serialize_entry("pointer", pointer)?,
            Some(Place::Parameter(name)) => map.serialize_entry("parameter", name)?,
            Some(Place::Header(name)) => map.serialize_entry("header", name)?,
            None => {}
        }
        if let Some(reason) = &self.reason {
            map.serialize_entry("reason", reason)?;
        }
        if let Some(detail) = &self.detail {
            map.serialize_entry("detail", detail)?;
        }
        for (name, value) in &self.params {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for FieldErrors {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(|list| Self { list })
    }
}

/// Of what it knows, a value of a wrong type is as if it were not there (RFC 9457, section 3.1).
impl<'de> Deserialize<'de> for FieldError {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Item)
    }
}

struct Item;

impl<'de> Visitor<'de> for Item {
    type Value = FieldError;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with `pointer`, `parameter` or `header`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<FieldError, A::Error> {
        let mut item = FieldError {
            place: None,
            reason: None,
            detail: None,
            params: Vec::new(),
        };
        while let Some((name, value)) = map.next_entry::<String, Value>()? {
            match (name.as_str(), value) {
                ("pointer", Value::String(pointer)) => item.place = Some(Place::Pointer(pointer)),
                ("parameter", Value::String(name)) if item.pointer().is_none() => {
                    item.place = Some(Place::Parameter(name.into()));
                }
                ("header", Value::String(name)) if item.place.is_none() => {
                    item.place = Some(Place::Header(name.into()));
                }
                ("reason", Value::String(reason)) => item.reason = Some(reason.into()),
                ("detail", Value::String(detail)) => item.detail = Some(detail.into()),
                (_, value) => item.insert(Cow::Owned(name), value),
            }
        }
        Ok(item)
    }
}
