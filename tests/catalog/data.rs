//! What an entry knows.

use flowcms_status::{Catalog, Entry, EntryStatus, FlowCms, FlowError, GrpcCode, Sections};
use serde_json::{Value, json};

use super::declared::{CATALOG, ContentError};

fn entry(reason: &str) -> Entry {
    let entries = CATALOG.entries();
    let entry = entries.into_iter().find(|entry| entry.reason() == reason);
    entry.expect("the reason is declared")
}

#[test]
#[allow(deprecated)]
fn what_is_listed_is_what_answers() {
    let samples = [
        ContentError::EntryNotFound {
            slug: None,
            places: vec![],
        },
        ContentError::NoKey,
        ContentError::Again(Box::new(ContentError::Later(1))),
    ];
    for (sample, listed) in samples.iter().zip(ContentError::CATALOG.problem_types()) {
        assert!(std::ptr::eq(sample.problem_type(), listed), "{sample}");
    }
}

#[test]
fn a_recursive_type_is_listed_once() {
    let all = ContentError::CATALOG.all();
    let names: Vec<&str> = all.iter().map(Catalog::name).collect();
    assert_eq!(names, ["ContentError", "Storage"]);
}

#[test]
fn a_description_is_known_by_its_sections() {
    let Sections {
        text,
        causes,
        solutions,
        ..
    } = entry("entry_not_found").sections();
    assert_eq!(text, "The slug names no entry.");
    assert_eq!(causes, "It was deleted.");
    assert_eq!(
        solutions,
        "List the entries:\n\n```text\n# not a heading\nGET /entries\n```"
    );
}

#[test]
fn deprecation_comes_from_the_attribute_of_rust() {
    let later = entry("later");
    let deprecation = later.deprecation().expect("it is deprecated");
    assert_eq!(deprecation.since(), Some("1.4.0"));
    assert_eq!(deprecation.note(), Some("`busy` comes instead"));
    assert_eq!(entry("no_key").deprecation(), None);
}

#[test]
fn a_retired_reason_is_listed_with_its_code_and_note() {
    let retired = CATALOG.retired();
    let [retired] = &retired[..] else {
        panic!("{retired:?}");
    };
    assert_eq!(retired.reason(), "page_missing");
    assert_eq!(retired.status().code(), 404);
    assert_eq!(
        retired.note(),
        "Since 1.2.0 `entry_not_found` comes instead."
    );
}

/// Name, constant value, source and whether every response has it.
type Header<'e> = (&'e str, Option<&'e str>, &'e str, bool);

fn headers(of: &Entry) -> Vec<Header<'_>> {
    let headers = of.headers().iter();
    headers
        .map(|header| {
            (
                header.name(),
                header.value(),
                header.source(),
                header.is_certain(),
            )
        })
        .collect()
}

#[test]
fn headers_are_those_of_the_variant_then_those_of_the_row() {
    // `X-Gone` is declared where another variant answers as the same.
    assert_eq!(
        headers(&entry("no_key")),
        [
            ("WWW-Authenticate", Some("Bearer"), "", true),
            ("X-Gone", Some("yes"), "", false),
        ]
    );
    assert_eq!(
        headers(&entry("too_large")),
        [
            ("X-Limit", None, "{limit:?}", false),
            ("X-Rule", Some("size"), "", true),
        ]
    );
    assert_eq!(entry("later").headers()[0].source(), "u8");
}

#[test]
fn members_have_their_type_their_schema_and_whether_they_are_always_there() {
    fn members(of: &Entry) -> Vec<(&str, &str, Option<Value>, bool)> {
        (of.members().iter())
            .map(|member| {
                (
                    member.name(),
                    member.rust_type(),
                    member.schema().cloned(),
                    member.is_required(),
                )
            })
            .collect()
    }
    let not_found = entry("entry_not_found");
    let [slug, places] = &members(&not_found)[..] else {
        panic!("two members");
    };
    assert_eq!((slug.0, slug.1, slug.3), ("slug", "Option<String>", false));
    assert_eq!(slug.2, Some(json!({ "type": "string" })));
    assert_eq!(
        (places.0, places.1, places.3),
        ("searched_in", "Vec<u16>", true)
    );
    let places = places.2.as_ref().expect("the schema of a list");
    assert_eq!(places["type"], "array");
    assert_eq!(places["items"]["type"], "integer");
    assert_eq!(places["items"]["maximum"], 65535);
    let too_large = entry("too_large");
    let [limit, rule] = &members(&too_large)[..] else {
        panic!("two members");
    };
    let text = ("limit", "String", Some(json!({ "type": "string" })), true);
    assert_eq!(*limit, text);
    // What a function returns has no name.
    assert_eq!((rule.0, rule.1, rule.3), ("rule", "", true));
    let rule = rule.2.as_ref().expect("the schema of a list");
    assert_eq!(
        (&rule["type"], &rule["items"]["maximum"]),
        (&json!("array"), &json!(255))
    );
}

#[test]
fn what_functions_and_constants_are_is_known_as_that_of_fields() {
    use flowcms_status::Problem;

    const KINDS: [&str; 2] = ["a", "b"];

    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("{name}")]
    #[flow(code = 404)]
    #[flow(member("of_error" = of_error), member("borrowed" = borrowed), member("may_be" = may_be))]
    #[flow(member("of_problem" = of_problem), member("of_any" = of_any), member("by_dyn" = by_dyn))]
    #[flow(member("method" = Self::method), member("constant" = const KINDS))]
    #[flow(member("opaque" = opaque), member("hidden" = hidden))]
    #[allow(dead_code)]
    struct Made<'a, T: std::fmt::Debug> {
        name: &'a str,
        #[flow(member)]
        more: Vec<T>,
        other: T,
    }
    #[derive(serde::Serialize)]
    struct Opaque;

    fn of_error<T: std::fmt::Debug>(_: &Made<'_, T>) -> u8 {
        1
    }
    fn borrowed<'a, T: std::fmt::Debug>(error: &Made<'a, T>) -> &'a str {
        error.name
    }
    fn may_be<T: std::fmt::Debug>(_: &Made<'_, T>) -> Option<bool> {
        None
    }
    fn of_problem(problem: &Problem<'_>) -> u16 {
        problem.status().code()
    }
    fn of_any<E>(_: &E) -> String {
        String::new()
    }
    fn by_dyn(_: &dyn std::error::Error) -> i8 {
        1
    }
    fn opaque<T: std::fmt::Debug>(_: &Made<'_, T>) -> Opaque {
        Opaque
    }
    fn hidden<T: std::fmt::Debug>(_: &Made<'_, T>) -> impl serde::Serialize {
        1
    }
    impl<T: std::fmt::Debug> Made<'_, T> {
        fn method(&self) -> char {
            self.name.chars().next().unwrap_or('a')
        }
    }

    let entries = Made::<u8>::CATALOG.entries();
    let member = |name: &str| {
        let mut members = entries[0].members().iter();
        let member = members
            .find(|member| member.name() == name)
            .expect("it is declared");
        let schema = member.schema().map(|schema| schema["type"].clone());
        (schema.unwrap_or_default(), member.is_required())
    };
    for (name, of_type) in [
        ("of_error", "integer"),
        ("borrowed", "string"),
        ("of_problem", "integer"),
        ("of_any", "string"),
        ("by_dyn", "integer"),
        ("method", "string"),
        ("constant", "array"),
    ] {
        assert_eq!(member(name), (json!(of_type), true), "{name}");
    }
    assert_eq!(member("may_be"), (json!("boolean"), false));
    for unknown in ["opaque", "hidden"] {
        assert_eq!(member(unknown), (Value::Null, false), "{unknown}");
    }
}

#[test]
fn what_a_function_of_a_foreign_error_makes_is_known_in_a_map() {
    flowcms_status::status_table! {
        /// How names of hosts are answered for.
        pub(crate) struct Names(std::net::AddrParseError) in FlowCms {
            #[flow(member("length" = length), member("kind" = const KIND))]
            _ => 400,
        }
    }
    const KIND: &str = "host";

    fn length(error: &std::net::AddrParseError) -> usize {
        error.to_string().len()
    }

    let entries = Names::CATALOG.entries();
    let types = entries[0].members().iter().map(|member| {
        let schema = member.schema().expect("a schema");
        (member.name(), schema["type"].clone())
    });
    let expected = [("length", json!("integer")), ("kind", json!("string"))];
    assert_eq!(types.collect::<Vec<_>>(), expected);
}

#[test]
fn what_a_variant_adds_to_the_answer_of_its_field_is_part_of_that_answer() {
    let no_file = entry("no_file");
    let headers: Vec<_> = no_file
        .headers()
        .iter()
        .map(flowcms_status::EntryHeader::name)
        .collect();
    assert_eq!(headers, ["X-Store"]);
    assert!(!no_file.headers()[0].is_certain());
    let members: Vec<_> = (no_file.members().iter())
        .map(|member| (member.name(), member.is_required()))
        .collect();
    assert_eq!(members, [("store", false), ("shelf", false)]);
}

#[test]
fn one_problem_type_that_two_types_declare_is_one_entry() {
    let internal = entry("internal_server_error");
    let producers: Vec<String> = internal
        .producers()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(producers, ["Storage::_", "MediaError::Disk"]);
    let path = internal.producers()[1].path();
    assert!(path.ends_with("::declared::MediaError"), "{path}");
    let members: Vec<_> = internal
        .members()
        .iter()
        .map(flowcms_status::EntryMember::name)
        .collect();
    assert_eq!(members, ["disk", "store", "shelf"]);
    assert_eq!(entry("no_file").description(), "The file is unknown.");
}

#[test]
fn an_entry_knows_every_code_that_it_can_be_sent_with() {
    let codes = |reason: &str| -> Vec<u16> {
        let entry = entry(reason);
        entry.codes().iter().map(EntryStatus::code).collect()
    };
    assert_eq!(codes("too_large"), [400, 422, 409]);
    assert_eq!(codes("no_key"), [401]);
    assert_eq!(entry("too_large").grpc_code(), GrpcCode::OutOfRange);
}

#[test]
fn the_rows_of_a_table_are_entries_too() {
    let entries = FlowCms::CATALOG.entries();
    assert_eq!(entries.len(), 13);
    assert_eq!(entries[0].producers()[0].to_string(), "FlowCms::BadRequest");
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("the scale reads {weight}")]
#[flow(code = 422)]
struct TooHeavy {
    #[flow(member)]
    weight: f64,
}

#[test]
fn a_float_may_be_missing_since_what_is_not_finite_is_left_out() {
    let response = TooHeavy { weight: f64::NAN }.to_response();
    assert!(!String::from_utf8_lossy(response.body()).contains("\"weight\""));
    let entries = TooHeavy::CATALOG.entries();
    let weight = &entries[0].members()[0];
    assert_eq!(weight.schema().expect("it is known")["type"], "number");
    assert!(!weight.is_required());
}
