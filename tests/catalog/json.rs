//! The catalogue as JSON.

use flowcms_status::{Catalog, FlowCms, Http};
use serde_json::{Value, json};

use super::declared::CATALOG;

fn parsed(catalog: &Catalog) -> Value {
    serde_json::from_str(&catalog.to_json()).expect("valid JSON")
}

fn of(reason: &str) -> Value {
    let json = parsed(&CATALOG);
    let types = json["problem_types"].as_array().expect("an array");
    let found = types.iter().find(|entry| entry["reason"] == reason);
    found.expect("the reason is there").clone()
}

#[test]
fn the_document_has_a_format_a_name_a_version_and_what_is_retired() {
    let json = parsed(&CATALOG);
    assert_eq!(json["format_version"], 1);
    assert_eq!(json["name"], "Content API");
    assert_eq!(json["version"], "1.4.0");
    assert_eq!(
        json["retired"],
        json!([{
            "reason": "page_missing",
            "status": 404,
            "name": "Not Found",
            "note": "Since 1.2.0 `entry_not_found` comes instead.",
        }])
    );
    assert_eq!(parsed(&FlowCms::CATALOG)["version"], Value::Null);
}

#[test]
fn a_problem_type_has_all_that_it_declares() {
    assert_eq!(
        of("no_file"),
        json!({
            "reason": "no_file",
            "type": "https://docs.example.com/errors#no_file",
            "title": "Not Found",
            "status": 404,
            "name": "Not Found",
            "name_context": "Requested content entry, endpoint, or asset does not exist in your workspace.",
            "class": "Client Error",
            "context": "Nothing is stored there.",
            "description": "The file is unknown.",
            "causes": "",
            "solutions": "",
            "detail": {},
            "rendered": false,
            "headers": [{ "name": "X-Store", "value": "main", "source": "" }],
            "members": [
                { "name": "store", "rust_type": "String", "schema": { "type": "string" }, "required": false },
                {
                    "name": "shelf", "rust_type": "u8", "required": false,
                    "schema": of("no_file")["members"][1]["schema"],
                },
            ],
            "retry": "never",
            "run_time_codes": [],
            "grpc_code": "NOT_FOUND",
            "deprecated": null,
            "declared_by": [
                {
                    "type": "Storage",
                    "path": "contract::catalog::declared::Storage",
                    "variant": "e if e.kind() == std::io::ErrorKind::NotFound",
                },
                { "type": "MediaError", "path": "contract::catalog::declared::MediaError", "variant": "NoFile" },
            ],
        })
    );
    let shelf = &of("no_file")["members"][1]["schema"];
    assert_eq!(
        (&shelf["type"], &shelf["maximum"]),
        (&json!("integer"), &json!(255))
    );
}

#[test]
fn details_retries_and_run_time_codes_say_what_kind_they_are() {
    assert_eq!(of("no_key")["detail"], json!({ "text": "send {a} key" }));
    assert_eq!(of("later")["detail"], json!({ "template": "wait {0}" }));
    assert_eq!(of("internal_server_error")["detail"], Value::Null);
    assert_eq!(of("later")["retry"], json!({ "after": "Retry-After" }));
    assert_eq!(of("internal_server_error")["retry"], "backoff");
    assert_eq!(of("too_large")["run_time_codes"], json!([422, 409]));
    assert_eq!(
        of("later")["deprecated"],
        json!({ "since": "1.4.0", "note": "`busy` comes instead" })
    );
    let own = json!([{ "name": "Retry-After", "value": null, "source": "u8" }]);
    assert_eq!(of("later")["headers"], own);
}

#[test]
fn every_document_is_valid_by_the_schema_that_the_crate_publishes() {
    let schema: Value = serde_json::from_str(Catalog::JSON_SCHEMA).expect("the schema is JSON");
    let meta = jsonschema::meta::validate(&schema);
    assert!(meta.is_ok(), "the schema is one: {meta:?}");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    for catalog in [
        CATALOG,
        FlowCms::CATALOG,
        Http::CATALOG,
        Catalog::new("Empty"),
    ] {
        let document = parsed(&catalog);
        let errors: Vec<String> = (validator.iter_errors(&document))
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", catalog.name());
    }
}

#[test]
fn the_schema_refuses_what_is_missing_and_what_is_wrong() {
    let schema: Value = serde_json::from_str(Catalog::JSON_SCHEMA).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    for (pointer, wrong) in [
        ("/format_version", json!(2)),
        ("/name", Value::Null),
        ("/problem_types/0/status", json!(200)),
        ("/problem_types/0/reason", json!("no entry")),
        ("/problem_types/0/members/0", json!({ "name": "slug" })),
        ("/problem_types/0/retry", json!("sometimes")),
        ("/retired/0/note", json!("")),
    ] {
        let mut document = parsed(&CATALOG);
        *document.pointer_mut(pointer).expect("it is there") = wrong;
        assert!(!validator.is_valid(&document), "{pointer}");
    }
    for key in parsed(&CATALOG)["problem_types"][0]
        .as_object()
        .expect("an object")
        .keys()
    {
        let mut document = parsed(&CATALOG);
        let first = document["problem_types"][0]
            .as_object_mut()
            .expect("an object");
        first.remove(key);
        assert!(!validator.is_valid(&document), "without {key}");
    }
}
