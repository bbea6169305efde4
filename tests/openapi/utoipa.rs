//! utoipa 6 and 5 in one build: derived types in `responses(…)` and in `components(…)`.

macro_rules! version {
    ($module:ident, $utoipa:ident, $openapi:literal) => {
        mod $module {
            // The macros of utoipa speak of a crate with this name.
            use $utoipa as utoipa;

            use flowcms_status::openapi::ByRef;
            use flowcms_status::{Catalogued as _, FlowCms};
            use serde_json::{Value, json};
            use utoipa::{IntoResponses, OpenApi as _, PartialSchema as _, ToSchema as _};

            use crate::every_key::{EveryKey, Files};
            use crate::utoipa::{Borrowed, Generic, with_enums};

            #[utoipa::path(get, path = "/whole", responses((status = 200, description = "It is there."), EveryKey))]
            #[allow(dead_code)]
            fn whole() {}

            // utoipa asks for the schemas of a type's parameters, so it gets a name without any.
            type Problems = ByRef<EveryKey>;

            #[utoipa::path(get, path = "/by_ref", responses(ByRef<EveryKey>))]
            #[allow(dead_code)]
            fn by_ref() {}

            #[derive(utoipa::OpenApi)]
            #[openapi(paths(whole))]
            struct Whole;

            #[derive(utoipa::OpenApi)]
            #[openapi(paths(by_ref), components(schemas(Problems)))]
            struct ByReference;

            fn codes<T: IntoResponses>() -> Vec<String> {
                T::responses().into_keys().collect()
            }

            fn json(document: &utoipa::openapi::OpenApi) -> Value {
                serde_json::to_value(document).unwrap()
            }

            #[test]
            fn an_endpoint_that_names_the_type_has_all_its_responses() {
                let document = json(&Whole::openapi());
                let responses = document["paths"]["/whole"]["get"]["responses"].clone();
                let mut expected = EveryKey::CATALOG.responses().inline().to_value();
                expected["200"] = json!({ "description": "It is there." });
                without_required(&mut expected);
                with_enums(&mut expected);
                assert_eq!(responses, expected);
                assert!(!document.to_string().contains("#/components/"));
                // All that have the code are there.
                let schema = &responses["404"]["content"]["application/problem+json"]["schema"];
                assert_eq!(schema["properties"]["reason"]["enum"].as_array().unwrap().len(), 4);
            }

            #[test]
            fn the_schemas_that_utoipa_wrote_are_taken_for_the_catalogues_own() {
                for version in ["3.1.0", "3.0.3"] {
                    let mut document = json(&ByReference::openapi());
                    document["openapi"] = version.into();
                    let theirs = document["components"]["schemas"].clone();
                    let whole = EveryKey::CATALOG.openapi().complete(document);
                    let schemas = whole["components"]["schemas"].as_object().unwrap();
                    assert_eq!(schemas.len(), theirs.as_object().unwrap().len(), "{version}");
                    assert!(schemas.keys().all(|name| !name.ends_with("-2")), "{version}");
                }
            }

            #[test]
            fn an_endpoint_that_names_the_type_by_reference_finds_its_schemas() {
                let document = json(&ByReference::openapi());
                let mut responses = EveryKey::CATALOG.responses().to_value();
                without_required(&mut responses);
                with_enums(&mut responses);
                // What is said of each stands with the schemas, once.
                for response in responses.as_object_mut().unwrap().values_mut() {
                    for header in response["headers"].as_object_mut().into_iter().flatten() {
                        header.1.as_object_mut().unwrap().remove("description");
                    }
                    if response.pointer("/content/application~1problem+json/schema/oneOf").is_some() {
                        let about = response["description"].as_str().unwrap().to_owned();
                        let (name, list) = about.split_once(":\n").unwrap();
                        let reasons = list.lines().filter_map(|line| line.split('`').nth(1));
                        let reasons: Vec<_> = reasons.map(|reason| format!("`{reason}`")).collect();
                        response["description"] = format!("{name}: {}", reasons.join(", ")).into();
                    }
                    if let Some(content) = response.pointer_mut("/content/application~1problem+json") {
                        content.as_object_mut().unwrap().remove("examples");
                    }
                }
                assert_eq!(document["paths"]["/by_ref"]["get"]["responses"], responses);

                let mut expected = EveryKey::CATALOG.to_openapi()["components"]["schemas"].take();
                with_enums(&mut expected);
                for entry in EveryKey::CATALOG.entries() {
                    let schema = expected[entry.type_name()].as_object_mut().unwrap();
                    schema.retain(|key, _| !key.starts_with("x-"));
                    if let Some(example) = entry.example(entry.status()) {
                        let example: Value = (example.into_iter())
                            .map(|(name, value)| (name.to_owned(), value))
                            .collect();
                        schema.insert("examples".to_owned(), json!([example]));
                    }
                }
                let mut schemas = document["components"]["schemas"].clone();
                let whole = schemas.as_object_mut().unwrap().remove("EveryKey").unwrap();
                assert_eq!(schemas, expected);
                let reasons = EveryKey::CATALOG.entries().len();
                assert_eq!(whole["oneOf"].as_array().unwrap().len(), reasons);
                assert_eq!(whole["discriminator"]["propertyName"], "reason");
            }

            #[test]
            fn maps_rows_and_types_with_parameters_have_the_impls() {
                assert_eq!(codes::<Files>(), ["404", "500", "503"]);
                assert_eq!(codes::<FlowCms>().len(), 13);
                assert_eq!(codes::<Borrowed<'_>>(), ["404"]);
                assert_eq!(codes::<Generic<u8>>(), ["409"]);
                assert_eq!(ByRef::<Files>::name(), "Files");
                let schema = serde_json::to_value(ByRef::<Borrowed>::schema()).unwrap();
                assert_eq!(schema, json!({ "$ref": "#/components/schemas/BorrowedProblem" }));
            }

            #[test]
            fn a_subset_turns_into_the_responses_of_utoipa() {
                let subset = EveryKey::responses_for(&["page_not_found"]);
                let responses = utoipa::openapi::Responses::from(subset);
                let mut expected = subset.to_value();
                without_required(&mut expected);
                with_enums(&mut expected);
                assert_eq!(serde_json::to_value(responses).unwrap(), expected);
            }

            /// The headers of utoipa 5 cannot say that they are required.
            fn without_required(responses: &mut Value) {
                if $openapi == "5" {
                    for response in responses.as_object_mut().unwrap().values_mut() {
                        let headers = response.get_mut("headers").and_then(Value::as_object_mut);
                        for header in headers.into_iter().flat_map(|headers| headers.values_mut()) {
                            header.as_object_mut().unwrap().remove("required");
                        }
                    }
                }
            }
        }
    };
}

use flowcms_status::FlowError;
use serde_json::{Value, json};

version!(v6, utoipa, "6");
version!(v5, utoipa_5, "5");

#[derive(Debug, thiserror::Error, FlowError)]
#[error("no `{name}`")]
#[flow(code = 404)]
struct Borrowed<'a> {
    #[flow(member)]
    name: &'a str,
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("it clashes")]
#[flow(code = 409)]
struct Generic<T: std::fmt::Debug> {
    value: T,
}

/// utoipa's types have no `const`.
fn with_enums(value: &mut Value) {
    match value {
        Value::Object(object) => {
            if object.get("const").is_some_and(|one| !one.is_object()) {
                let one = object.remove("const").unwrap();
                object.insert("enum".to_owned(), json!([one]));
            }
            object.values_mut().for_each(with_enums);
        }
        Value::Array(values) => values.iter_mut().for_each(with_enums),
        _ => {}
    }
}

#[test]
fn types_with_parameters_still_answer() {
    let name = String::from("intro");
    assert_eq!(Borrowed { name: &name }.status_code(), 404);
    let clash = Generic { value: 1 };
    assert_eq!((clash.status_code().as_u16(), clash.value), (409, 1));
}
