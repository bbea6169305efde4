//! The catalogue as JSON.

use flowcms_status::formats::{
    Format, Html, Json, Markdown, OpenApi, Python, RustClient, TypeScript, TypeScriptClient,
};
use flowcms_status::{Catalog, FlowCms, Http, Model};
use serde_json::{Value, json};

use crate::catalog::declared::CATALOG;

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
    assert_eq!(json["format_version"], 2);
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
    let no_store = json!({
        "name": "Cache-Control", "value": "no-store", "source": "", "others": [], "certain": true,
    });
    let of_store = json!({
        "name": "X-Store", "value": "main", "source": "", "others": [], "certain": false,
    });
    let name_context =
        "Requested content entry, endpoint, or asset does not exist in your workspace.";
    let code = |headers: Value, detail: Value, example: &str| {
        json!([{
            "code": 404,
            "name": "Not Found",
            "title": "Not Found",
            "context": "Nothing is stored there.",
            "detail": detail,
            "detail_example": example,
            "document": true,
            "headers": headers,
        }])
    };
    let no_file = of("no_file");
    assert_ne!(no_file["context"], name_context);
    assert_eq!(
        no_file,
        json!({
            "reason": "no_file",
            "type_name": "NoFileProblem",
            "type": "https://docs.example.com/errors#no_file",
            "title": "Not Found",
            "status": 404,
            "name": "Not Found",
            "context": "Nothing is stored there.",
            "description": "The file is unknown.",
            "causes": "",
            "solutions": "",
            "detail": {},
            "codes": code(json!([no_store, of_store]), json!({}), "What went wrong this time."),
            "rendered": false,
            "headers": [of_store],
            "members": [
                {
                    "name": "store", "rust_type": "String", "required": false,
                    "schema": { "type": "string" }, "example": "store",
                },
                {
                    "name": "shelf", "rust_type": "u8", "required": false,
                    "schema": no_file["members"][1]["schema"], "example": 1,
                },
            ],
            "retry": "never",
            "grpc_code": "NOT_FOUND",
            "deprecated": null,
            "declared_by": [
                {
                    "type": "Storage",
                    "path": "contract::catalog::declared::Storage",
                    "variant": "e if e.kind() == std::io::ErrorKind::NotFound",
                    "foreign": false,
                    // What it declares otherwise than the whole.
                    "description": "",
                    "codes": code(json!([no_store]), json!({}), "What went wrong this time."),
                    "headers": [],
                    "members": [],
                },
                {
                    "type": "MediaError",
                    "path": "contract::catalog::declared::MediaError",
                    "variant": "NoFile",
                    "foreign": false,
                    "codes": code(json!([no_store]), json!({ "text": "no file" }), "no file"),
                    "headers": [],
                    "members": [],
                },
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
    assert_eq!(
        of("internal_server_error")["detail"],
        json!({ "private": true })
    );
    assert_eq!(of("later")["retry"], json!({ "after": "Retry-After" }));
    assert_eq!(of("internal_server_error")["retry"], "backoff");
    let too_large = of("too_large");
    let codes: Vec<&Value> = (too_large["codes"].as_array().expect("a list").iter())
        .map(|code| &code["code"])
        .collect();
    assert_eq!(codes, [400, 422, 409]);
    assert_eq!(
        of("later")["deprecated"],
        json!({ "since": "1.4.0", "note": "`busy` comes instead" })
    );
    let own = json!([{
        "name": "Retry-After", "value": null, "source": "u8", "others": [], "certain": false,
    }]);
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
        ("/format_version", json!(1)),
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

#[test]
fn what_is_published_is_read_again_and_every_format_is_written_from_it_alone() {
    for catalog in [CATALOG, FlowCms::CATALOG, Http::CATALOG] {
        let model = Model::from_json(&catalog.to_json()).expect("it is a model");
        assert_eq!(model, catalog.model());
        let formats: [&dyn Format; 8] = [
            &Markdown,
            &Html,
            &Json,
            &OpenApi,
            &TypeScript,
            &TypeScriptClient,
            &Python,
            &RustClient,
        ];
        for format in formats {
            assert_eq!(
                model.write(format),
                catalog.write(format),
                "{}",
                format.media_type()
            );
        }
    }
}

#[test]
fn what_is_no_model_says_where() {
    for (pointer, wrong, expected) in [
        (
            "/format_version",
            json!(3),
            "the model has the format version 3, this flowcms-status knows 2",
        ),
        (
            "/format_version",
            Value::Null,
            "no model: it has no `format_version`",
        ),
        ("/name", json!(1), "`name` is no text"),
        (
            "/problem_types/0/codes",
            json!([]),
            "`problem_types.0` has no `codes` or no `declared_by`",
        ),
        (
            "/problem_types/0/type_name",
            json!("A: pass\nimport os"),
            "`problem_types.0` has a `type_name` that is no name",
        ),
        (
            "/problem_types/0/codes/0/code",
            json!(70_000),
            "`problem_types.0.codes.0.code` is no number, or too large",
        ),
        (
            "/problem_types/0/retry",
            json!("soon"),
            "`problem_types.0.retry` is no retry class",
        ),
    ] {
        let mut document = parsed(&CATALOG);
        *document.pointer_mut(pointer).expect("it is there") = wrong;
        let error = Model::from_json(&document.to_string()).expect_err(pointer);
        assert_eq!(error.to_string(), expected);
    }
}
