//! A problem as XML (RFC 9457, appendix B).

use std::borrow::Cow;
use std::fmt;
use std::io;

use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::occurrence::problem::Problem;

const NAMESPACE: &str = "urn:ietf:rfc:7807";

/// The document of `application/problem+xml`.
pub(crate) fn document(problem: &Problem<'_>) -> String {
    let mut writer = Writer::new(Vec::new());
    // A `Vec` takes every byte.
    let _ = write(problem, &mut writer);
    String::from_utf8(writer.into_inner()).unwrap_or_default()
}

fn write(problem: &Problem<'_>, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = BytesStart::new("problem").with_attributes([("xmlns", NAMESPACE)]);
    writer.write_event(Event::Start(root))?;
    element(writer, "type", problem.type_uri())?;
    element(writer, "title", problem.title())?;
    element(writer, "status", &problem.status().code().to_string())?;
    if let Some(detail) = problem.detail() {
        element(writer, "detail", &detail)?;
    }
    if let Some(instance) = problem.instance() {
        element(writer, "instance", instance)?;
    }
    element(writer, "reason", problem.reason())?;
    element(writer, "context", problem.context())?;
    for (name, member) in problem.members() {
        let Some(json) = member.to_json() else {
            continue;
        };
        // It was checked to be JSON, which every element below takes.
        let mut json = serde_json::Deserializer::from_str(&json);
        let _ = Element { writer, name }.deserialize(&mut json);
    }
    writer.write_event(Event::End(BytesEnd::new("problem")))
}

/// An element with a text and nothing else.
fn element(writer: &mut Writer<Vec<u8>>, name: &str, text: &str) -> io::Result<()> {
    let start = start(name);
    let end = start.to_end().into_owned();
    writer.write_event(Event::Start(start))?;
    writer.write_event(Event::Text(BytesText::from_escaped(escaped(text))))?;
    writer.write_event(Event::End(end))
}

/// The tag of an element for the JSON member `name`; where that is no XML name, one with the name as
/// an attribute.
fn start(name: &str) -> BytesStart<'_> {
    let is_xml_name = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && (name.chars()).all(|one| one.is_ascii_alphanumeric() || "_-.".contains(one));
    if is_xml_name {
        return BytesStart::new(name);
    }
    let mut member = BytesStart::new("member");
    member.push_attribute(("name", &*allowed(name)));
    member
}

/// `text` with what XML reserves as references.
fn escaped(text: &str) -> String {
    // A reader turns a carriage return that stands for itself into a line feed.
    escape(allowed(text)).replace('\r', "&#13;")
}

/// `text` with U+FFFD for what XML does not allow at all.
fn allowed(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_allowed) {
        return text.into();
    }
    let replaced = |one| {
        if is_allowed(one) {
            one
        } else {
            char::REPLACEMENT_CHARACTER
        }
    };
    text.chars().map(replaced).collect::<String>().into()
}

/// Whether it is a `Char` of XML 1.0.
fn is_allowed(character: char) -> bool {
    !matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// The element of one JSON value: objects have an element a member, arrays an `i` a value.
struct Element<'w, 'n> {
    writer: &'w mut Writer<Vec<u8>>,
    name: &'n str,
}

impl Element<'_, '_> {
    fn text<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        element(self.writer, self.name, text).map_err(E::custom)
    }

    fn around<E: serde::de::Error>(
        self,
        inside: impl FnOnce(&mut Writer<Vec<u8>>) -> Result<(), E>,
    ) -> Result<(), E> {
        let start = start(self.name);
        let end = start.to_end().into_owned();
        self.writer
            .write_event(Event::Start(start))
            .map_err(E::custom)?;
        inside(self.writer)?;
        self.writer.write_event(Event::End(end)).map_err(E::custom)
    }
}

impl<'de> DeserializeSeed<'de> for Element<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Element<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        self.text("")
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<(), E> {
        self.text(if value { "true" } else { "false" })
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<(), E> {
        self.text(&value.to_string())
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<(), E> {
        self.text(&value.to_string())
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<(), E> {
        self.text(&value.to_string())
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<(), E> {
        self.text(value)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<(), A::Error> {
        self.around(|writer| {
            while values
                .next_element_seed(Element {
                    writer: &mut *writer,
                    name: "i",
                })?
                .is_some()
            {}
            Ok(())
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        self.around(|writer| {
            while let Some(name) = members.next_key::<String>()? {
                members.next_value_seed(Element {
                    writer: &mut *writer,
                    name: &name,
                })?;
            }
            Ok(())
        })
    }
}
