//! A problem as XML (RFC 9457, appendix B).

use quick_xml::escape::escape;

use crate::occurrence::left_out;
use crate::occurrence::problem::Problem;

const START: &str = r#"<?xml version="1.0" encoding="UTF-8"?><problem xmlns="urn:ietf:rfc:7807">"#;

/// The document of `application/problem+xml`.
pub(crate) fn document(problem: &Problem<'_>) -> String {
    let mut xml = START.to_owned();
    element(&mut xml, "type", problem.type_uri());
    element(&mut xml, "title", problem.title());
    element(&mut xml, "status", &problem.status().code().to_string());
    if let Some(detail) = problem.detail() {
        element(&mut xml, "detail", &detail);
    }
    if let Some(instance) = problem.instance() {
        element(&mut xml, "instance", instance);
    }
    element(&mut xml, "reason", problem.reason());
    element(&mut xml, "context", problem.context());
    for (name, member) in problem.members() {
        let Some(json) = member.to_json() else {
            continue;
        };
        let before = xml.len();
        if value(&mut xml, name, &json).is_none() {
            xml.truncate(before);
            left_out::member(name, problem.problem_type());
        }
    }
    xml.push_str("</problem>");
    xml
}

/// An element with a text and nothing else.
fn element(xml: &mut String, name: &str, text: &str) {
    start(xml, name);
    xml.push_str(&escaped(text));
    end(xml, name);
}

/// The tag of an element for the JSON member `name`; where that is no XML name, one with the name as
/// an attribute.
fn start(xml: &mut String, name: &str) {
    xml.push('<');
    xml.push_str(tag(name));
    if tag(name) != name {
        // A reader turns white space that stands for itself into spaces.
        let name = escaped(name).replace('\n', "&#10;").replace('\t', "&#9;");
        xml.push_str(" name=\"");
        xml.push_str(&name);
        xml.push('"');
    }
    xml.push('>');
}

fn end(xml: &mut String, name: &str) {
    xml.push_str("</");
    xml.push_str(tag(name));
    xml.push('>');
}

fn tag(name: &str) -> &str {
    let is_xml_name = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && (name.chars()).all(|one| one.is_ascii_alphanumeric() || "_-.".contains(one));
    if is_xml_name { name } else { "member" }
}

/// `text` with what XML reserves as references, and U+FFFD for what it does not allow at all.
fn escaped(text: &str) -> String {
    let allowed = text.chars().map(|one| {
        if is_allowed(one) {
            one
        } else {
            char::REPLACEMENT_CHARACTER
        }
    });
    // A reader turns a carriage return that stands for itself into a line feed.
    escape(allowed.collect::<String>()).replace('\r', "&#13;")
}

/// Whether it is a `Char` of XML 1.0.
fn is_allowed(character: char) -> bool {
    !matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// What is open while a value is written.
enum Open {
    List(String),
    Map(String),
}

/// The element of `json`, which is one JSON value: objects have an element a member, lists an `i` a
/// value, numbers are the digits that were sent. `None` where a string is none of Unicode.
///
/// It is a loop, so that no depth exhausts the stack.
fn value(xml: &mut String, name: &str, json: &str) -> Option<()> {
    let mut open = Vec::new();
    let mut next_name = Some(name.to_owned());
    let mut rest = json;
    while let Some(first) = rest.bytes().next() {
        let len = token_len(rest);
        let (token, after) = rest.split_at(len);
        rest = after;
        match first {
            b' ' | b'\t' | b'\n' | b'\r' | b',' | b':' => continue,
            b']' | b'}' => {
                let (Open::List(name) | Open::Map(name)) = open.pop()?;
                end(xml, &name);
                continue;
            }
            _ => {}
        }
        let text = match first {
            b'"' => serde_json::from_str(token).ok()?,
            _ => token.to_owned(),
        };
        let name = match (next_name.take(), open.last()) {
            (Some(name), _) => name,
            (None, Some(Open::List(_))) => "i".to_owned(),
            (None, _) => {
                next_name = Some(text);
                continue;
            }
        };
        match first {
            b'[' | b'{' => {
                start(xml, &name);
                open.push(if first == b'[' {
                    Open::List(name)
                } else {
                    Open::Map(name)
                });
            }
            b'n' => element(xml, &name, ""),
            _ => element(xml, &name, &text),
        }
    }
    open.is_empty().then_some(())
}

/// How long the token is that `json` starts with.
fn token_len(json: &str) -> usize {
    let bytes = json.as_bytes();
    match bytes {
        [b'"', inside @ ..] => {
            let mut is_escaped = false;
            let end = inside.iter().position(|byte| match byte {
                _ if is_escaped => {
                    is_escaped = false;
                    false
                }
                b'\\' => {
                    is_escaped = true;
                    false
                }
                byte => *byte == b'"',
            });
            end.map_or(bytes.len(), |end| end + 2)
        }
        [first, ..] if first.is_ascii_alphanumeric() || *first == b'-' => bytes
            .iter()
            .position(|byte| !(byte.is_ascii_alphanumeric() || b"+-.".contains(byte)))
            .unwrap_or(bytes.len()),
        _ => 1,
    }
}
