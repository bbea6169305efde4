//! One voice, whoever answers.

use std::collections::BTreeSet;
use std::fs;

use reqwest::Method;
use serde_json::{Value, json};

use crate::app::errors::CATALOG;
use crate::everything::BASE;
use crate::service::{Service, parcel};

#[test]
fn the_catalogue_has_no_conflicts() {
    CATALOG.check().unwrap();
}

/// Only successes are written by hand.
#[test]
fn no_other_place_than_a_declaration_names_an_errors_status() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/parcels/app");
    let mut written = BTreeSet::new();
    for file in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let names = text.split("StatusCode::").skip(1);
        written.extend(names.map(|name| {
            name.split(|c: char| !(c.is_alphanumeric() || c == '_'))
                .next()
                .unwrap()
                .to_owned()
        }));
        assert!(!text.contains("from_u16"));
    }
    assert_eq!(
        Vec::from_iter(written),
        ["ACCEPTED", "CREATED", "NO_CONTENT"]
    );
}

#[test]
fn callers_can_rely_on_the_errors() {
    CATALOG.lock("../examples/parcels/errors.lock.json");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_is_sent_again_with_its_key_creates_nothing_twice() {
    let service = Service::start().await;
    let first = service.parcel("a key").await;
    let replace = service
        .put(&first)
        .header("If-Match", "\"1\"")
        .json(&parcel());
    assert_eq!(replace.send().await.unwrap().headers()["etag"], "\"2\"");
    // Even after it was changed the answer is the first one.
    let again = service
        .post("/parcels")
        .header("Idempotency-Key", "a key")
        .json(&parcel());
    let again = again.send().await.unwrap();
    assert_eq!(again.status(), 201);
    assert_eq!(again.headers()["location"], *first);
    assert_eq!(again.headers()["etag"], "\"1\"");
    let all: Value = service
        .get("/parcels")
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert_eq!(all.as_array().unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_have_read_the_same_version_one_can_write() {
    let service = Service::start().await;
    let path = service.parcel("a key").await;
    let replace = || {
        service
            .put(&path)
            .header("If-Match", "\"1\"")
            .json(&parcel())
            .send()
    };
    assert_eq!(replace().await.unwrap().status(), 200);
    let late = replace().await.unwrap();
    assert_eq!(late.status(), 412);
    assert_eq!(late.headers()["etag"], "\"2\"");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_the_carriers_statuses_429_and_503_pass_with_their_wait() {
    let service = Service::start().await;
    let path = service.parcel("a key").await;
    for (mode, status, wait) in [
        ("429", 429, Some("7")),
        ("503", 503, Some("7")),
        ("401", 502, None),
        ("404", 502, None),
        ("500", 502, None),
        ("garbled", 502, None),
        ("slow", 504, None),
    ] {
        service.carrier(mode).await;
        let answer = service
            .get(&format!("{path}/tracking"))
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), status, "{mode}");
        let sent = answer
            .headers()
            .get("retry-after")
            .map(|value| value.to_str().unwrap());
        assert_eq!(sent, wait, "{mode}");
    }
    let service = Service::without_carrier().await;
    let path = service.parcel("a key").await;
    let answer = service
        .get(&format!("{path}/tracking"))
        .send()
        .await
        .unwrap();
    let answer: Value = answer.json().await.unwrap();
    assert_eq!(answer["reason"], "upstream_failed");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_router_answers_in_the_same_voice() {
    let service = Service::start().await;
    let answer = service
        .request(Method::PATCH, "/parcels")
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 405);
    assert_eq!(answer.headers()["allow"], "GET,HEAD,POST");
    let answer = service.get("/nowhere").send().await.unwrap();
    let answer: Value = answer.json().await.unwrap();
    assert_eq!(answer["type"], format!("{BASE}not_found"));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_problem_is_documented_under_its_type() {
    let service = Service::start().await;
    let page = service
        .get("/errors")
        .header("Accept", "text/html")
        .send()
        .await
        .unwrap();
    let page = page.text().await.unwrap();
    for entry in CATALOG.entries() {
        assert!(
            page.contains(&format!("id=\"{}\"", entry.reason())),
            "{}",
            entry.reason()
        );
    }
    let swagger = service
        .get("/docs/")
        .send()
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    assert!(swagger.contains("swagger-ui"));
    let served: Value = service
        .get("/openapi.json")
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert_eq!(served, crate::app::documents::openapi());
}

/// The `errors` of an answer, and its status and reason.
async fn errors(request: reqwest::RequestBuilder) -> (u16, String, Value) {
    let answer = request.send().await.unwrap();
    let status = answer.status().as_u16();
    let mut document: Value = answer.json().await.unwrap();
    let reason = document["reason"].as_str().unwrap().to_owned();
    (status, reason, document["errors"].take())
}

#[tokio::test(flavor = "multi_thread")]
async fn each_extractor_and_each_rule_says_which_fields_are_wrong() {
    let service = Service::start().await;
    let path = service.parcel("a key").await;
    let create = || {
        service
            .post("/parcels")
            .header("Idempotency-Key", "another")
    };
    let json = |text: &'static str| {
        create()
            .header("Content-Type", "application/json")
            .body(text)
    };
    let pickup = |form: &'static str| {
        let request = service.put(&format!("{path}/pickup"));
        request
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body(form)
    };
    for (request, expected) in [
        (
            json(r#"{"to":"Ada","weight":"hunter2"}"#),
            (
                422,
                "json_data",
                json!([{ "pointer": "#/weight", "detail": "expected u32" }]),
            ),
        ),
        (
            json(r#"{"to":"","weight":0}"#),
            (
                422,
                "fields_refused",
                json!([
                    { "pointer": "#/to", "detail": "length is lower than 1" },
                    { "pointer": "#/weight", "detail": "lower than 1" },
                ]),
            ),
        ),
        (
            service.get("/parcels?limit=hunter2"),
            (
                400,
                "query",
                json!([{ "parameter": "limit", "detail": "expected an integer" }]),
            ),
        ),
        (
            service.get("/parcels?limit=101"),
            (
                422,
                "parameters_refused",
                json!([{
                    "parameter": "limit", "reason": "range", "detail": "must be between 1 and 100",
                    "min": 1, "max": 100,
                }]),
            ),
        ),
        (
            service.get("/parcels/hunter2"),
            (400, "path", json!([{ "detail": "expected u32" }])),
        ),
        (
            pickup("name=Ada&floor=hunter2"),
            (
                422,
                "form_data",
                json!([{ "pointer": "#/floor", "detail": "expected an integer" }]),
            ),
        ),
        (
            pickup("name=&floor=81"),
            (
                422,
                "form_refused",
                json!([
                    { "pointer": "#/floor", "detail": "greater than 80" },
                    { "pointer": "#/name", "detail": "length is lower than 1" },
                ]),
            ),
        ),
    ] {
        let (status, reason, errors) = errors(request).await;
        assert_eq!((status, &*reason, errors), expected);
    }
}
