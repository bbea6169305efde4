//! The errors of fields in all that is written of them.

use flowcms_status::{Catalog, FieldErrors, FlowError};
use serde_json::{Value, json};

#[derive(Debug, thiserror::Error, FlowError)]
enum OrderError {
    #[error("{} fields are wrong", .errors.len())]
    #[flow(code = 422)]
    Invalid {
        #[flow(errors("range", "length"))]
        errors: FieldErrors,
    },
}

const CATALOG: Catalog = OrderError::CATALOG;

fn sent(reason: &'static str) -> Value {
    let mut errors = FieldErrors::new();
    errors
        .add("/parcels/0/weight", reason, "must be at least 1")
        .param("min", 1);
    errors.add_parameter("page", reason, "must not be 0");
    errors.add_header("If-Match", reason, "is missing");
    let response = OrderError::Invalid { errors }.to_response();
    serde_json::from_slice(response.body()).unwrap()
}

#[test]
fn the_schema_of_openapi_is_that_of_what_is_sent() {
    let document = CATALOG.to_openapi();
    let schema = &document["components"]["schemas"]["InvalidProblem"];
    assert!(schema.is_object(), "{document:#}");
    let whole = json!({ "allOf": [schema], "components": document["components"] });
    let validator = jsonschema::draft202012::new(&whole).unwrap();
    for reason in ["range", "length"] {
        let sent = sent(reason);
        validator
            .validate(&sent)
            .unwrap_or_else(|wrong| panic!("{wrong}: {sent:#}"));
    }
    // A reason that is not declared is none of the schema's, and neither is a place that is no text.
    assert!(!validator.is_valid(&sent("email")));
    let mut wrong = sent("range");
    wrong["errors"][0]["pointer"] = json!(7);
    assert!(!validator.is_valid(&wrong));
    let mut missing = sent("range");
    missing.as_object_mut().unwrap().remove("errors");
    assert!(!validator.is_valid(&missing));
}

#[test]
fn every_document_says_that_there_are_errors_and_of_which_reasons() {
    let openapi = CATALOG.to_openapi().to_string();
    for (name, text) in [
        ("JSON", CATALOG.to_json()),
        ("Markdown", CATALOG.to_markdown()),
        ("HTML", CATALOG.to_html()),
        ("OpenAPI", openapi),
        ("TypeScript", CATALOG.to_typescript()),
        ("Python", CATALOG.to_python()),
        ("Rust", CATALOG.to_rust_client()),
    ] {
        assert!(text.contains("errors"), "{name}: {text}");
        // A client in Rust has the type of the library, whose reasons are texts.
        let said = text.contains("range") && text.contains("length");
        assert_eq!(said, name != "Rust", "{name}: {text}");
    }
}

/// The schema does not say which of the three places an item has.
#[test]
fn the_example_is_one_that_can_be_sent() {
    let model = CATALOG.model();
    let entry = &model.entries()[0];
    let example = entry.example(entry.status()).expect("an example");
    let errors = example.iter().find(|(name, _)| *name == "errors");
    let (_, errors) = errors.expect("it has errors");
    let item = &errors[0];
    assert!(
        item["pointer"]
            .as_str()
            .is_some_and(|it| it.starts_with('#')),
        "{errors}"
    );
    assert!(
        ["range", "length"].contains(&item["reason"].as_str().unwrap_or_default()),
        "{errors}"
    );
}
