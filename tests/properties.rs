//! Whatever the fields hold: nothing panics, and each response is valid HTTP with a valid problem
//! document.

use std::collections::{BTreeMap, HashSet};
use std::error::Error;
use std::fmt;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Path;
use axum::routing::get;
use flowcms_status::http::{HeaderMap, HeaderValue, Method, Request};
use flowcms_status::{FlowCms, FlowError, Problem, status_table};
use http_body_util::{BodyExt as _, Empty};
use hyper_util::rt::TokioIo;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{
    Serialize, SerializeMap as _, SerializeSeq as _, SerializeStruct as _, Serializer,
};
use serde_json::Value;
use tokio::net::{TcpListener, TcpStream};

/// How an arbitrary `Display` or `Serialize` behaves.
#[derive(Debug, Clone, Copy)]
enum Fails {
    Never,
    AtOnce,
    HalfWay,
}

fn fails() -> impl Strategy<Value = Fails> {
    prop_oneof![
        2 => Just(Fails::Never),
        1 => Just(Fails::AtOnce),
        2 => Just(Fails::HalfWay)
    ]
}

/// A text whose `Display` may fail.
#[derive(Debug, Clone)]
struct Shown {
    text: String,
    fails: Fails,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.fails {
            Fails::Never => f.write_str(&self.text),
            Fails::AtOnce => Err(fmt::Error),
            Fails::HalfWay => f.write_str(&self.text).and(Err(fmt::Error)),
        }
    }
}

impl Error for Shown {}

fn shown() -> impl Strategy<Value = Shown> {
    (text(), fails()).prop_map(|(text, fails)| Shown { text, fails })
}

/// A value whose `Serialize` takes one of serde's shapes and may fail inside of it, and may go on
/// as if nothing had happened.
#[derive(Debug, Clone)]
struct Shape {
    kind: Kind,
    text: String,
    fails: Fails,
    hides_it: bool,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Str,
    Bytes,
    Seq,
    Map,
    NumberKeys,
    Struct,
    Newtype,
    Tuple,
    UnitVariant,
    NewtypeVariant,
    Display,
    KeyWithoutValue,
}

const KINDS: &[Kind] = &[
    Kind::Str,
    Kind::Bytes,
    Kind::Seq,
    Kind::Map,
    Kind::NumberKeys,
    Kind::Struct,
    Kind::Newtype,
    Kind::Tuple,
    Kind::UnitVariant,
    Kind::NewtypeVariant,
    Kind::Display,
    Kind::KeyWithoutValue,
];

fn shape() -> impl Strategy<Value = Shape> {
    let kind = prop::sample::select(KINDS);
    (kind, text(), fails(), any::<bool>()).prop_map(|(kind, text, fails, hides_it)| Shape {
        kind,
        text,
        fails,
        hides_it,
    })
}

/// Fails, and has written a part of itself before if it fails half way.
struct Inside<'a>(&'a Shape);

impl Serialize for Inside<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let failure = || serde::ser::Error::custom("it does not serialize");
        match self.0.fails {
            Fails::Never => serializer.serialize_str(&self.0.text),
            Fails::AtOnce => Err(failure()),
            Fails::HalfWay => {
                let mut seq = serializer.serialize_seq(Some(2))?;
                seq.serialize_element(&self.0.text)?;
                Err(failure())
            }
        }
    }
}

impl Serialize for Shape {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let unless_hidden = |result: Result<(), S::Error>| match result {
            Err(_) if self.hides_it => Ok(()),
            result => result,
        };
        let inside = &Inside(self);
        match self.kind {
            Kind::Str => serializer.serialize_str(&self.text),
            Kind::Bytes => serializer.serialize_bytes(self.text.as_bytes()),
            Kind::Seq => {
                let mut seq = serializer.serialize_seq(None)?;
                seq.serialize_element(&self.text)?;
                unless_hidden(seq.serialize_element(inside))?;
                seq.end()
            }
            Kind::Map => {
                let mut map = serializer.serialize_map(None)?;
                map.serialize_entry("first", &self.text)?;
                unless_hidden(map.serialize_entry("second", inside))?;
                map.end()
            }
            Kind::NumberKeys => {
                let mut map = serializer.serialize_map(None)?;
                map.serialize_entry(&7, inside)?;
                unless_hidden(map.serialize_entry(&[0], "a key that is a list"))?;
                map.end()
            }
            Kind::Struct => {
                let mut fields = serializer.serialize_struct("Shape", 2)?;
                fields.serialize_field("text", &self.text)?;
                unless_hidden(fields.serialize_field("inside", inside))?;
                fields.end()
            }
            Kind::Newtype => serializer.serialize_newtype_struct("Shape", inside),
            Kind::Tuple => (1, f64::NAN, None::<u8>, inside).serialize(serializer),
            Kind::UnitVariant => serializer.serialize_unit_variant("Shape", 0, "Variant"),
            Kind::NewtypeVariant => {
                serializer.serialize_newtype_variant("Shape", 1, "Variant", inside)
            }
            // A `Display` that fails panics here, in serde as in `to_string`: not for us to mend.
            Kind::Display => serializer.collect_str(&self.text),
            Kind::KeyWithoutValue => {
                let mut map = serializer.serialize_map(None)?;
                map.serialize_key("key")?;
                map.end()
            }
        }
    }
}

/// What serde can be given as the value of one member.
#[derive(Debug, Clone, serde::Serialize)]
struct Nested {
    text: String,
    number: f64,
    big: u128,
    none: Option<u8>,
    map: BTreeMap<String, Vec<Option<char>>>,
    unit: (),
}

fn nested() -> impl Strategy<Value = Nested> {
    let map = prop::collection::btree_map(
        any::<String>(),
        prop::collection::vec(any::<Option<char>>(), 0..3),
        0..3,
    );
    let number = prop_oneof![any::<f64>(), Just(f64::NAN), Just(f64::NEG_INFINITY)];
    (text(), number, any::<u128>(), map).prop_map(|(text, number, big, map)| Nested {
        text,
        number,
        big,
        none: None,
        map,
        unit: (),
    })
}

/// Texts of all kinds: none, printable, with what splits headers and strings, and very long.
fn text() -> impl Strategy<Value = String> {
    let nasty =
        "[\"\\\\/\r\n\t\0\u{1}-\u{1f}\u{7f}\u{80}-\u{9f}\u{2028}\u{feff}\u{10ffff}{}%a-c ]{0,24}";
    prop_oneof![
        4 => any::<String>(),
        4 => nasty,
        1 => Just(String::new()),
        1 => (any::<String>(), 1..500_usize).prop_map(|(text, times)| text.repeat(times)),
        1 => (0..700_usize).prop_map(|length| "\u{1}\u{e9}".repeat(length)),
    ]
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(
    type_base = "https://docs.example.com/errors#",
    member("of_all" = Self::of_all),
    header("X-Of-All" = Self::header_of_all),
)]
enum Wild {
    #[error("shown: {0}")]
    #[flow(code = 400)]
    Display(Shown),
    #[error("{0}")]
    #[flow(code = 422)]
    Plain(String),
    #[error("{text}")]
    #[flow(code = 409, detail = "{text}")]
    PlainTemplate { text: Arc<str> },
    #[error("hidden-display")]
    #[flow(code = 404, detail = "{shown:?} {{ {text:>width$.3} }} {text}")]
    Template {
        shown: Shown,
        text: String,
        width: usize,
    },
    #[error("hidden-display")]
    #[flow(code = 403, detail = Self::function)]
    Function(Shown),
    #[error("members")]
    #[flow(code = 400, member("text" = "{shape:?}: {shown}"), member("fun" = Self::member))]
    Members {
        #[flow(member)]
        shape: Shape,
        #[flow(member)]
        nested: Nested,
        #[flow(member = "opt")]
        option: Option<String>,
        #[flow(member)]
        float: f64,
        #[flow(member)]
        shapes: Vec<Shape>,
        #[flow(member)]
        unit: (),
        shown: Shown,
    },
    #[error("headers")]
    #[flow(code = 429, header("X-Text" = "<{shown}>"), header("X-Fun" = Self::header))]
    Headers {
        #[flow(header = "X-String")]
        string: String,
        #[flow(header = "X-Option")]
        option: Option<Box<str>>,
        #[flow(header = "X-List")]
        list: Vec<String>,
        #[flow(header = "Retry-After")]
        wait: Duration,
        #[flow(header = "X-Time")]
        time: SystemTime,
        #[flow(header = "X-Integer")]
        integer: i128,
        #[flow(header = "X-Value")]
        value: HeaderValue,
        #[flow(header = "Allow")]
        methods: Vec<Method>,
        #[flow(header = "Cache-Control")]
        cache: Option<String>,
        shown: Shown,
    },
    #[error("private {0}")]
    #[flow(code = 500)]
    Private(Shown, #[source] Shown),
    #[error("private {text}")]
    #[flow(code = 503, detail = none, header("X-Text" = "{retry}"))]
    PrivateToo {
        text: String,
        retry: u8,
        #[flow(member)]
        shape: Shape,
    },
    #[error("upstream: {text}")]
    #[flow(code = 400)]
    Status {
        text: String,
        #[flow(status)]
        status: Option<u16>,
    },
    #[error(transparent)]
    #[flow(transparent)]
    Inner(Box<Wild>),
    #[error("outer {1}")]
    Outer(#[flow(transparent)] Box<Wild>, Shown),
    #[error(transparent)]
    #[flow(map = Mapped)]
    Mapped(Shown),
}

impl Wild {
    fn of_all(&self) -> Option<u8> {
        matches!(self, Self::Plain(_)).then_some(1)
    }

    fn header_of_all(&self) -> Option<String> {
        match self {
            Self::Plain(text) => Some(text.clone()),
            _ => None,
        }
    }

    fn function(&self) -> impl fmt::Display + use<> {
        match self {
            Self::Function(shown) => shown.clone(),
            _ => unreachable!("only that variant names it"),
        }
    }

    fn member(&self) -> Option<Shape> {
        match self {
            Self::Members { shape, .. } => Some(shape.clone()),
            _ => None,
        }
    }

    fn header(&self) -> Vec<String> {
        match self {
            Self::Headers { string, list, .. } => list.iter().chain([string]).cloned().collect(),
            _ => Vec::new(),
        }
    }
}

status_table! {
    /// How shown texts answer.
    struct Mapped(Shown) in FlowCms {
        Shown { fails: Fails::HalfWay, .. } => 500,
        #[flow(detail = "{text}", header("X-Mapped" = "{text}"), member("mapped" = "{text}"), reason = "once")]
        Shown { fails: Fails::AtOnce, text } => 400,
        #[flow(member("all" = "{it}"))]
        it => 404 "Look elsewhere.",
    }
}

fn leaf() -> impl Strategy<Value = Wild> {
    let members = (
        shape(),
        nested(),
        prop::option::of(text()),
        prop_oneof![any::<f64>(), Just(f64::NAN)],
        prop::collection::vec(shape(), 0..3),
        shown(),
    )
        .prop_map(
            |(shape, nested, option, float, shapes, shown)| Wild::Members {
                shape,
                nested,
                option,
                float,
                shapes,
                unit: (),
                shown,
            },
        );
    let value = prop::collection::vec(
        any::<u8>().prop_filter("no header has it", |byte| {
            *byte == b'\t' || (*byte >= b' ' && *byte != 127)
        }),
        0..20,
    )
    .prop_map(|bytes| HeaderValue::from_bytes(&bytes).unwrap());
    let times = (any::<Duration>(), any::<Duration>()).prop_map(|(wait, time)| {
        let past = SystemTime::UNIX_EPOCH.checked_sub(time);
        let time = SystemTime::UNIX_EPOCH.checked_add(time).or(past);
        (wait, time.unwrap_or(SystemTime::UNIX_EPOCH))
    });
    let headers = (
        (text(), prop::option::of(text())),
        prop::collection::vec(text(), 0..3),
        times,
        any::<i128>(),
        value,
        prop::sample::subsequence(vec![Method::GET, Method::PUT, Method::DELETE], 0..=3),
        prop::option::of(text()),
        shown(),
    )
        .prop_map(
            |((string, option), list, (wait, time), integer, value, methods, cache, shown)| {
                Wild::Headers {
                    string,
                    option: option.map(String::into_boxed_str),
                    list,
                    wait,
                    time,
                    integer,
                    value,
                    methods,
                    cache,
                    shown,
                }
            },
        );
    prop_oneof![
        1 => shown().prop_map(Wild::Display),
        1 => text().prop_map(Wild::Plain),
        1 => text().prop_map(|text| Wild::PlainTemplate { text: text.into() }),
        1 => (shown(), text(), 0..300_usize).prop_map(|(shown, text, width)| Wild::Template {
            shown,
            text,
            width
        }),
        1 => shown().prop_map(Wild::Function),
        4 => members,
        4 => headers,
        1 => (shown(), shown()).prop_map(|(shown, source)| Wild::Private(shown, source)),
        1 => (text(), any::<u8>(), shape()).prop_map(|(text, retry, shape)| Wild::PrivateToo {
            text,
            retry,
            shape
        }),
        1 => (text(), any::<Option<u16>>()).prop_map(|(text, status)| Wild::Status { text, status }),
        1 => (text(), prop::sample::select(vec![304, 400, 405, 418, 429, 500, 504]))
            .prop_map(|(text, status)| Wild::Status { text, status: Some(status) }),
        1 => shown().prop_map(Wild::Mapped),
    ]
}

fn wild() -> impl Strategy<Value = Wild> {
    leaf().prop_recursive(3, 8, 1, |inner| {
        prop_oneof![
            inner.clone().prop_map(|inner| Wild::Inner(Box::new(inner))),
            (inner, shown()).prop_map(|(inner, shown)| Wild::Outer(Box::new(inner), shown)),
        ]
    })
}

/// The document as a tree that keeps the order of members and takes no name twice.
#[derive(Debug)]
struct Strict(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(StrictVisitor)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Strict;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object whose names differ")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Strict, A::Error> {
        let mut members = Vec::new();
        let mut names = HashSet::new();
        while let Some(name) = map.next_key::<String>()? {
            if !names.insert(name.clone()) {
                return Err(serde::de::Error::custom(format!("`{name}` twice")));
            }
            members.push((name, map.next_value::<Unique>()?.0));
        }
        Ok(Strict(members))
    }
}

/// A value without an object that has a name twice.
struct Unique(Value);

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = Unique;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_bool<E>(self, value: bool) -> Result<Unique, E> {
                Ok(Unique(value.into()))
            }

            fn visit_i64<E>(self, value: i64) -> Result<Unique, E> {
                Ok(Unique(value.into()))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Unique, E> {
                Ok(Unique(value.into()))
            }

            fn visit_f64<E>(self, value: f64) -> Result<Unique, E> {
                Ok(Unique(value.into()))
            }

            fn visit_str<E>(self, value: &str) -> Result<Unique, E> {
                Ok(Unique(value.into()))
            }

            fn visit_unit<E>(self) -> Result<Unique, E> {
                Ok(Unique(Value::Null))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Unique, A::Error> {
                let mut list = Vec::new();
                while let Some(Unique(value)) = seq.next_element()? {
                    list.push(value);
                }
                Ok(Unique(list.into()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Unique, A::Error> {
                let Strict(members) = StrictVisitor.visit_map(map)?;
                Ok(Unique(Value::Object(members.into_iter().collect())))
            }
        }

        deserializer.deserialize_any(Any)
    }
}

static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema = include_str!("data/rfc9457-problem.schema.json");
    jsonschema::options()
        .should_validate_formats(true)
        .build(&serde_json::from_str(schema).unwrap())
        .unwrap()
});

/// The members that every document may have, in the order in which they stand.
const MEMBERS: [&str; 7] = [
    "type", "title", "status", "detail", "instance", "reason", "context",
];

/// The members of a body, checked by every rule that all documents follow.
fn checked_document(body: &[u8]) -> Vec<(String, Value)> {
    let text = std::str::from_utf8(body).unwrap();
    let Strict(members) = serde_json::from_str(text).unwrap_or_else(|it| panic!("{it}: {text}"));
    let document = Value::Object(members.iter().cloned().collect());
    if let Err(error) = SCHEMA.validate(&document) {
        panic!("{error}: {text}");
    }
    let names: Vec<&str> = members.iter().map(|(name, _)| name.as_str()).collect();
    let own: Vec<&str> = (MEMBERS.iter().copied())
        .filter(|name| names.contains(name))
        .collect();
    assert!(names.starts_with(&own), "{names:?}");
    for required in ["type", "title", "status", "reason", "context"] {
        assert!(own.contains(&required), "no {required}: {text}");
    }
    members
}

/// A field line by RFC 9110, sections 5.1 and 5.5.
fn check_headers(headers: &HeaderMap) {
    let is_token = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"!#$%&'*+-.^_`|~".contains(&byte)
    };
    for (name, value) in headers {
        assert!(name.as_str().bytes().all(is_token), "{name}");
        let is_field = |byte: &u8| matches!(byte, b'\t' | b' '..=b'~' | 0x80..=0xff);
        assert!(value.as_bytes().iter().all(is_field), "{name}: {value:?}");
        assert_eq!(headers.get_all(name).iter().count(), 1, "{name} twice");
    }
}

fn member<'d>(document: &'d [(String, Value)], name: &str) -> Option<&'d Value> {
    let mut members = document.iter();
    members.find(|(of, _)| of == name).map(|(_, value)| value)
}

/// The document without the `instance`, which each response has its own of (feature `tracing`).
fn without_instance(document: Vec<(String, Value)>) -> Vec<(String, Value)> {
    document
        .into_iter()
        .filter(|(name, _)| name != "instance")
        .collect()
}

/// What holds for every response of every error. Returns its document, if it has content.
fn check(error: &dyn FlowError) -> (HeaderMap, Vec<(String, Value)>) {
    let (parts, body) = error.to_response().into_parts();
    check_headers(&parts.headers);
    assert_eq!(parts.status, error.status_code());
    if parts.status == 304 {
        assert!(body.is_empty());
        assert!(!parts.headers.contains_key("content-type"));
        return (parts.headers, Vec::new());
    }
    assert_eq!(parts.headers["content-type"], "application/problem+json");
    let declares_cache = error.problem_type().headers();
    let declares_cache = declares_cache.iter().any(|it| it.name() == "Cache-Control");
    if parts.status.as_u16() >= 400 && !declares_cache {
        assert_eq!(parts.headers["cache-control"], "no-store");
    }

    let document = checked_document(&body);
    let status = error.status();
    assert_eq!(member(&document, "status"), Some(&status.code().into()));
    assert_eq!(
        member(&document, "reason"),
        Some(&error.problem_type().reason().into())
    );

    // The same document by every way out.
    let problem = Problem::new(error);
    let other = checked_document(problem.to_json().as_bytes());
    let document = without_instance(document);
    assert_eq!(other, document);
    let object = Value::Object(document.iter().cloned().collect());
    assert_eq!(serde_json::to_value(&problem).unwrap(), object);
    let serialized = checked_document(&serde_json::to_vec(&problem).unwrap());
    assert_eq!(serialized, document);
    let detail = member(&document, "detail").map(|detail| detail.as_str().unwrap());
    assert_eq!(problem.detail().as_deref(), detail);
    (parts.headers, document)
}

/// What a member is sent as on its own: `None` if it does not serialize or is `null`.
fn value(member: &impl Serialize) -> Option<Value> {
    let json = serde_json::to_string(member).ok()?;
    let Unique(value) = serde_json::from_str(&json).ok()?;
    Some(value).filter(|value| !value.is_null())
}

/// What a header field is sent as on its own.
fn header(text: &str) -> Option<Vec<u8>> {
    let trimmed = text.trim_matches([' ', '\t']);
    let value = HeaderValue::from_str(trimmed).ok()?;
    Some(value.as_bytes().to_vec())
}

fn sent(headers: &HeaderMap, name: &str) -> Option<Vec<u8>> {
    headers.get(name).map(|value| value.as_bytes().to_vec())
}

fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_response_is_valid_http_with_a_valid_document(error in wild()) {
        check(&error);
    }

    #[test]
    fn a_displayed_detail_is_the_whole_text_or_nothing(shown in shown()) {
        let (_, document) = check(&Wild::Display(shown.clone()));
        let expected = match shown.fails {
            Fails::Never => Some(Value::from(format!("shown: {}", shown.text))),
            Fails::AtOnce | Fails::HalfWay => None,
        };
        prop_assert_eq!(member(&document, "detail"), expected.as_ref());
    }

    #[test]
    fn a_detail_that_is_one_field_is_that_text(text in text()) {
        let expected = Value::from(text.as_str());
        let (_, document) = check(&Wild::PlainTemplate { text: text.clone().into() });
        prop_assert_eq!(member(&document, "detail"), Some(&expected));
        let (headers, document) = check(&Wild::Plain(text.clone()));
        prop_assert_eq!(member(&document, "detail"), Some(&expected));
        prop_assert_eq!(member(&document, "of_all"), Some(&1.into()));
        prop_assert_eq!(sent(&headers, "x-of-all"), header(&text));
    }

    #[test]
    fn a_template_writes_as_format_does(shown in shown(), text in text(), width in 0..300_usize) {
        let expected = format!("{shown:?} {{ {text:>width$.3} }} {text}");
        let (_, document) = check(&Wild::Template { shown, text, width });
        prop_assert_eq!(member(&document, "detail"), Some(&expected.into()));
    }

    #[test]
    fn a_function_writes_the_detail_or_nothing(shown in shown()) {
        let expected = matches!(shown.fails, Fails::Never).then(|| shown.text.clone().into());
        let (_, document) = check(&Wild::Function(shown));
        prop_assert_eq!(member(&document, "detail"), expected.as_ref());
    }

    #[test]
    fn a_member_is_written_whole_or_left_out_whole(
        shape in shape(),
        nested in nested(),
        option in prop::option::of(text()),
        float in prop_oneof![any::<f64>(), Just(f64::NAN)],
        shapes in prop::collection::vec(shape(), 0..3),
        shown in shown(),
    ) {
        let expected = [
            ("text", matches!(shown.fails, Fails::Never).then(|| format!("{shape:?}: {shown}").into())),
            ("fun", value(&shape)),
            ("shape", value(&shape)),
            ("nested", value(&nested)),
            ("opt", value(&option)),
            ("float", value(&float)),
            ("shapes", value(&shapes)),
            ("unit", None),
        ];
        let error = Wild::Members { shape, nested, option, float, shapes, unit: (), shown };
        let (_, document) = check(&error);
        let extensions: Vec<&(String, Value)> = document
            .iter()
            .filter(|(name, _)| !MEMBERS.contains(&name.as_str()))
            .collect();
        let expected: Vec<(String, Value)> = expected
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?)))
            .collect();
        prop_assert_eq!(extensions, expected.iter().collect::<Vec<_>>());
    }

    #[test]
    fn a_header_is_sent_as_it_is_or_left_out(
        string in text(),
        option in prop::option::of(text()),
        cache in prop::option::of(text()),
        shown in shown(),
        integer in any::<i128>(),
        seconds in any::<u64>(),
    ) {
        let error = Wild::Headers {
            string: string.clone(),
            option: option.clone().map(String::into_boxed_str),
            list: vec![string.clone(), "b".to_owned()],
            wait: Duration::from_secs(seconds),
            time: SystemTime::UNIX_EPOCH,
            integer,
            value: HeaderValue::from_static("as it is"),
            methods: vec![Method::GET, Method::HEAD],
            cache: cache.clone(),
            shown: shown.clone(),
        };
        let (headers, _) = check(&error);
        let text = matches!(shown.fails, Fails::Never).then(|| format!("<{}>", shown.text));
        prop_assert_eq!(sent(&headers, "x-string"), header(&string));
        prop_assert_eq!(sent(&headers, "x-option"), option.and_then(|it| header(&it)));
        prop_assert_eq!(sent(&headers, "x-text"), text.and_then(|it| header(&it)));
        prop_assert_eq!(sent(&headers, "x-integer"), Some(integer.to_string().into_bytes()));
        prop_assert_eq!(sent(&headers, "retry-after"), Some(seconds.to_string().into_bytes()));
        prop_assert_eq!(sent(&headers, "x-value"), Some(b"as it is".to_vec()));
        prop_assert_eq!(sent(&headers, "allow"), Some(b"GET, HEAD".to_vec()));
        prop_assert_eq!(headers.contains_key("x-list"), header(&string).is_some());
        // Its own if that can be sent, else the one of all errors: never none.
        let own = cache.and_then(|it| header(&it));
        prop_assert_eq!(sent(&headers, "cache-control"), Some(own.unwrap_or(b"no-store".to_vec())));
    }

    #[test]
    fn from_500_up_neither_text_nor_source_nor_debug_reaches_the_caller(
        text in "[a-z\"\\\\\n]{0,20}SECRET",
        fails in fails(),
        retry in any::<u8>(),
        status in prop::sample::select(vec![500_u16, 502, 503, 504]),
    ) {
        let shown = Shown { text: text.clone(), fails };
        let shape = Shape { kind: Kind::Str, text: "public".into(), fails, hides_it: false };
        let private = [
            Wild::Private(shown.clone(), shown.clone()),
            Wild::PrivateToo { text: text.clone(), retry, shape },
            Wild::Status { text, status: Some(status) },
            Wild::Mapped(Shown { fails: Fails::HalfWay, ..shown.clone() }),
        ];
        for inner in private {
            let outer = Wild::Outer(Box::new(inner), shown.clone());
            let errors = match &outer {
                Wild::Outer(inner, _) => [&**inner, &outer],
                _ => unreachable!("made above"),
            };
            for error in errors {
                check(error);
                let (parts, body) = error.to_response().into_parts();
                prop_assert!(parts.status.is_server_error());
                prop_assert!(!String::from_utf8_lossy(&body).contains("SECRET"));
                for value in parts.headers.values() {
                    prop_assert!(!String::from_utf8_lossy(value.as_bytes()).contains("SECRET"));
                }
                let debug = format!("{:?}", Problem::new(error));
                prop_assert!(!debug.contains("SECRET"));
            }
        }
    }

    #[test]
    fn a_run_time_status_is_an_error_of_the_table_that_lacks_nothing_or_the_declared_one(
        text in text(),
        status in prop_oneof![any::<u16>(), 0..1_000_u16],
    ) {
        let known = FlowCms::ALL.iter().any(|row| row.code() == status && status >= 400)
            // Nothing supplies `Allow`.
            && status != 405;
        let error = Wild::Status { text, status: Some(status) };
        check(&error);
        prop_assert_eq!(error.status_code().as_u16(), if known { status } else { 400 });
    }

    #[test]
    fn the_detail_of_an_outer_error_is_what_the_inner_one_declares_or_its_own(
        text in text(),
        shown in shown(),
    ) {
        let declared = Wild::PlainTemplate { text: text.clone().into() };
        let outer = Wild::Outer(Box::new(declared), shown.clone());
        let (_, document) = check(&outer);
        prop_assert_eq!(member(&document, "detail"), Some(&text.clone().into()));

        let default = Wild::Plain(text);
        let outer = Wild::Outer(Box::new(default), shown.clone());
        let (_, document) = check(&outer);
        let own = matches!(shown.fails, Fails::Never).then(|| format!("outer {shown}").into());
        prop_assert_eq!(member(&document, "detail"), own.as_ref());
    }

    #[test]
    fn a_map_writes_what_its_patterns_bind(text in text()) {
        let once = Shown { text: text.clone(), fails: Fails::AtOnce };
        let (headers, document) = check(&Mapped(once.clone()));
        prop_assert_eq!(member(&document, "detail"), Some(&text.clone().into()));
        prop_assert_eq!(member(&document, "mapped"), Some(&text.clone().into()));
        prop_assert_eq!(sent(&headers, "x-mapped"), header(&text));
        let (_, nested) = check(&Wild::Mapped(once));
        // The same in the voice of the type, which has a `type_base`.
        let uri = Value::from("https://docs.example.com/errors#once");
        prop_assert_eq!(member(&nested, "type"), Some(&uri));
        prop_assert_eq!(&nested[1..document.len()], &document[1..]);
    }
}

/// Hyper writes what it is given and reads what it accepts: a response that is no valid HTTP ends
/// the connection, which all requests here share.
#[tokio::test]
async fn a_real_server_and_a_real_client_agree_on_every_response() {
    let mut runner = TestRunner::deterministic();
    let errors: Vec<Wild> = (0..300)
        .map(|_| wild().new_tree(&mut runner).unwrap().current())
        .collect();
    let expected: Vec<u16> = errors.iter().map(|it| it.status_code().as_u16()).collect();
    let errors = Arc::new(errors);
    let handler = move |Path(index): Path<usize>| {
        let response = errors[index].to_response();
        async move { response.map(Body::from) }
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = Router::new().route("/{index}", get(handler));
    tokio::spawn(async move { axum::serve(listener, router).await });

    let stream = TcpStream::connect(address).await.unwrap();
    // Headers may be as long as the texts that are in them.
    let connection = hyper::client::conn::http1::Builder::new()
        .max_buf_size(1 << 24)
        .handshake(TokioIo::new(stream));
    let (mut client, connection) = connection.await.unwrap();
    tokio::spawn(connection);
    for (index, status) in expected.into_iter().enumerate() {
        client.ready().await.unwrap();
        let request = Request::get(format!("/{index}"))
            .header("host", "localhost")
            .body(Empty::<Bytes>::new())
            .unwrap();
        let (parts, body) = client.send_request(request).await.unwrap().into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        assert_eq!(parts.status, status);
        check_headers(&parts.headers);
        if status != 304 {
            assert_eq!(parts.headers["content-length"], body.len().to_string());
            checked_document(&body);
        }
    }
}
