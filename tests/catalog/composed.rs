//! One API of many types: two tables, generic types, maps, and reasons that rows, types and maps share.
//! What is sent, what every document says, what the lock keeps and what the kit asks for agree.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt;
use std::io;
use std::num::ParseIntError;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::rejection::{JsonRejection, QueryRejection};
use flowcms_status::formats::{Html, Json, Markdown, OpenApi, Python, RustClient, TypeScript};
use flowcms_status::{Catalog, FlowError, Lock, Model, Problem, endpoints, status_table, testing};
use serde_json::{Value, json};

status_table! {
    /// The codes of the API for everybody.
    #[flow(type_base = "https://api.example/errors#")]
    pub(crate) enum Public {
        4xx "Client Error" "The request cannot be fulfilled." {
            400 "Bad Request" "Compare the request with the documentation.",
            404 "Not Found" "Check the address.",
            409 "Conflict" "Read it again.",
            #[flow(retry(after = "Retry-After"))]
            429 "Too Many Requests" "Ask less often.",
        }
        5xx "Server Error" "The request was good." {
            500 "Internal Server Error" "Try again later.",
            #[flow(header("Retry-After" = "5"))]
            503 "Service Unavailable" "Try again soon.",
        }
    }
}

status_table! {
    /// The codes of the API for its operators.
    #[flow(type_base = "https://ops.example/errors?code=")]
    pub(crate) enum Ops {
        4xx "Request" "…" { 400 "No" "Compare.", 403 "Not Yours" "Ask the owner." }
        5xx "Server" "…" { 500 "Broken" "Call us." }
    }
}

status_table! {
    /// How files answer, in whatever voice.
    pub(crate) struct Files(io::Error) in Public {
        #[flow(reason = "not_found")]
        e if e.kind() == io::ErrorKind::NotFound => 404,
        #[flow(reason = "file_denied", member("kind" = kind))]
        e if e.kind() == io::ErrorKind::PermissionDenied => 409 or 400 "It is not yours.",
        #[flow(reason = "file_failed")]
        _ => 500,
    }
}

status_table! {
    /// How numbers answer.
    pub(crate) struct Numbers(ParseIntError) in Public {
        #[flow(reason = "number", detail = "no number: {it}")]
        it => 400 "Send digits.",
    }
}

fn kind(_: &io::Error) -> &'static str {
    "denied"
}

/// A generic repository's error, of any record.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Public, reason_prefix = "record_")]
pub(crate) enum StoreError<R: fmt::Debug + 'static> {
    #[error("there is no {0:?}")]
    #[flow(code = 404)]
    NotFound(R),
    #[error("it was changed")]
    #[flow(code = 409)]
    Changed {
        #[flow(member)]
        who: BTreeMap<String, BTreeMap<String, u8>>,
        #[flow(member)]
        place: (u16, Option<String>),
    },
    #[error(transparent)]
    #[flow(map = Files)]
    File(Arc<io::Error>),
}

#[derive(Debug)]
pub(crate) struct Entry;
#[derive(Debug)]
pub(crate) struct Asset;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Public)]
#[allow(dead_code, reason = "axum alone makes its rejections")]
pub(crate) enum ContentError {
    /// It says the same as the row, with an advice of its own.
    #[error("no such entry")]
    #[flow(code = 404, reason = "not_found", context = "List the entries.")]
    Missing,
    #[error("the quota is used up")]
    #[flow(code = 429, retry = backoff)]
    Quota {
        #[flow(header = "Retry-After")]
        wait: Duration,
        #[flow(member)]
        left: Option<u8>,
    },
    #[error("upstream")]
    #[flow(code = 503, codes(404, 429), context = "The store says so.")]
    Upstream(#[flow(status)] u16),
    #[error(transparent)]
    #[flow(transparent)]
    Entries(StoreError<Entry>),
    #[error(transparent)]
    #[flow(transparent, member("zone" = zone))]
    Assets(StoreError<Asset>),
    #[error(transparent)]
    #[flow(map = Numbers)]
    Number(ParseIntError),
    #[error(transparent)]
    #[flow(map = flowcms_status::axum::JsonError)]
    Json(JsonRejection),
    #[error(transparent)]
    #[flow(map = flowcms_status::axum::QueryError)]
    Query(QueryRejection),
    #[error("again")]
    #[flow(transparent)]
    Again(Box<Self>),
}

fn zone(_: &ContentError) -> &'static str {
    "eu"
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Ops, reason_prefix = "ops_")]
pub(crate) enum OpsError {
    #[error(transparent)]
    #[flow(transparent)]
    Denied(Denied),
    #[error("broken: {0}")]
    #[flow(code = 500)]
    Broken(#[source] io::Error),
    #[deprecated(note = "`ops_denied` comes instead")]
    #[error("no")]
    #[flow(code = 400)]
    Refused,
}

/// In the form that its callers have always read.
#[derive(Debug, thiserror::Error, FlowError)]
#[error("it is not yours")]
#[flow(table = Ops, code = 403, reason = "ops_denied", render = plain)]
pub(crate) struct Denied;

fn plain(problem: &Problem<'_>) -> (&'static str, String) {
    ("text/plain", problem.problem_type().reason().to_owned())
}

const PUBLIC: Catalog = Catalog::new("Content API")
    .version("2.0.0")
    .with(ContentError::CATALOG)
    .with(Public::CATALOG);
const CATALOG: Catalog = Catalog::new("All APIs")
    .with(PUBLIC)
    .with(OpsError::CATALOG);

endpoints! {
    Read(ContentError): "not_found", "record_not_found", "file_denied";
}

#[allow(deprecated)]
fn samples() -> Vec<Box<dyn FlowError>> {
    let denied = || Arc::new(io::Error::from(io::ErrorKind::PermissionDenied));
    let other = || Arc::new(io::Error::other("10.0.0.7 is down"));
    let missing = || Arc::new(io::Error::from(io::ErrorKind::NotFound));
    let changed = || BTreeMap::from([("a".to_owned(), BTreeMap::from([("b".to_owned(), 1)]))]);
    let number = "x".parse::<u8>().unwrap_err();
    let mut all: Vec<Box<dyn FlowError>> = vec![
        Box::new(ContentError::Missing),
        Box::new(ContentError::Quota {
            wait: Duration::from_secs(1),
            left: None,
        }),
        Box::new(ContentError::Quota {
            wait: Duration::from_secs(1),
            left: Some(1),
        }),
        Box::new(ContentError::Number(number)),
        Box::new(ContentError::Again(Box::new(ContentError::Missing))),
        Box::new(OpsError::Denied(Denied)),
        Box::new(OpsError::Broken(io::Error::other("10.0.0.7 is down"))),
        Box::new(OpsError::Refused),
    ];
    all.extend(
        [503, 404, 429, 418, 200]
            .map(|status| Box::new(ContentError::Upstream(status)) as Box<dyn FlowError>),
    );
    for file in [denied(), other(), missing()] {
        all.push(Box::new(ContentError::Entries(StoreError::File(
            Arc::clone(&file),
        ))));
        all.push(Box::new(ContentError::Assets(StoreError::File(file))));
    }
    all.push(Box::new(ContentError::Entries(StoreError::NotFound(Entry))));
    all.push(Box::new(ContentError::Assets(StoreError::NotFound(Asset))));
    for at in [(1, None), (1, Some("a".to_owned()))] {
        all.push(Box::new(ContentError::Entries(StoreError::Changed {
            who: changed(),
            place: at.clone(),
        })));
        all.push(Box::new(ContentError::Assets(StoreError::Changed {
            who: changed(),
            place: at,
        })));
    }
    all.extend(
        [
            Public::BadRequest,
            Public::NotFound,
            Public::Conflict,
            Public::TooManyRequests,
            Public::InternalServerError,
            Public::ServiceUnavailable,
        ]
        .map(|row| Box::new(row) as Box<dyn FlowError>),
    );
    all
}

#[test]
fn it_contradicts_itself_nowhere() {
    CATALOG.check().unwrap();
    let model = CATALOG.model();
    let not_found: Vec<_> = model
        .entries()
        .iter()
        .filter(|one| one.reason() == "not_found")
        .collect();
    let [not_found] = not_found[..] else {
        panic!("one problem type of a row, a variant and a row of a map");
    };
    let contexts: BTreeSet<&str> = not_found
        .contexts()
        .iter()
        .map(|(context, _)| *context)
        .collect();
    assert_eq!(contexts, ["Check the address.", "List the entries."].into());
    let names: BTreeSet<&str> = model
        .entries()
        .iter()
        .map(flowcms_status::Entry::type_name)
        .collect();
    assert_eq!(names.len(), model.entries().len());
}

#[test]
fn every_response_is_as_the_kit_the_catalogue_and_openapi_say() {
    let samples = samples();
    let mut kit = testing::check(CATALOG);
    for sample in &samples {
        kit = kit.sample(&**sample);
    }
    kit.finish();

    let responses: Vec<_> = samples.iter().map(|sample| sample.to_response()).collect();
    testing::check_responses(CATALOG, &responses).unwrap();

    let document = CATALOG.to_openapi();
    let typescript = CATALOG.to_typescript();
    for response in &responses {
        let code = response.status().as_u16();
        let written = document["components"]["responses"]
            .as_object()
            .unwrap()
            .values();
        let Ok(body) = serde_json::from_slice::<Value>(response.body()) else {
            continue;
        };
        let reason = body["reason"].as_str().unwrap();
        let of_reason = |written: &&Value| {
            written
                .pointer("/content/application~1problem+json/examples")
                .is_some_and(|examples| {
                    examples.get(reason).is_some_and(|example| {
                        let to = example["$ref"].as_str().unwrap();
                        document.pointer(&to[1..]).unwrap()["value"]["status"] == code
                    })
                })
        };
        let written = written.clone().find(of_reason);
        let written = written.unwrap_or_else(|| panic!("{code} {reason} is documented nowhere"));
        let content = &written["content"]["application/problem+json"];
        let schema = json!({ "allOf": [content["schema"]], "components": document["components"] });
        let validator = jsonschema::validator_for(&schema).unwrap();
        validator
            .validate(&body)
            .unwrap_or_else(|fault| panic!("{code} {reason}: {fault}"));
        for (name, header) in written["headers"].as_object().into_iter().flatten() {
            let header = match header["$ref"].as_str() {
                Some(to) => document.pointer(&to[1..]).unwrap(),
                None => header,
            };
            let sent = response.headers().get(name);
            assert!(
                sent.is_some() || header["required"] != true,
                "{code} {reason} {name}"
            );
        }
        assert!(
            typescript.contains(&format!("  reason: \"{reason}\";")),
            "{reason}"
        );
    }
}

#[test]
fn each_format_is_written_from_what_was_published() {
    let model = CATALOG.model();
    let published = Model::from_json(&model.to_json()).unwrap();
    assert_eq!(published, model);
    for (one, other) in [
        (model.write(&Json), published.write(&Json)),
        (model.write(&Markdown), published.write(&Markdown)),
        (model.write(&Html), published.write(&Html)),
        (model.write(&OpenApi), published.write(&OpenApi)),
        (model.write(&TypeScript), published.write(&TypeScript)),
        (model.write(&Python), published.write(&Python)),
        (model.write(&RustClient), published.write(&RustClient)),
        (Lock::of(&model).to_text(), Lock::of(&published).to_text()),
    ] {
        assert_eq!(one, other);
    }
    let lock = Lock::of(&model);
    assert_eq!(Lock::parse(&lock.to_text()).unwrap(), lock);
    assert_eq!(Lock::changes(&lock, &Lock::of(&published)), "");
}

#[test]
fn a_part_has_the_names_the_codes_and_the_texts_of_the_whole() {
    use flowcms_status::Catalogued as _;

    let part = Read::CATALOG.model();
    let whole = PUBLIC.model();
    for entry in part.entries() {
        let of_whole = whole
            .entries()
            .iter()
            .find(|one| one.reason() == entry.reason())
            .unwrap();
        assert_eq!(entry.type_name(), of_whole.type_name());
        assert_eq!(entry.type_uri(), of_whole.type_uri());
        assert!(entry.codes().iter().all(|status| {
            of_whole
                .codes()
                .iter()
                .any(|other| other.code() == status.code())
        }));
    }
    let read = || Value::from(Read::responses());
    let document = CATALOG.openapi().complete(json!({ "paths": {
        "/entries": { "get": { "responses": read() } },
        "/assets": { "get": { "responses": read() } },
    } }));
    let text = document.to_string();
    assert!(!text.contains("-2"), "{text}");
    for (path, _) in document["paths"].as_object().unwrap() {
        for (_, response) in document["paths"][path]["get"]["responses"]
            .as_object()
            .unwrap()
        {
            let to = response["$ref"].as_str().expect("a reference");
            assert!(document.pointer(&to[1..]).is_some(), "{to}");
        }
    }
}

#[test]
fn what_is_private_stands_in_no_document() {
    let model = CATALOG.model();
    for text in [
        model.write(&Markdown),
        model.write(&Html),
        model.write(&OpenApi),
        model.to_json(),
    ] {
        assert!(!text.contains("10.0.0.7"));
    }
    let broken = OpsError::Broken(io::Error::other("10.0.0.7 is down"));
    assert!(broken.source().is_some());
    let body = broken.to_response().into_body();
    assert!(!String::from_utf8_lossy(&body).contains("10.0.0.7"));
}
