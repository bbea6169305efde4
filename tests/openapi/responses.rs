//! The responses of endpoints, written by hand.

use flowcms_status::{Catalog, Catalogued, FlowCms};
use serde_json::json;

use crate::every_key::{EveryKey, Inner};

#[test]
fn types_of_one_code_are_told_apart_by_their_reason() {
    let responses = EveryKey::responses_for(&["entry_not_found", "page_not_found"]).to_value();
    assert_eq!(responses.as_object().unwrap().len(), 1);
    let content = &responses["404"]["content"]["application/problem+json"];
    assert_eq!(
        content["schema"],
        json!({
            "oneOf": [
                { "$ref": "#/components/schemas/EntryNotFoundProblem" },
                { "$ref": "#/components/schemas/PageNotFoundProblem" },
            ],
            "discriminator": {
                "propertyName": "reason",
                "mapping": {
                    "entry_not_found": "#/components/schemas/EntryNotFoundProblem",
                    "page_not_found": "#/components/schemas/PageNotFoundProblem",
                },
            },
        })
    );
    assert_eq!(
        content["examples"]["entry_not_found"],
        json!({
            "summary": "No entry",
            "value": {
                "type": "https://docs.example.com/errors#entry_not_found",
                "title": "No entry",
                "status": 404,
                "detail": "no entry `slug`",
                "reason": "entry_not_found",
                "context": "List \"them\" <b>all</b>.",
                "slug": "slug",
                "tried": 1,
                "api_version": "api_version",
            },
        })
    );
}

#[test]
fn what_has_no_content_is_described_by_its_headers() {
    let responses = EveryKey::responses_for(&["unchanged"]).to_value();
    assert_eq!(responses["304"].get("content"), None);
    let etag = &responses["304"]["headers"]["ETag"];
    assert_eq!(etag["schema"], json!({ "type": "string" }));
    assert_eq!(responses["304"]["headers"].get("Cache-Control"), None);
}

#[test]
fn a_header_is_required_where_each_type_of_the_code_sends_it() {
    let both = EveryKey::responses_for(&["shown", "disk_busy"]).to_value();
    let headers = &both["503"]["headers"];
    assert_eq!(headers["Cache-Control"]["required"], true);
    assert_eq!(headers["Retry-After"].get("required"), None);
    let one = EveryKey::responses_for(&["who_are_you"]).to_value();
    let challenge = &one["401"]["headers"]["WWW-Authenticate"];
    assert_eq!(challenge["required"], true);
    assert_eq!(
        challenge["schema"]["const"],
        "Bearer error=\"invalid_token\""
    );
}

#[test]
fn run_time_codes_are_responses_too() {
    let responses = EveryKey::responses_for(&["upstream"]).to_value();
    let codes: Vec<&String> = responses.as_object().unwrap().keys().collect();
    assert_eq!(codes, ["413", "415", "502"]);
    let example = &responses["413"]["content"]["application/problem+json"]["examples"]["upstream"];
    assert_eq!(example["value"]["status"], 413);
    assert_eq!(example["value"]["title"], "Bad Gateway");
}

#[test]
fn what_a_variant_adds_to_the_type_inside_is_there() {
    let responses = EveryKey::responses_for(&["clash"]).to_value();
    let headers = &responses["409"]["headers"];
    assert_eq!(headers["X-Around"].get("required"), None);
    let schemas = EveryKey::responses_for(&["clash"]).schemas();
    let properties = &schemas["ClashProblem"]["allOf"][1];
    assert!(properties["properties"].get("around").is_some());
    assert!(
        !properties["required"]
            .as_array()
            .unwrap()
            .contains(&json!("around"))
    );
    let alone = Inner::responses_for(&["clash"]).to_value();
    assert_eq!(alone["409"]["headers"].get("X-Around"), None);
}

#[test]
fn an_unknown_reason_stops_nothing() {
    let responses = EveryKey::responses_for(&["page_not_found", "entry_not_fuond"]).to_value();
    let content = &responses["404"]["content"]["application/problem+json"];
    assert_eq!(
        content["schema"],
        json!({ "$ref": "#/components/schemas/PageNotFoundProblem" })
    );
}

#[test]
fn a_subset_in_a_const_is_checked_by_the_compiler() {
    const READING: Catalog = FlowCms::CATALOG.only(&["not_found"]);
    assert_eq!(
        READING.responses().to_value(),
        FlowCms::responses_for(&["not_found"]).to_value()
    );
}

#[test]
fn responses_of_3_0_have_schemas_of_3_0() {
    let responses = EveryKey::responses_for(&["who_are_you"]);
    let older = responses.version_3_0().to_value();
    let challenge = &older["401"]["headers"]["WWW-Authenticate"]["schema"];
    assert_eq!(
        *challenge,
        json!({ "type": "string", "enum": ["Bearer error=\"invalid_token\""] })
    );
    assert!(
        !responses
            .inline()
            .version_3_0()
            .to_value()
            .to_string()
            .contains("\"const\"")
    );
}
