//! `Serialize` of a problem: the members of the document, each as it stands in that.

use std::any::type_name;
use std::fmt;

use serde::de::{Deserializer as _, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::occurrence::left_out;
use crate::occurrence::problem::Problem;
use crate::occurrence::writing::writing;

/// As the document that [`to_json`](Problem::to_json) writes: `serde_json` writes the same bytes, other
/// formats get the values. What a [`Value`] cannot hold, such as `1e999`, is left out of one.
impl Serialize for Problem<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let standard = self.standard();
        map.serialize_entry("type", standard.type_uri)?;
        for (name, text) in standard.before_status() {
            map.serialize_entry(name, text)?;
        }
        map.serialize_entry("status", &standard.status)?;
        for (name, text) in standard.after_status() {
            map.serialize_entry(name, text)?;
        }
        // A value may ask for a document when it is written.
        let members = writing(self, "", || self.serialize_members(&mut map));
        members.unwrap_or(Ok(()))?;
        map.end()
    }
}

impl Problem<'_> {
    fn serialize_members<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let leaves_null_out = self.relayed().is_none();
        for (name, member) in self.members() {
            let mut json = Vec::new();
            let written = member.write_json(&mut json).is_ok();
            let raw = serde_json::from_slice::<&RawValue>(&json).ok();
            let is_held = |raw: &&RawValue| !is::<M::Ok, Value>() || held(raw.get()).is_some();
            match raw.filter(|_| written).filter(is_held) {
                Some(raw) if leaves_null_out && raw.get() == "null" => {}
                Some(raw) if is::<M::Error, serde_json::Error>() => {
                    map.serialize_entry(name, raw)?;
                }
                Some(raw) => map.serialize_entry(name, &Json { raw, depth: 0 })?,
                None => left_out::member(name, self.problem_type()),
            }
        }
        Ok(())
    }
}

/// Whether a type of a serializer's is this one of `serde_json`: it need not be `'static`, so only its
/// name can be asked for.
fn is<T, OfJson>() -> bool {
    type_name::<T>() == type_name::<OfJson>()
}

fn held(json: &str) -> Option<Value> {
    serde_json::from_str(json).ok()
}

/// How deep the values are that other formats get as values. What is deeper is a text to them.
const DEEPEST: usize = 64;

/// A JSON value as what it is to serde.
struct Json<'j> {
    raw: &'j RawValue,
    depth: usize,
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let json = self.raw.get();
        let inside = |raw| Json {
            raw,
            depth: self.depth + 1,
        };
        match json.as_bytes().first() {
            _ if self.depth == DEEPEST => serializer.serialize_str(json),
            Some(b'n') => serializer.serialize_unit(),
            Some(b't') => serializer.serialize_bool(true),
            Some(b'f') => serializer.serialize_bool(false),
            Some(b'"') => match serde_json::from_str::<String>(json) {
                Ok(text) => serializer.serialize_str(&text),
                // An escape of half a character.
                Err(_) => serializer.serialize_str(json),
            },
            Some(b'[') => {
                let values: Vec<&RawValue> = serde_json::from_str(json).unwrap_or_default();
                serializer.collect_seq(values.into_iter().map(inside))
            }
            Some(b'{') => {
                let members = members(json).unwrap_or_default().into_iter();
                serializer.collect_map(members.map(|(name, value)| (name, inside(value))))
            }
            _ => number(json, serializer),
        }
    }
}

/// A number as the smallest type that holds it.
fn number<S: Serializer>(json: &str, serializer: S) -> Result<S::Ok, S::Error> {
    macro_rules! integers {
        ($($integer:ident $serialize:ident)*) => {$(
            if let Some(number) = json.parse::<$integer>().ok().filter(|_| json != "-0") {
                return serializer.$serialize(number);
            }
        )*};
    }
    integers! {
        u64 serialize_u64
        i64 serialize_i64
        u128 serialize_u128
        i128 serialize_i128
    }
    // What is too large for it is infinite.
    serializer.serialize_f64(json.parse().unwrap_or(f64::NAN))
}

/// The members of an object in their order, also those whose names are the same.
fn members(json: &str) -> serde_json::Result<Vec<(String, &RawValue)>> {
    struct Members;

    impl<'de> Visitor<'de> for Members {
        type Value = Vec<(String, &'de RawValue)>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut members = Vec::new();
            while let Some(member) = map.next_entry()? {
                members.push(member);
            }
            Ok(members)
        }
    }

    serde_json::Deserializer::from_str(json).deserialize_map(Members)
}
