//! An error whose body is of the API's own form: no document says that it is a problem document.

use flowcms_status::{Catalog, Catalogued, FlowError, Problem};
use serde_json::{Value, json};

#[derive(Debug, thiserror::Error, FlowError)]
#[error("old clients read this")]
#[flow(code = 409, render = own)]
struct OldForm(#[flow(member = "number")] u8);

#[derive(Debug, thiserror::Error, FlowError)]
#[error("the slug is taken")]
#[flow(code = 409)]
struct SlugTaken;

fn own(problem: &Problem<'_>) -> (&'static str, String) {
    ("text/plain", problem.reason().to_owned())
}

const CATALOG: Catalog = Catalog::new("API")
    .with(OldForm::CATALOG)
    .with(SlugTaken::CATALOG);

#[test]
fn data_json_markdown_and_the_page_say_so() {
    assert!(OldForm(1).problem_type().is_rendered());
    assert!(!SlugTaken.problem_type().is_rendered());
    let types = CATALOG.to_json_value()["problem_types"].take();
    let rendered: Vec<Value> = (types.as_array().expect("an array").iter())
        .map(|of| json!([of["reason"], of["rendered"]]))
        .collect();
    assert_eq!(
        rendered,
        [json!(["old_form", true]), json!(["slug_taken", false])]
    );

    let of_own_form = "own form";
    assert_eq!(CATALOG.to_markdown().matches(of_own_form).count(), 1);
    assert_eq!(CATALOG.to_html().matches(of_own_form).count(), 1);
}

#[test]
fn openapi_has_no_schema_of_it() {
    let document = CATALOG.to_openapi();
    let schemas = document["components"]["schemas"]
        .as_object()
        .expect("schemas");
    let names: Vec<&String> = schemas.keys().collect();
    assert_eq!(names, ["Problem", "SlugTakenProblem"]);
    let response = &document["components"]["responses"]["Conflict"];
    assert_eq!(
        response["content"]["application/problem+json"]["schema"],
        json!({ "$ref": "#/components/schemas/SlugTakenProblem" })
    );
    assert_eq!(response["content"]["*/*"], json!({}));

    let only = OldForm::responses().to_value();
    assert_eq!(only["409"]["content"], json!({ "*/*": {} }));
}

#[test]
fn typescript_has_no_type_of_it() {
    let module = CATALOG.to_typescript();
    assert!(module.contains("interface SlugTaken"), "{module}");
    assert!(!module.contains("OldForm"), "{module}");
}
