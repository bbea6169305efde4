//! The members of a JSON object, found in one pass and kept as the places where they stand.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// The members that a problem document has as texts, where they are: `type`, `title`, `detail`,
/// `instance`, `reason` and `context`.
pub(super) type Reserved = [Option<Text>; 6];

/// The place of a member in [`Reserved`].
fn reserved(name: &str) -> Option<usize> {
    match name {
        "type" => Some(0),
        "title" => Some(1),
        "detail" => Some(2),
        "instance" => Some(3),
        "reason" => Some(4),
        "context" => Some(5),
        _ => None,
    }
}

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

/// Finds the members of the object that `text` is; `false` = it is none.
pub(super) fn find(text: &str, found: &mut Vec<Found>, reserved: &mut Reserved) -> bool {
    let mut read = serde_json::Deserializer::from_str(text);
    let members = Members {
        text,
        is_plain: !text.as_bytes().contains(&b'\\'),
        found,
        reserved,
    };
    read.deserialize_map(members).is_ok() && read.end().is_ok()
}

struct Members<'t, 'f> {
    text: &'t str,
    /// Nothing in it is escaped.
    is_plain: bool,
    found: &'f mut Vec<Found>,
    reserved: &'f mut Reserved,
}

impl<'t> Visitor<'t> for Members<'t, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a problem document")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<(), A::Error> {
        use serde::de::Error as _;

        let text = self.text;
        while let Some(name) = map.next_key_seed(Name)? {
            let json = map.next_value::<&RawValue>()?.get();
            let string = string(json, self.is_plain).map_err(A::Error::custom)?;
            if let Some(index) = reserved(&name) {
                self.reserved[index] = string.map(|string| Text::new(string, text));
            }
            self.found.push(Found {
                name: Text::new(name, text),
                value: place(json, text),
            });
        }
        Ok(())
    }
}

/// The string that a JSON value is, if it is one. An error = it looks like JSON, and nothing reads it:
/// half a surrogate pair, a number that is too large, arrays too deep in each other.
fn string(json: &str, is_plain: bool) -> Result<Option<Cow<'_, str>>, serde_json::Error> {
    match json.as_bytes() {
        [b'"', inside @ .., b'"'] if is_plain || !inside.contains(&b'\\') => {
            Ok(Some(Cow::Borrowed(&json[1..=inside.len()])))
        }
        [b'"', ..] => serde_json::from_str(json).map(Cow::Owned).map(Some),
        [b't' | b'f' | b'n', ..] => Ok(None),
        // Any integer of so many digits is one that can be read.
        digits if digits.len() < 19 && digits.iter().all(u8::is_ascii_digit) => Ok(None),
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
