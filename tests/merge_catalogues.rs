//! The example that merges the catalogues of several services.

#[path = "../examples/merge_catalogues/merge.rs"]
#[expect(dead_code, reason = "it reads no files here")]
mod merge;
#[path = "../examples/merge_catalogues/services.rs"]
mod services;

use merge::Index;
use serde_json::{Value, json};

fn merged() -> Value {
    let mut index = Index::default();
    for catalog in services::CATALOGS {
        index.add("test", &catalog.to_json()).unwrap();
    }
    index.to_json()
}

fn reason(of: &Value, name: &str) -> Value {
    let mut all = of["reasons"].as_array().unwrap().iter();
    all.find(|one| one["reason"] == name).unwrap().clone()
}

#[test]
fn a_reason_names_the_services_that_answer_with_it() {
    let merged = merged();
    assert_eq!(
        merged["services"],
        json!([
            { "name": "Content API", "version": "2.1.0" },
            { "name": "Media API", "version": null },
            { "name": "Site API", "version": "0.3.0" },
        ])
    );
    let names: Vec<&str> = (merged["reasons"].as_array().unwrap().iter())
        .map(|one| one["reason"].as_str().unwrap())
        .collect();
    let sorted = [
        "entry_not_found",
        "forbidden",
        "no_key",
        "slug_taken",
        "too_large",
    ];
    assert_eq!(names, sorted);
    let no_key = reason(&merged, "no_key");
    assert_eq!(no_key["services"], json!(["Content API", "Media API"]));
    assert_eq!(no_key["status"], 401);
    assert_eq!(no_key["type"], "https://docs.example.com/errors#no_key");
    assert_eq!(no_key.get("differences"), None);
}

#[test]
fn what_services_say_differently_of_a_reason_stands_side_by_side() {
    let too_large = reason(&merged(), "too_large");
    assert_eq!(
        too_large["differences"]["status"],
        json!({ "Content API": 422, "Media API": 413 })
    );
    assert_eq!(too_large["differences"].get("type"), None);
}

#[test]
fn a_reason_that_another_service_retired_says_so() {
    let slug_taken = reason(&merged(), "slug_taken");
    assert_eq!(slug_taken["services"], json!(["Site API"]));
    assert_eq!(
        slug_taken["retired_by"],
        json!({ "Content API": "Since 2.0 slugs may repeat." })
    );
}

#[test]
fn an_unknown_format_is_refused_before_anything_else_of_it_is_read() {
    let mut index = Index::default();
    let error = index.add("new.json", r#"{ "format_version": 3, "all": "else" }"#);
    assert_eq!(
        error.unwrap_err().to_string(),
        "`new.json` has the format version 3, this program reads 2: build it with a newer \
         flowcms-status"
    );
    for (text, why) in [
        ("{}", "it has no `format_version`"),
        ("<html>", "expected value at line 1 column 1"),
        (r#"{ "format_version": 2 }"#, "it has no `name`"),
        (
            r#"{ "format_version": 2, "name": "A" }"#,
            "`problem_types` is no array",
        ),
        (
            r#"{ "format_version": 2, "name": "A", "problem_types": [{}] }"#,
            "`problem_types` has no `reason`",
        ),
    ] {
        let error = index.add("old.json", text).unwrap_err().to_string();
        assert_eq!(error, format!("`old.json` is no catalogue: {why}"));
    }
}
