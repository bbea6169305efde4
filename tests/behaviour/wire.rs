//! Status, headers and body.

use std::io;
use std::time::Duration;

use flowcms_status::{FlowError, Problem, Retry};

use super::support::{body, header};

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#")]
enum ContentError {
    #[error("entry `{slug}` does not exist")]
    #[flow(code = 404, context = "List the entries to find the slug.")]
    EntryNotFound {
        #[flow(member)]
        slug: String,
    },

    #[error("too many requests")]
    #[flow(code = 429)]
    RateLimited {
        #[flow(header = "Retry-After")]
        wait: Duration,
    },

    #[error("media store unreachable at {host}")]
    #[flow(code = 502)]
    Media { host: String, source: io::Error },

    #[error("the entry is as you have it")]
    #[flow(code = 304)]
    NotModified,

    #[error("moved to {0}")]
    #[flow(code = 301)]
    Moved(#[flow(header = "Location")] String),

    #[error("no key")]
    #[flow(code = 401)]
    NoKey,

    #[error("cached")]
    #[flow(code = 404, header("Cache-Control" = "max-age=5"))]
    CachedMiss,

    #[error("{0}")]
    #[flow(code = 400)]
    Plain(String),
}

#[test]
fn the_example_of_the_design_answers_as_it_says() {
    let error = ContentError::EntryNotFound {
        slug: "intro".into(),
    };
    let response = error.to_response();
    assert_eq!(response.status(), 404);
    assert_eq!(
        response.headers()["content-type"],
        "application/problem+json"
    );
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert_eq!(response.headers().len(), 2);
    assert_eq!(
        body(&error),
        "{\"type\":\"https://docs.example.com/errors#entry_not_found\",\"title\":\"Not Found\",\
         \"status\":404,\"detail\":\"entry `intro` does not exist\",\"reason\":\"entry_not_found\",\
         \"context\":\"List the entries to find the slug.\",\"slug\":\"intro\"}"
    );
}

#[test]
fn a_server_error_shows_neither_its_text_nor_its_source() {
    let error = ContentError::Media {
        host: "secret.internal".into(),
        source: io::Error::other("password=hunter2"),
    };
    assert_eq!(
        body(&error),
        "{\"type\":\"https://docs.example.com/errors#media\",\"title\":\"Bad Gateway\",\
         \"status\":502,\"reason\":\"media\",\"context\":\"Upstream service or database \
         temporarily unavailable during routing.\"}"
    );
}

#[test]
fn a_304_carries_no_content_and_no_content_type() {
    let response = ContentError::NotModified.to_response();
    assert_eq!(response.status(), 304);
    assert!(response.body().is_empty());
    assert!(response.headers().is_empty());
}

#[test]
fn a_redirect_has_its_location_and_may_be_stored() {
    let error = ContentError::Moved("/entries/new".into());
    assert_eq!(header(&error, "location").as_deref(), Some("/entries/new"));
    assert_eq!(header(&error, "cache-control"), None);
    assert!(body(&error).contains("\"status\":301,\"detail\":\"moved to /entries/new\""));
}

#[test]
fn a_duration_in_a_header_is_whole_seconds_rounded_up() {
    let error = ContentError::RateLimited {
        wait: Duration::from_millis(1_001),
    };
    assert_eq!(header(&error, "retry-after").as_deref(), Some("2"));
    assert_eq!(error.retry(), Retry::After("X-RateLimit-Reset"));
}

#[test]
fn the_header_of_the_row_stands_in_every_response_with_its_code() {
    let challenge = header(&ContentError::NoKey, "www-authenticate");
    assert_eq!(challenge.as_deref(), Some("Bearer"));
}

#[test]
fn an_error_may_set_its_own_cache_control() {
    let stored = header(&ContentError::CachedMiss, "cache-control");
    assert_eq!(stored.as_deref(), Some("max-age=5"));
}

#[test]
fn a_detail_is_escaped_as_json() {
    let error = ContentError::Plain("\"\\\u{1}\n\t\u{8}\u{c}\r ü\u{2028}".into());
    let body = body(&error);
    assert!(
        body.contains("\"detail\":\"\\\"\\\\\\u0001\\n\\t\\b\\f\\r ü\u{2028}\""),
        "{body}"
    );
    let parsed: serde_json::Value = serde_json::from_str(&body).expect("valid JSON");
    assert_eq!(parsed["detail"], "\"\\\u{1}\n\t\u{8}\u{c}\r ü\u{2028}");
}

#[test]
fn the_second_response_of_a_problem_type_is_the_first_one_again() {
    for error in [ContentError::NoKey, ContentError::CachedMiss] {
        let (first, second) = (error.to_response(), error.to_response());
        assert_eq!(first.status(), second.status());
        assert_eq!(first.headers(), second.headers());
        assert_eq!(first.body(), second.body());
    }
}

#[test]
fn the_document_is_the_same_as_body_as_json_and_through_serialize() {
    let error = ContentError::EntryNotFound {
        slug: "a\"b".into(),
    };
    let problem = Problem::new(&error);
    assert_eq!(problem.to_json(), body(&error));
    assert_eq!(
        serde_json::to_string(&problem).expect("it serializes"),
        body(&error)
    );
}

#[test]
fn an_error_behind_a_reference_a_box_an_arc_or_dyn_answers_the_same() {
    let error = ContentError::Plain("same".into());
    let expected = body(&error);
    assert_eq!(body(&&error), expected);
    let dynamic: Box<dyn FlowError + Send + Sync> = Box::new(error);
    assert_eq!(body(&*dynamic), expected);
    let shared = std::sync::Arc::new(ContentError::Plain("same".into()));
    assert_eq!(body(&shared), expected);
    assert_eq!(body(&Box::new(shared)), expected);
}

/// A value whose text cannot be written to its end.
#[derive(Debug)]
struct Broken;

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("half of")?;
        Err(std::fmt::Error)
    }
}

impl serde::Serialize for Broken {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[derive(Debug, FlowError)]
#[flow(code = 400, reason = "half", context = "None.")]
struct Half {
    #[flow(member)]
    broken: Broken,
    #[flow(member)]
    nested: Vec<Broken>,
    #[flow(member)]
    whole: u8,
}

impl std::fmt::Display for Half {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a text with {}", self.broken)
    }
}

impl std::error::Error for Half {}

#[test]
fn a_detail_and_members_that_cannot_be_written_are_left_out_whole() {
    let error = Half {
        broken: Broken,
        nested: vec![Broken],
        whole: 1,
    };
    assert_eq!(
        body(&error),
        r#"{"type":"about:blank","title":"Bad Request","status":400,"reason":"half","context":"None.","whole":1}"#
    );
}

#[derive(Debug, Clone, thiserror::Error, FlowError)]
#[error("nests")]
#[flow(code = 409)]
struct Nests(#[flow(member = "nested")] Deep);

/// It asks for the document of its error when it is written.
#[derive(Debug, Clone)]
struct Deep;

impl serde::Serialize for Deep {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(
            &serde_json::to_string(&Problem::new(&Nests(Deep)))
                .unwrap()
                .len(),
        )
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("members")]
#[flow(code = 409)]
struct Members {
    #[flow(member)]
    largest: u128,
    #[flow(member)]
    smallest: i128,
    #[flow(member)]
    shapes: serde_json::Value,
    #[flow(member)]
    nothing: Option<u8>,
    #[flow(member)]
    raw: Box<serde_json::value::RawValue>,
}

#[test]
fn serde_writes_the_document_as_it_is() {
    let raw = |json: &str| serde_json::value::RawValue::from_string(json.to_owned()).unwrap();
    let mut error = Members {
        largest: u128::MAX,
        smallest: i128::MIN,
        shapes: serde_json::json!([{"b": [1, -2, 1.5], "a": "\u{1}\"é"}, null, true, false, {}]),
        nothing: None,
        raw: raw("1e999"),
    };
    let document = Problem::new(&error).to_json();
    assert!(document.contains(r#""raw":1e999}"#), "{document}");
    assert_eq!(
        serde_json::to_string(&Problem::new(&error)).unwrap(),
        document
    );

    // A document that nests deeper than any stack.
    let deep = format!("{}{}", "[".repeat(30_000), "]".repeat(30_000));
    error.raw = raw(&deep);
    let document = Problem::new(&error).to_json();
    assert_eq!(
        serde_json::to_string(&Problem::new(&error)).unwrap(),
        document
    );

    // Other formats get numbers as numbers and lists as lists.
    error.raw = raw("[1]");
    let yaml = yaml_serde::to_string(&Problem::new(&error)).unwrap();
    assert!(
        yaml.contains("largest: 340282366920938463463374607431768211455\n"),
        "{yaml}"
    );
    assert!(yaml.contains("raw:\n- 1\n"), "{yaml}");

    let document: serde_json::Value = serde_json::to_value(Problem::new(&Nests(Deep))).unwrap();
    assert_eq!(document["reason"], "nests", "it comes to an end");
}
