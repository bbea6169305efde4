//! The members of a JSON object, found in one pass and kept as the places where they stand.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// The members that a problem document has as texts.
const RESERVED: [&str; 6] = ["type", "title", "detail", "instance", "reason", "context"];

/// Those that are texts, in that order.
pub(super) type Reserved = [Option<Text>; RESERVED.len()];

/// A string of a JSON text.
#[derive(Clone)]
pub(super) enum Text {
    /// As it stands there.
    At(Range<usize>),
    /// Something in it is escaped.
    Unescaped(Box<str>),
}

impl Text {
    /// The string, which is part of `text`.
    fn new(string: Cow<'_, str>, text: &str) -> Self {
        match string {
            Cow::Borrowed(part) => Self::At(place(part, text)),
            Cow::Owned(own) => Self::Unescaped(own.into_boxed_str()),
        }
    }

    pub(super) fn of<'t>(&'t self, text: &'t str) -> &'t str {
        match self {
            Self::At(place) => &text[place.clone()],
            Self::Unescaped(own) => own,
        }
    }
}

/// A member: its name, and where its value stands.
#[derive(Clone)]
pub(super) struct Found {
    name: Text,
    value: Range<usize>,
}

impl Found {
    pub(super) fn name<'t>(&'t self, text: &'t str) -> &'t str {
        self.name.of(text)
    }

    pub(super) fn value<'t>(&self, text: &'t str) -> &'t str {
        &text[self.value.clone()]
    }
}

/// Where `part` stands in `text`, of which it is a part.
fn place(part: &str, text: &str) -> Range<usize> {
    let start = part.as_ptr().addr() - text.as_ptr().addr();
    start..start + part.len()
}

/// The members of the object that `text` is; `None` = it is none.
pub(super) fn members(text: &str) -> Option<(Vec<Found>, Reserved)> {
    let mut read = serde_json::Deserializer::from_str(text);
    let members = read.deserialize_map(Members { text }).ok()?;
    read.end().ok()?;
    Some(members)
}

struct Members<'t> {
    text: &'t str,
}

impl<'t> Visitor<'t> for Members<'t> {
    type Value = (Vec<Found>, Reserved);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a problem document")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        use serde::de::Error as _;

        let text = self.text;
        let mut found = Vec::with_capacity(12);
        let mut reserved = Reserved::default();
        while let Some(name) = map.next_key_seed(Name)? {
            let json = map.next_value::<&RawValue>()?.get();
            let string = string(json).map_err(A::Error::custom)?;
            let index = RESERVED.iter().position(|reserved| *reserved == name);
            if let Some(index) = index {
                reserved[index] = string.map(|string| Text::new(string, text));
            }
            found.push(Found {
                name: Text::new(name, text),
                value: place(json, text),
            });
        }
        Ok((found, reserved))
    }
}

/// The string that a JSON value is, if it is one. An error = it looks like JSON, and nothing reads it:
/// half a surrogate pair, a number that is too large, arrays too deep in each other.
fn string(json: &str) -> Result<Option<Cow<'_, str>>, serde_json::Error> {
    match json.as_bytes() {
        [b'"', inside @ .., b'"'] if !inside.contains(&b'\\') => {
            Ok(Some(Cow::Borrowed(&json[1..=inside.len()])))
        }
        [b'"', ..] => serde_json::from_str(json).map(Cow::Owned).map(Some),
        [b't' | b'f' | b'n', ..] => Ok(None),
        _ => {
            let mut read = serde_json::Deserializer::from_str(json);
            Whole.deserialize(&mut read).map(|()| None)
        }
    }
}

/// The name of a member.
struct Name;

impl<'t> DeserializeSeed<'t> for Name {
    type Value = Cow<'t, str>;

    fn deserialize<D: Deserializer<'t>>(self, read: D) -> Result<Self::Value, D::Error> {
        read.deserialize_str(self)
    }
}

impl<'t> Visitor<'t> for Name {
    type Value = Cow<'t, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, name: &'t str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(name))
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(name.to_owned()))
    }
}

/// A value that is read to its last part and forgotten, which `IgnoredAny` does not look at.
struct Whole;

impl<'t> DeserializeSeed<'t> for Whole {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, read: D) -> Result<(), D::Error> {
        read.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for Whole {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(Whole)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_key::<IgnoredAny>()?.is_some() {
            map.next_value_seed(Whole)?;
        }
        Ok(())
    }
}
