//! aide: what a handler returns documents its errors.

use ::aide::axum::ApiRouter;
use ::aide::axum::routing::get;
use ::aide::openapi::OpenApi;
use flowcms_status::Catalogued;
use serde_json::Value;

use crate::every_key::{EveryKey, samples};

async fn handler() -> Result<String, EveryKey> {
    Err(samples().swap_remove(0))
}

fn document() -> Value {
    let mut document = OpenApi::default();
    let _: axum::Router = ApiRouter::new()
        .api_route("/entry", get(handler))
        .api_route("/other", get(handler))
        .finish_api(&mut document);
    serde_json::to_value(document).unwrap()
}

/// aide writes the style that headers have anyway.
fn without_style(mut responses: Value) -> Value {
    for response in responses.as_object_mut().unwrap().values_mut() {
        let headers = response.get_mut("headers").and_then(Value::as_object_mut);
        for header in headers.into_iter().flat_map(|headers| headers.values_mut()) {
            assert_eq!(
                header.as_object_mut().unwrap().remove("style").unwrap(),
                "simple"
            );
        }
    }
    responses
}

#[test]
fn a_handler_that_returns_the_type_has_all_its_responses_and_schemas() {
    let document = document();
    for path in ["/entry", "/other"] {
        let mut responses = document["paths"][path]["get"]["responses"].clone();
        let success = responses.as_object_mut().unwrap().remove("200").unwrap();
        assert!(
            success["content"]
                .get("text/plain; charset=utf-8")
                .is_some()
        );
        assert_eq!(without_style(responses), EveryKey::responses().to_value());
    }
    let schemas = EveryKey::CATALOG.to_openapi()["components"]["schemas"].take();
    assert_eq!(document["components"]["schemas"], schemas);
}

#[test]
fn without_components_the_schemas_stand_in_the_responses() {
    ::aide::generate::extract_schemas(false);
    let document = document();
    ::aide::generate::reset_context();
    let mut responses = document["paths"]["/entry"]["get"]["responses"].clone();
    responses.as_object_mut().unwrap().remove("200");
    assert_eq!(
        without_style(responses),
        EveryKey::responses().inline().to_value()
    );
    assert!(!document.to_string().contains("#/components/"));
}

#[test]
fn a_subset_turns_into_the_responses_of_aide() {
    let subset = EveryKey::responses_for(&["page_not_found", "unchanged"]);
    let responses = ::aide::openapi::Responses::from(subset);
    let written = serde_json::to_value(responses).unwrap();
    assert_eq!(without_style(written), subset.to_value());
}
