//! Real responses against the document, and the document's examples against its schemas.

use std::collections::BTreeSet;

use flowcms_status::http::Response;
use flowcms_status::{Catalogued, FlowError};
use serde_json::{Value, json};

use crate::every_key::{EveryKey, samples};

const PROBLEM_JSON: &str = "application/problem+json";

/// The document, for validating against a schema in it.
struct Document(Value);

impl Document {
    fn of_every_key() -> Self {
        Self(EveryKey::CATALOG.to_openapi())
    }

    fn at(&self, pointer: &str) -> &Value {
        let found = self.0.pointer(pointer);
        found.unwrap_or_else(|| panic!("nothing stands at {pointer}"))
    }

    fn schema_of(&self, reason: &str) -> &str {
        let schemas = self.at("/components/schemas").as_object().unwrap();
        let is_it = |schema: &Value| schema["allOf"][1]["properties"]["reason"]["const"] == reason;
        let found = schemas.iter().find(|(_, schema)| is_it(schema));
        found.unwrap_or_else(|| panic!("no schema has {reason}")).0
    }

    #[track_caller]
    fn demand_valid(&self, schema: &Value, value: &Value) {
        // What a schema refers to stands in the document.
        let mut whole = schema.clone();
        whole["components"] = self.0["components"].clone();
        let validator = jsonschema::draft202012::new(&whole).unwrap();
        let wrong: Vec<String> = (validator.iter_errors(value))
            .map(|wrong| format!("{}: {wrong}", wrong.instance_path()))
            .collect();
        assert!(
            wrong.is_empty(),
            "{value:#} is not as {schema:#}: {wrong:#?}"
        );
    }
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// What the document says of the responses with that code.
fn described(code: &str) -> Value {
    EveryKey::responses().to_value()[code].take()
}

fn demand_headers<T>(response: &Response<T>, described: &Value) {
    let none = json!({});
    let declared = described
        .get("headers")
        .unwrap_or(&none)
        .as_object()
        .unwrap();
    for (name, header) in declared {
        let sent = response.headers().get(name);
        if header["required"] == true {
            assert!(sent.is_some(), "{name} is required");
        }
        let Some(sent) = sent else { continue };
        let text = sent.to_str().unwrap();
        let value = match header["schema"]["type"].as_str() {
            Some("integer") => json!(text.parse::<i64>().unwrap()),
            _ => json!(text),
        };
        assert!(
            jsonschema::is_valid(&header["schema"], &value),
            "{name}: {text}"
        );
    }
    let known = |name: &str| {
        declared
            .keys()
            .any(|known| known.eq_ignore_ascii_case(name))
    };
    for name in response.headers().keys() {
        assert!(
            known(name.as_str()) || name == "content-type",
            "{name} is not described"
        );
    }
}

#[test]
fn every_response_is_as_the_document_says() {
    let document = Document::of_every_key();
    let mut seen = BTreeSet::new();
    for error in samples() {
        let response = error.to_response();
        let code = response.status().as_u16().to_string();
        let described = described(&code);
        assert!(described.is_object(), "{code} is not described");
        demand_headers(&response, &described);
        let reason = error.problem_type().reason();
        seen.insert(reason);
        if response.body().is_empty() {
            continue;
        }
        assert_eq!(response.headers()["content-type"], PROBLEM_JSON);
        let body: Value = serde_json::from_slice(response.body()).unwrap();
        document.demand_valid(&reference(document.schema_of(reason)), &body);
        document.demand_valid(&described["content"][PROBLEM_JSON]["schema"], &body);
        let whole = &described["content"][PROBLEM_JSON]["schema"];
        assert!(
            whole.get("$ref").is_some() || whole.get("oneOf").is_some(),
            "{whole}"
        );
    }
    let declared: BTreeSet<&str> = (EveryKey::CATALOG.problem_types().iter())
        .map(|problem_type| problem_type.reason())
        .collect();
    assert_eq!(seen, declared, "every problem type has a sample");
}

#[test]
fn a_document_with_another_value_is_not_as_the_schema_says() {
    let document = Document::of_every_key();
    let response = samples()[0].to_response();
    let body: Value = serde_json::from_slice(response.body()).unwrap();
    let mut whole = reference(document.schema_of("entry_not_found"));
    whole["components"] = document.0["components"].clone();
    let validator = jsonschema::draft202012::new(&whole).unwrap();
    assert!(validator.is_valid(&body));
    for (member, other) in [
        ("type", json!("about:blank")),
        ("status", json!(410)),
        ("reason", json!("page_not_found")),
        ("title", json!("Not Found")),
        ("slug", json!(1)),
        ("tried", json!(-1)),
        ("detail", json!(null)),
    ] {
        let mut wrong = body.clone();
        wrong[member] = other;
        assert!(!validator.is_valid(&wrong), "{member}");
    }
    for member in [
        "type",
        "title",
        "status",
        "reason",
        "context",
        "slug",
        "api_version",
    ] {
        let mut wrong = body.clone();
        wrong.as_object_mut().unwrap().remove(member);
        assert!(!validator.is_valid(&wrong), "{member}");
    }
}

#[test]
fn every_problem_type_has_an_example_that_its_schema_allows() {
    let document = Document::of_every_key();
    let mut seen = BTreeSet::new();
    for (code, response) in EveryKey::responses().to_value().as_object().unwrap() {
        let content = &response["content"][PROBLEM_JSON];
        let Some(examples) = content["examples"].as_object() else {
            continue;
        };
        for (reason, example) in examples {
            let value = &example["value"];
            document.demand_valid(&content["schema"], value);
            document.demand_valid(&reference(document.schema_of(reason)), value);
            assert_eq!(value["reason"], *reason);
            assert_eq!(value["status"].to_string(), *code);
            seen.insert(reason.clone());
        }
    }
    // What is always sent without content has none.
    let without: Vec<&str> = (EveryKey::CATALOG.problem_types().iter())
        .map(|problem_type| problem_type.reason())
        .filter(|reason| !seen.contains(*reason))
        .collect();
    assert_eq!(without, ["unchanged"]);
}

#[test]
fn a_schema_of_3_0_allows_what_that_of_3_1_allows() {
    let document = EveryKey::CATALOG.openapi().version_3_0().to_value();
    let schemas = &document["components"]["schemas"];
    for error in samples() {
        let response = error.to_response();
        if response.body().is_empty() {
            continue;
        }
        let body: Value = serde_json::from_slice(response.body()).unwrap();
        let reason = error.problem_type().reason();
        let is_it =
            |schema: &Value| schema["allOf"][1]["properties"]["reason"]["enum"] == json!([reason]);
        let (name, _) = (schemas.as_object().unwrap().iter())
            .find(|(_, schema)| is_it(schema))
            .unwrap();
        let whole = json!({
            "allOf": [reference(name)],
            "components": { "schemas": schemas },
        });
        let validator = jsonschema::draft4::new(&whole).unwrap();
        let wrong: Vec<String> = (validator.iter_errors(&body))
            .map(|e| e.to_string())
            .collect();
        assert!(wrong.is_empty(), "{reason}: {wrong:?}");
    }
}

#[derive(Debug, serde::Serialize, schemars_1::JsonSchema)]
#[schemars(crate = "schemars_1", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[allow(dead_code)]
enum Plan {
    Free,
    Paid,
}

#[derive(Debug, serde::Serialize, schemars_1::JsonSchema)]
#[schemars(crate = "schemars_1", deny_unknown_fields)]
struct Account {
    name: &'static str,
    plan: Option<Plan>,
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("the plan is too small")]
#[flow(code = 409)]
struct TooSmall {
    #[flow(member)]
    account: Account,
    #[flow(member)]
    plan: Option<Plan>,
}

/// A schema of 3.0 as JSON Schema: `nullable` adds `null` to the type.
fn without_nullable(schema: &mut Value) {
    if schema["nullable"] == true {
        schema["type"] = json!([schema["type"], "null"]);
    }
    match schema {
        Value::Object(keys) => keys.values_mut().for_each(without_nullable),
        Value::Array(values) => values.iter_mut().for_each(without_nullable),
        _ => {}
    }
}

#[test]
fn closed_objects_and_optional_enums_are_right_in_3_0_and_3_1() {
    let older = TooSmall::CATALOG.openapi().version_3_0().to_value();
    assert!(older.to_string().contains("\"additionalProperties\":false"));
    let mut older = json!({
        "allOf": [reference("TooSmallProblem")],
        "components": older["components"],
    });
    without_nullable(&mut older);
    let newer = json!({
        "allOf": [reference("TooSmallProblem")],
        "components": TooSmall::CATALOG.to_openapi()["components"],
    });
    let older = jsonschema::draft4::new(&older).unwrap();
    let newer = jsonschema::draft202012::new(&newer).unwrap();
    let error = |plan| TooSmall {
        account: Account {
            name: "a",
            plan: None,
        },
        plan,
    };
    for (error, is_there) in [(error(None), false), (error(Some(Plan::Paid)), true)] {
        let body: Value = serde_json::from_slice(error.to_response().body()).unwrap();
        assert_eq!(body.get("plan").is_some(), is_there);
        let with = |pointer: &str, value: Value| {
            let mut other = body.clone();
            match pointer.rsplit_once('/') {
                Some(("", name)) => other[name] = value,
                Some((_, name)) => other["account"][name] = value,
                None => {}
            }
            other
        };
        for (document, is_valid) in [
            (body.clone(), true),
            (with("/account/plan", json!("free")), true),
            (with("/account/plan", json!("none")), false),
            (with("/account/more", json!(1)), false),
            (with("/plan", json!("none")), false),
            (with("/plan", Value::Null), false),
        ] {
            assert_eq!(newer.is_valid(&document), is_valid, "3.1: {document}");
            assert_eq!(older.is_valid(&document), is_valid, "3.0: {document}");
        }
    }
}
