//! One voice, whoever answers.

use std::collections::BTreeSet;
use std::fs;

use reqwest::Method;
use serde_json::Value;

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
async fn the_carriers_statuses_pass_if_they_are_declared_and_with_their_wait() {
    let service = Service::start().await;
    let path = service.parcel("a key").await;
    for (mode, status, wait) in [
        ("404", 404, Some("7")),
        ("429", 429, Some("7")),
        ("503", 503, Some("7")),
        ("401", 502, Some("7")),
        ("500", 502, Some("7")),
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
    assert_eq!(answer["reason"], "carrier_failed");
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
