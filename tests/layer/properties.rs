//! Whatever comes in, what goes out is well formed: any `Accept`, any text, any document. What is
//! expected is what the RFCs, XML and HTML say.

use std::convert::Infallible;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use flowcms_status::{FlowError, Instance, Problem, ProblemLayer};
use http::{HeaderValue, Request, Response};
use http_body_util::{BodyExt as _, Full};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use scraper::{Html, Selector};
use serde_json::Value;
use serde_json::value::RawValue;
use tower::{Layer as _, Service as _, service_fn};

use crate::world::{Answer, answer};

fn document(problem: &Problem<'_>) -> String {
    problem.to_json()
}

/// A member that is written as it stands.
#[derive(Debug, thiserror::Error, FlowError)]
#[error("raw")]
#[flow(code = 422)]
struct Raw {
    #[flow(member)]
    value: Box<RawValue>,
    #[flow(member = "last")]
    number: u128,
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("{detail}")]
#[flow(code = 422)]
struct Anything {
    detail: String,
    #[flow(member)]
    value: String,
}

/// What is ready at once, as all of these services are.
fn now<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    match future
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("it waits"),
    }
}

/// What the layer makes of `response`, for a request with these headers.
fn through<F>(layer: &ProblemLayer, accept: &[u8], id: &[u8], response: F) -> Answer
where
    F: Fn() -> Response<Full<Bytes>> + Clone,
{
    through_with(layer, &[("accept", accept), ("x-request-id", id)], response)
}

fn through_with<F>(layer: &ProblemLayer, headers: &[(&'static str, &[u8])], response: F) -> Answer
where
    F: Fn() -> Response<Full<Bytes>> + Clone,
{
    let mut request = Request::new(());
    for &(name, value) in headers {
        if let Ok(value) = HeaderValue::from_bytes(value) {
            request.headers_mut().append(name, value);
        }
    }
    let service = service_fn(move |_: Request<()>| {
        let response = response.clone();
        async move { Ok::<_, Infallible>(response()) }
    });
    let Ok(response) = now(layer.layer(service).call(request));
    let (parts, body) = response.into_parts();
    let Ok(body) = now(body.collect());
    answer(Response::from_parts(parts, body.to_bytes()))
}

/// A page has the tags of its template and no others.
fn tags(page: &str) -> Vec<&str> {
    let tags = page.split('<').skip(1);
    tags.map(|tag| tag.split(['>', ' ', '\n']).next().unwrap_or(tag))
        .collect()
}

/// Texts of what lines, terminals, tags, references and JSON are made of.
fn text() -> impl Strategy<Value = String> {
    let hostile = prop::sample::select(vec![
        "\n",
        "\r",
        "\r\n",
        "\t",
        "\0",
        "\u{1b}[2J",
        "\u{7f}",
        "\u{85}",
        "\u{9b}",
        "\u{2028}",
        "\u{2029}",
        "\u{202e}",
        "\u{fdd0}",
        "\u{fffe}",
        "\u{1ffff}",
        "\"",
        "\\",
        "'",
        "<",
        ">",
        "&",
        "</p>",
        "<script>",
        "&#13;",
        "]]>",
        "<!--",
        "reason: forged",
        " ",
        "ß",
        "\u{1f980}",
    ]);
    let piece = prop_oneof![3 => hostile.prop_map(str::to_owned), 1 => "[a-z]{1,6}", 1 => ".{1,3}"];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

/// JSON as it may come from elsewhere: what a `Value` cannot hold is in it, too.
#[derive(Debug, Clone)]
enum Json {
    Null,
    Literal(&'static str),
    Text(String),
    /// An escape that stands for no character.
    LoneSurrogate,
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
}

fn json() -> impl Strategy<Value = Json> {
    let literals = prop::sample::select(vec![
        "true",
        "false",
        "0",
        "-0",
        "-0.0",
        "1.50",
        "1E+2",
        "1e999",
        "-1e-999",
        "340282366920938463463374607431768211455",
        "-9223372036854775809",
        "18446744073709551616",
    ]);
    let leaf = prop_oneof![
        4 => Just(Json::Null),
        16 => literals.prop_map(Json::Literal),
        16 => text().prop_map(Json::Text),
        1 => Just(Json::LoneSurrogate),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::List),
            prop::collection::vec((text(), inner), 0..4).prop_map(Json::Map),
        ]
    })
}

impl Json {
    /// The text, with `space` wherever RFC 8259 allows some.
    fn write(&self, space: &str, to: &mut String) {
        let string = |text: &str| serde_json::to_string(text).expect("a string");
        match self {
            Self::Null => to.push_str("null"),
            Self::Literal(literal) => to.push_str(literal),
            Self::Text(text) => to.push_str(&string(text)),
            Self::LoneSurrogate => to.push_str(r#""\ud800""#),
            Self::List(values) => {
                to.push('[');
                for (at, value) in values.iter().enumerate() {
                    to.push_str(if at == 0 { "" } else { "," });
                    to.push_str(space);
                    value.write(space, to);
                    to.push_str(space);
                }
                to.push(']');
            }
            Self::Map(members) => {
                to.push('{');
                for (at, (name, value)) in members.iter().enumerate() {
                    to.push_str(if at == 0 { "" } else { "," });
                    for piece in [space, &string(name), space, ":", space] {
                        to.push_str(piece);
                    }
                    value.write(space, to);
                    to.push_str(space);
                }
                to.push('}');
            }
        }
    }

    /// Whether XML can hold it.
    fn is_text(&self) -> bool {
        match self {
            Self::LoneSurrogate => false,
            Self::List(values) => values.iter().all(Self::is_text),
            Self::Map(members) => members.iter().all(|(_, value)| value.is_text()),
            Self::Null | Self::Literal(_) | Self::Text(_) => true,
        }
    }

    /// The names and the texts of its elements in XML.
    fn elements(&self, name: &str, to: &mut Vec<(String, String)>) {
        let at = to.len();
        to.push((name.to_owned(), String::new()));
        match self {
            Self::Null | Self::LoneSurrogate => {}
            Self::Literal(literal) => to[at].1.push_str(literal),
            Self::Text(text) => to[at].1 = allowed_in_xml(text),
            Self::List(values) => values.iter().for_each(|value| value.elements("i", to)),
            Self::Map(members) => {
                for (name, value) in members {
                    value.elements(&allowed_in_xml(name), to);
                }
            }
        }
    }
}

/// `text` as `Char`s (XML 1.0, section 2.2).
fn allowed_in_xml(text: &str) -> String {
    let is_char = |one: char| matches!(u32::from(one), 0x9 | 0xa | 0xd | 0x20..=0xd7ff | 0xe000..=0xfffd | 0x1_0000..);
    (text.chars())
        .map(|one| if is_char(one) { one } else { '\u{fffd}' })
        .collect()
}

/// The names and the texts of all elements of a document in XML, as a parser reads them.
fn elements(xml: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut all, mut open): (Vec<(String, String)>, Vec<usize>) = Default::default();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) => {
                let tag = start.name().as_ref().to_owned();
                let name = start.attributes().find_map(|attribute| {
                    let attribute = attribute.expect("an attribute");
                    let value = attribute.value.to_string();
                    // White space that stands for itself is a space (XML 1.0, section 3.3.3).
                    assert!(!value.contains(['\n', '\r', '\t', '<', '"']), "{value:?}");
                    (attribute.key.as_ref() == "name").then(|| unescaped(&value))
                });
                open.push(all.len());
                all.push((name.unwrap_or(tag), String::new()));
            }
            Event::End(_) => _ = open.pop().expect("an open element"),
            Event::Text(text) => {
                // A reader makes line feeds of them (section 2.11).
                assert!(!text.contains(['\r', '<', '&']), "{text:?}");
                all[*open.last().expect("an open element")]
                    .1
                    .push_str(&text);
            }
            Event::GeneralRef(reference) => {
                let text = unescaped(&format!("&{};", &*reference));
                all[*open.last().expect("an open element")]
                    .1
                    .push_str(&text);
            }
            Event::Decl(_) => {}
            Event::Eof => break,
            other => panic!("{other:?}"),
        }
    }
    assert!(open.is_empty(), "{xml}");
    all
}

fn unescaped(text: &str) -> String {
    quick_xml::escape::unescape(text)
        .expect("known references")
        .into_owned()
}

/// What `text` is in a page: the characters that HTML has.
fn allowed_in_html(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let is_known = |one: char| match u32::from(one) {
        0x9 | 0xa | 0xc => true,
        0..0x20 | 0x7f..0xa0 | 0xfdd0..=0xfdef => false,
        code => code & 0xffff < 0xfffe,
    };
    (text.chars())
        .map(|one| if is_known(one) { one } else { '\u{fffd}' })
        .collect()
}

/// The lines of the text form: nothing in it ends a line or talks to a terminal.
fn lines(text: &str) -> Vec<&str> {
    let is_one = |one: char| (one.is_control() && one != '\n') || "\u{2028}\u{2029}".contains(one);
    assert!(!text.contains(is_one), "{text:?}");
    text.strip_suffix('\n')
        .expect("a last line")
        .split('\n')
        .collect()
}

/// A media range of `Accept` with its weight in thousandths; `None` = a weight that is none.
#[derive(Debug, Clone)]
struct Range {
    media_type: (&'static str, &'static str),
    has_parameters: bool,
    weight: Option<u16>,
    written: String,
}

/// `Accept` by the grammar of RFC 9110, sections 5.6 and 12.5.1.
fn ranges() -> impl Strategy<Value = Vec<Range>> {
    let media_types = prop::sample::select(vec![
        ("*", "*"),
        ("application", "*"),
        ("text", "*"),
        ("image", "*"),
        ("application", "problem+json"),
        ("application", "json"),
        ("application", "problem+xml"),
        ("application", "xml"),
        ("text", "xml"),
        ("text", "html"),
        ("text", "plain"),
        ("image", "png"),
        ("application", "problem"),
    ]);
    let quoted = prop::collection::vec(
        prop::sample::select(vec![
            ",",
            ";",
            "=",
            " ",
            "\\\"",
            "\\\\",
            "\\,",
            "\\q",
            "q=0",
            ";q=1",
            "text/html",
            ", */*;q=1",
        ]),
        0..5,
    );
    let value = prop_oneof![
        "[a-z0-9.!#-]{1,4}",
        quoted.prop_map(|pieces| format!("\"{}\"", pieces.concat())),
    ];
    let parameters = prop::collection::vec(("(level|v|a|qq)", value), 0..3);
    let weights = prop::sample::select(vec![
        ("", Some(1000)),
        ("q=1", Some(1000)),
        ("Q=1.", Some(1000)),
        ("q=1.000", Some(1000)),
        ("q=0", Some(0)),
        ("q=0.", Some(0)),
        ("q=0.000", Some(0)),
        ("q=0.5", Some(500)),
        ("q=0.85", Some(850)),
        ("q=0.001", Some(1)),
        ("Q=0.999", Some(999)),
        ("q=1.5", None),
        ("q=1.001", None),
        ("q=2", None),
        ("q=0.1234", None),
        ("q=-1", None),
        ("q=", None),
        ("q=\"1\"", None),
        ("q=.5", None),
        ("q=0,5", None),
    ]);
    let space = prop::sample::select(vec!["", " ", "\t"]);
    let range = (media_types, parameters, weights, space, any::<bool>()).prop_map(
        |(media_type, parameters, (weight_text, weight), space, is_upper)| {
            let (main, sub) = media_type;
            let mut written = format!("{main}/{sub}");
            if is_upper {
                written.make_ascii_uppercase();
            }
            for (name, value) in &parameters {
                written += &[space, ";", space, name, "=", value].concat();
            }
            if !weight_text.is_empty() {
                written += &[space, ";", space, weight_text].concat();
            }
            let has_parameters = !parameters.is_empty();
            Range {
                media_type,
                has_parameters,
                weight,
                written,
            }
        },
    );
    prop::collection::vec(range, 0..6)
}

/// The weight that `ranges` give to a form that is named by these media types: that of the most
/// exact one. No form has parameters.
fn weight(ranges: &[Range], names: &[(&str, &str)]) -> u16 {
    let exactness = |range: &Range| {
        let (main, sub) = range.media_type;
        match names.iter().position(|name| *name == (main, sub)) {
            Some(0) => Some(3),
            Some(_) => Some(2),
            None if sub == "*" && main == names[0].0 => Some(1),
            None => ((main, sub) == ("*", "*")).then_some(0),
        }
    };
    (ranges.iter())
        .filter_map(|range| Some((exactness(range)?, !range.has_parameters, range.weight?)))
        .max()
        .map_or(0, |(_, _, weight)| weight)
}

/// The forms, each with the media types that ask for it, its own first.
const FORMS: [&[(&str, &str)]; 5] = [
    &[("application", "problem+json")],
    &[("application", "json")],
    &[
        ("application", "problem+xml"),
        ("application", "xml"),
        ("text", "xml"),
    ],
    &[("text", "html")],
    &[("text", "plain")],
];

proptest! {
    #[test]
    fn every_form_of_every_error_is_well_formed(detail in text(), value in text()) {
        let layer = ProblemLayer::new();
        let response = || Anything { detail: detail.clone(), value: value.clone() }.into();
        let json = through(&layer, b"application/json", b"", response);
        let document: Value = serde_json::from_str(&json.body).expect("JSON");
        prop_assert_eq!(&document["detail"], &Value::from(detail.clone()));
        prop_assert_eq!(&document["value"], &Value::from(value.clone()));

        let xml = elements(&through(&layer, b"application/problem+xml", b"", response).body);
        let told = |name: &str| xml.iter().find(|(it, _)| it == name).map(|(_, text)| text.clone());
        prop_assert_eq!(told("detail"), Some(allowed_in_xml(&detail)));
        prop_assert_eq!(told("value"), Some(allowed_in_xml(&value)));

        let html = through(&layer, b"text/html", b"", response).body;
        let page = Html::parse_document(&html);
        prop_assert!(page.errors.is_empty(), "{:?} of {}", page.errors, html);
        let strong = page.select(&Selector::parse("strong").expect("a selector")).next();
        let strong: String = strong.expect("the detail").text().collect();
        prop_assert_eq!(strong, allowed_in_html(&detail));
        let is_refused = |one: char| one != allowed_in_html(&one.to_string()).chars().next().unwrap_or(one);
        prop_assert!(!html.contains(is_refused), "{:?}", html);
        let template = through(&layer, b"text/html", b"", || {
            Anything { detail: "plain".to_owned(), value: String::new() }.into()
        });
        prop_assert_eq!(tags(&html), tags(&template.body), "{}", html);

        let text = through(&layer, b"text/plain", b"", response).body;
        prop_assert_eq!(lines(&text).len(), 7, "{}", text);
    }

    #[test]
    fn the_form_is_one_that_accept_gives_the_most_weight(ranges in ranges(), at in 0..6_usize) {
        // `q=0,5` are two: what is behind the comma is no media range.
        let written: Vec<&str> = ranges.iter().map(|range| &*range.written).collect();
        let ranges: Vec<Range> = ranges.iter().cloned().map(|mut range| {
            if range.written.ends_with("q=0,5") {
                range.weight = Some(0);
            }
            range
        }).collect();
        // In one line or in two (RFC 9110, section 5.3).
        let (first, second) = written.split_at(at.min(written.len()));
        let (first, second) = (first.join(" ,"), second.join(","));
        let layer = ProblemLayer::new();
        let bare = || {
            let mut response = Response::new(Full::default());
            *response.status_mut() = http::StatusCode::NOT_FOUND;
            response
        };
        let answer = through_with(&layer, &[("accept", first.as_bytes()), ("accept", second.as_bytes())], bare);
        let sent = answer.header("content-type").split(';').next().unwrap_or_default();
        let sent = sent.split_once('/').expect("a media type");
        let most = FORMS.iter().map(|names| weight(&ranges, names)).max().unwrap_or(0);
        if most == 0 {
            prop_assert_eq!(sent, ("application", "problem+json"));
        } else {
            let form = FORMS.iter().find(|names| names[0] == sent).expect("a form");
            prop_assert_eq!(weight(&ranges, form), most, "{:?} of {:?}, {:?}", sent, first, second);
        }
    }

    #[test]
    fn any_accept_and_any_request_id_is_answered(
        accept in prop::collection::vec(any::<u8>(), 0..80),
        id in prop::collection::vec(any::<u8>(), 0..80),
    ) {
        let layer = ProblemLayer::new().instance(Instance::RequestId);
        let answer = through(&layer, &accept, &id, || {
            let mut response = Response::new(Full::default());
            *response.status_mut() = http::StatusCode::NOT_FOUND;
            response
        });
        prop_assert_eq!(answer.status, 404);
        prop_assert_eq!(answer.header("vary"), "accept");
        if answer.header("content-type").ends_with("json") {
            let document: Value = serde_json::from_str(&answer.body).expect("JSON");
            if let Some(instance) = document.get("instance") {
                let instance = instance.as_str().expect("a string");
                let is_reference = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%:".contains(&byte);
                prop_assert!(instance.bytes().all(is_reference), "{}", instance);
            }
        }
    }

    #[test]
    fn any_text_of_a_rejection_is_a_detail_or_none(
        text in prop::collection::vec(any::<u8>(), 0..200),
        code in 400u16..600,
    ) {
        let answer = through(&ProblemLayer::new(), b"*/*", b"", || {
            let body = Full::new(Bytes::copy_from_slice(&text));
            let response = Response::builder().status(code).header("content-type", "text/plain");
            response.body(body).expect("a response")
        });
        let document = answer.problem();
        prop_assert_eq!((answer.status, &document["status"]), (code, &Value::from(code)));
        let expected = std::str::from_utf8(&text).ok().map(str::trim);
        let expected = expected.filter(|text| !text.is_empty() && code < 500);
        prop_assert_eq!(document.get("detail").and_then(Value::as_str), expected);
    }

    #[test]
    fn what_serde_writes_of_a_problem_is_its_document(value in json(), number in any::<u128>(), detail in text()) {
        let mut json = String::new();
        value.write("", &mut json);
        let raw = Raw { value: RawValue::from_string(json).expect("JSON"), number };
        let problem = Problem::new(&raw);
        prop_assert_eq!(serde_json::to_string(&problem).expect("JSON"), problem.to_json());

        let theirs = format!(r#"{{"detail":{},"value":{}}}"#, serde_json::to_string(&detail).expect("a string"), raw.value);
        let relayed = |write: fn(&Problem<'_>) -> String| {
            let layer = ProblemLayer::new().render(move |problem| ("application/json", write(problem)));
            let answer = through(&layer, b"*/*", b"", || {
                let response = Response::builder().status(409).header("content-type", "application/problem+json");
                response.body(Full::from(theirs.clone())).expect("a response")
            });
            answer.body
        };
        let document = relayed(document);
        prop_assert!(document.contains(raw.value.get()), "{}", document);
        prop_assert_eq!(relayed(|problem| serde_json::to_string(problem).expect("JSON")), document);

        // A value holds what it can.
        let held = serde_json::to_value(&problem).expect("a value");
        prop_assert_eq!(held.get("value").is_some(), serde_json::from_str::<Value>(raw.value.get()).is_ok_and(|it| !it.is_null()));

        // As anything else than JSON, what it can hold.
        let plain = Anything { detail, value: raw.value.get().to_owned() };
        let plain = Problem::new(&plain);
        let yaml: Value = yaml_serde::from_str(&yaml_serde::to_string(&plain).expect("YAML")).expect("YAML");
        prop_assert_eq!(yaml, serde_json::to_value(&plain).expect("a value"));
    }

    #[test]
    fn any_document_from_elsewhere_keeps_its_members(
        value in json(),
        name in text().prop_map(|name| format!("_{name}")),
        texts in [text(), text(), text(), text()],
        space in prop::sample::select(vec!["", " ", "\n", "\r\n\t "]),
    ) {
        let mut json = String::new();
        value.write(space, &mut json);
        let [title, detail, reason, type_uri] = &texts;
        let quoted = |text: &str| serde_json::to_string(text).expect("a string");
        let theirs = format!(
            r#"{{"title":{},"detail":{},"reason":{},"type":{},{}:{json},"last":"one"}}"#,
            quoted(title), quoted(detail), quoted(reason), quoted(type_uri), quoted(&name),
        );
        let layer = ProblemLayer::new().instance(Instance::RequestId);
        let document = |accept: &[u8]| through(&layer, accept, b"id-1", || {
            let response = Response::builder().status(409).header("content-type", "application/problem+json");
            response.body(Full::from(theirs.clone())).expect("a response")
        });

        let sent = document(b"*/*").body;
        let is_null = json == "null";
        for (name, expected) in [("title", title), ("detail", detail), ("reason", reason), ("type", type_uri)] {
            let member = format!("\"{name}\":{}", quoted(expected));
            prop_assert!(sent.contains(&member), "{} in {}", member, sent);
        }
        let member = format!("{}:{json},\"last\":\"one\"}}", quoted(&name));
        prop_assert!(sent.ends_with(&member), "{} in {}", member, sent);

        let xml = elements(&document(b"application/problem+xml").body);
        let mut expected = vec![
            ("problem".to_owned(), String::new()),
            ("type".to_owned(), allowed_in_xml(type_uri)),
            ("title".to_owned(), allowed_in_xml(title)),
            ("status".to_owned(), "409".to_owned()),
            ("detail".to_owned(), allowed_in_xml(detail)),
            ("instance".to_owned(), "id-1".to_owned()),
            ("reason".to_owned(), allowed_in_xml(reason)),
            xml[7].clone(),
        ];
        if value.is_text() && !is_null {
            value.elements(&allowed_in_xml(&name), &mut expected);
        }
        expected.push(("last".to_owned(), "one".to_owned()));
        prop_assert_eq!(&xml[7].0, "context");
        prop_assert_eq!(xml, expected);

        let html = document(b"text/html").body;
        let page = Html::parse_document(&html);
        prop_assert!(page.errors.is_empty(), "{:?} of {}", page.errors, html);
        prop_assert_eq!(page.select(&Selector::parse("a").expect("a selector")).count(), 0);

        let text = document(b"text/plain").body;
        let lines = lines(&text);
        prop_assert_eq!(lines.len(), 8 + usize::from(!is_null), "{}", text);
        let labels = ["reason: ", "type: ", "instance: id-1"];
        for (line, label) in lines[4..].iter().zip(labels) {
            prop_assert!(line.starts_with(label), "{}", text);
        }
        prop_assert_eq!(lines.last(), Some(&r#"last: "one""#));
        if !is_null && value.is_text() {
            // It is the same JSON, on one line.
            let line = lines[7];
            let is_plain = name.chars().all(|one| one.is_ascii_alphanumeric() || "_-.".contains(one));
            let (label, rest) = if is_plain {
                line.split_once(": ").map(|(label, rest)| (label.to_owned(), rest)).expect("a label")
            } else {
                let mut values = serde_json::Deserializer::from_str(line).into_iter::<String>();
                let label = values.next().expect("a label").expect("JSON");
                (label, line[values.byte_offset()..].strip_prefix(": ").expect("a value"))
            };
            prop_assert_eq!(label, name);
            let without_numbers = |json: &str| serde_json::from_str::<Value>(&json.replace("1e999", "7")).expect("JSON");
            prop_assert_eq!(without_numbers(rest), without_numbers(&json));
        }
    }
}
