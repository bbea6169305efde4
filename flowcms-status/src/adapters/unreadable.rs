//! What deserializing refused, without the values of the request: serde's text quotes them.

#![allow(dead_code, reason = "each framework needs a part of it")]

use crate::FieldErrors;
use crate::occurrence::field_errors::Place;

/// The parts of a request that are read into types.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Part {
    /// The content: a pointer leads to a field.
    Content,
    /// The query or the path: a parameter has a name.
    Parameters,
    /// A header has a name too.
    Headers,
}

/// What is said where nothing more is known.
const UNEXPECTED: &str = "is not what is expected";
const TOO_EARLY: &str = "ends too early";
const NOT_WELL_FORMED: &str = "is not well-formed";

/// What JSON could not be read into; `path` are the names that lead to where it stopped, if the
/// framework knows them.
pub(crate) fn json(error: &serde_json::Error, path: Option<&[String]>) -> FieldErrors {
    let (line, column) = (error.line(), error.column());
    let at = format!(" at line {line} column {column}");
    let text = error.to_string();
    let (name, mut detail) = if error.is_data() {
        let (name, detail) = said(text.strip_suffix(&at).unwrap_or(&text));
        (name, at_its_place(detail, path.is_some()))
    } else if error.is_eof() {
        (None, TOO_EARLY.to_owned())
    } else {
        (None, NOT_WELL_FORMED.to_owned())
    };
    if path.is_none() || !error.is_data() {
        detail = format!("{detail}, at line {line}, column {column}");
    }
    // Where nobody knows the names in front, this one leads nowhere.
    let name = match (name, path) {
        (Some(name), None) => {
            detail.insert_str(0, &format!("`{name}` "));
            None
        }
        (name, _) => name,
    };
    let path = (path.unwrap_or_default().iter().cloned()).chain(name.map(str::to_owned));
    one(Part::Content, path.collect(), detail)
}

/// The same of what is no JSON, from serde's text and the names that lead there.
pub(crate) fn at(part: Part, path: &[String], text: &str) -> FieldErrors {
    let (name, detail) = said(text);
    let detail = at_its_place(detail, !path.is_empty());
    let path = path.iter().cloned().chain(name.map(str::to_owned));
    one(part, path.collect(), detail)
}

/// The same from the text alone, which may have a path in front: `items[0].title: invalid type…`.
pub(crate) fn text(part: Part, text: &str) -> FieldErrors {
    match (said(text), text.split_once(": ")) {
        ((None, detail), Some((path, rest))) if detail == UNEXPECTED => {
            at(part, &names(path), rest)
        }
        _ => at(part, &[], text),
    }
}

/// A path leads to a member that is not known, not to what has it.
fn at_its_place(detail: String, has_path: bool) -> String {
    match detail.strip_prefix("has a member that ") {
        Some(of_member) if has_path => of_member.to_owned(),
        _ => detail,
    }
}

/// An error that is a kind of its own.
pub(crate) fn parameter(name: Option<&str>, detail: impl Into<String>) -> FieldErrors {
    let path = name.into_iter().map(str::to_owned).collect();
    one(Part::Parameters, path, detail.into())
}

/// A value of the type `expected`.
pub(crate) fn expected(expected: &str) -> String {
    format!("expected {expected}")
}

/// The detail of the document: where, and what.
pub(crate) fn sentence(errors: &FieldErrors) -> String {
    let Some(error) = errors.iter().next() else {
        return String::new();
    };
    let place = error.pointer().or(error.parameter()).or(error.header());
    let detail = error.detail().unwrap_or(UNEXPECTED);
    match place {
        Some("#") | None => detail.to_owned(),
        Some(place) => format!("`{place}`: {detail}"),
    }
}

fn one(part: Part, path: Vec<String>, detail: String) -> FieldErrors {
    let place = match part {
        Part::Content => Some(Place::of_names(&path)),
        Part::Parameters => (path.into_iter().next()).map(|name| Place::Parameter(name.into())),
        Part::Headers => (path.into_iter().next()).map(|name| Place::Header(name.into())),
    };
    let mut errors = FieldErrors::new();
    errors.push(place, None, Some(detail.into()));
    errors
}

/// The names in a path as `serde_path_to_error` displays it.
fn names(path: &str) -> Vec<String> {
    let names = path
        .split(['.', '['])
        .map(|name| name.trim_end_matches(']'));
    names
        .take_while(|name| *name != "?")
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// What of serde's text is the declaration's: the name of a field that is missing or given twice, and
/// what was expected.
fn said(text: &str) -> (Option<&str>, String) {
    for (before, detail) in [
        ("missing field `", "is missing"),
        ("duplicate field `", "is given twice"),
    ] {
        let name = text
            .strip_prefix(before)
            .and_then(|rest| rest.strip_suffix('`'));
        if let Some(name) = name {
            return (Some(name), detail.to_owned());
        }
    }
    let of_serde = (OF_SERDE.iter()).find(|(before, _)| text.starts_with(before));
    if let Some((_, kind)) = of_serde {
        let expected = (!text.ends_with("`, there are no variants")
            && !text.ends_with("`, there are no fields"))
        .then(|| text.rsplit_once(", expected "))
        .flatten();
        return match expected {
            Some((_, expected)) => (None, format!("{kind}expected {expected}")),
            None => (None, UNEXPECTED.to_owned()),
        };
    }
    for (before, between) in OF_ROUTERS {
        if text.starts_with(before) {
            if let Some((_, expected)) = text.rsplit_once(between) {
                return (None, format!("expected {}", expected.trim_matches('`')));
            }
        }
    }
    if text.starts_with("EOF while parsing ") {
        return (None, TOO_EARLY.to_owned());
    }
    let of_parsing = OF_PARSING.iter().find(|(known, _)| *known == text);
    let detail = of_parsing.map_or(UNEXPECTED, |(_, detail)| detail);
    (None, detail.to_owned())
}

/// How serde's own texts begin: what was sent follows, then what was expected.
const OF_SERDE: [(&str, &str); 5] = [
    ("invalid type: ", ""),
    ("invalid value: ", ""),
    ("invalid length ", ""),
    ("unknown variant `", ""),
    ("unknown field `", "has a member that is not known, "),
];

/// The same of what routers say of a segment.
const OF_ROUTERS: [(&str, &str); 2] =
    [("can not parse ", " to a "), ("unable to parse '", "' as ")];

/// What the standard library says of a text that is no value of a type.
const OF_PARSING: [(&str, &str); 21] = [
    ("invalid digit found in string", "expected an integer"),
    (
        "cannot parse integer from empty string",
        "expected an integer",
    ),
    (
        "number too large to fit in target type",
        "expected a smaller integer",
    ),
    (
        "number too small to fit in target type",
        "expected a larger integer",
    ),
    (
        "number would be zero for non-zero type",
        "expected an integer other than 0",
    ),
    ("invalid float literal", "expected a number"),
    ("cannot parse float from empty string", "expected a number"),
    (
        "provided string was not `true` or `false`",
        "expected `true` or `false`",
    ),
    (
        "cannot parse char from empty string",
        "expected one character",
    ),
    ("too many characters in string", "expected one character"),
    ("invalid IP address syntax", "expected an IP address"),
    ("invalid IPv4 address syntax", "expected an IPv4 address"),
    ("invalid IPv6 address syntax", "expected an IPv6 address"),
    ("invalid socket address syntax", "expected a socket address"),
    ("expected vec not empty", "is missing"),
    // And what serde_json says of what is no JSON.
    ("expected value", NOT_WELL_FORMED),
    ("expected ident", NOT_WELL_FORMED),
    ("expected `:`", NOT_WELL_FORMED),
    ("expected `,` or `]`", NOT_WELL_FORMED),
    ("expected `,` or `}`", NOT_WELL_FORMED),
    ("trailing characters", NOT_WELL_FORMED),
];

#[cfg(test)]
mod tests {
    use super::{Part, json, names, said, sentence, text};

    #[test]
    fn what_was_sent_is_never_said_and_what_was_expected_is() {
        for (of_serde, detail) in [
            (
                "invalid type: string \"hunter2\", expected u32",
                "expected u32",
            ),
            (
                "invalid type: string \"a, expected hunter2\", expected a string",
                "expected a string",
            ),
            (
                "unknown variant `hunter2`, expected one of `a`, `b`",
                "expected one of `a`, `b`",
            ),
            (
                "unknown variant `a, expected hunter2`, there are no variants",
                super::UNEXPECTED,
            ),
            (
                "unknown field `hunter2`, expected `a`",
                "has a member that is not known, expected `a`",
            ),
            (
                "invalid length 3, expected an array of length 2",
                "expected an array of length 2",
            ),
            ("invalid value: hunter2", super::UNEXPECTED),
            ("hunter2 is taken", super::UNEXPECTED),
            ("can not parse \"hunter2 to a u8\" to a u32", "expected u32"),
            ("unable to parse 'hunter2' as u32", "expected u32"),
            ("invalid digit found in string", "expected an integer"),
        ] {
            assert_eq!(said(of_serde), (None, detail.to_owned()), "{of_serde}");
        }
        assert_eq!(
            said("missing field `age`"),
            (Some("age"), "is missing".to_owned())
        );
    }

    #[test]
    fn a_path_in_front_of_a_text_is_where_it_is() {
        assert_eq!(names("items[0].title"), ["items", "0", "title"]);
        assert_eq!(names("[2][1]"), ["2", "1"]);
        assert_eq!(names("by_id.?.title"), ["by_id"]);
        let errors = text(
            Part::Content,
            "items[0].title: invalid type: map, expected a string",
        );
        assert_eq!(
            errors.iter().next().unwrap().pointer(),
            Some("#/items/0/title")
        );
        let errors = text(Part::Parameters, "page: invalid digit found in string");
        assert_eq!(sentence(&errors), "`page`: expected an integer");
        let errors = text(Part::Parameters, "missing field `page`");
        assert_eq!(sentence(&errors), "`page`: is missing");
        assert_eq!(
            sentence(&text(Part::Parameters, "a: hunter2")),
            "`a`: is not what is expected"
        );
    }

    #[test]
    fn json_without_a_path_says_the_line() {
        let error = serde_json::from_str::<u32>("\n \"hunter2\"").unwrap_err();
        assert_eq!(
            sentence(&json(&error, None)),
            "expected u32, at line 2, column 10"
        );
        let error = serde_json::from_str::<u32>("{").unwrap_err();
        assert_eq!(
            sentence(&json(&error, None)),
            "expected u32, at line 1, column 0"
        );
        let error = serde_json::from_str::<Vec<u32>>("[1,").unwrap_err();
        assert_eq!(
            sentence(&json(&error, None)),
            "ends too early, at line 1, column 3"
        );
        let error = serde_json::from_str::<Vec<u32>>("[1;").unwrap_err();
        assert_eq!(
            sentence(&json(&error, None)),
            "is not well-formed, at line 1, column 3"
        );
    }
}
