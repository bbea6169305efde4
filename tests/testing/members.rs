//! Extension members: those that are declared and no others, with values of their schemas.

use flowcms_status::{FieldErrors, FlowError, testing};
use serde_json::{Value, json};

use super::honest::{not_found, with_body};

#[test]
fn a_member_that_nobody_declared_is_found() {
    let faults = with_body(not_found(), |body| {
        body.extend([("trace".to_owned(), json!(7))]);
    });
    assert_eq!(
        faults,
        [
            "the member `trace`, which the catalogue does not know: declare it, \
          `member(\"trace\" = …)`, or leave it out"
        ]
    );
}

#[test]
fn a_member_that_is_always_there_is_missed() {
    let faults = with_body(not_found(), |body| drop(body.remove("slug")));
    assert_eq!(
        faults,
        [
            "no member `slug`, which the catalogue says is always there: its `Serialize` failed, or \
          it is an `Option`"
        ]
    );
    let faults = with_body(not_found(), |body| drop(body.remove("near")));
    assert_eq!(faults, [""; 0]);
}

#[test]
fn a_member_that_is_null_is_found() {
    let faults = with_body(not_found(), |body| body["near"] = Value::Null);
    assert_eq!(
        faults,
        ["the member `near` is `null`: one without a value is left out"]
    );
}

#[test]
fn a_value_of_another_type_is_found_with_its_place() {
    let faults = with_body(not_found(), |body| {
        body["slug"] = json!(7);
        body["near"] = json!(["a", 1, null]);
    });
    assert_eq!(
        faults,
        [
            "the member `near` does not match its schema: at `/1` 1 is not of type \"string\"",
            "the member `near` does not match its schema: at `/2` null is not of type \"string\"",
            "the member `slug` does not match its schema: 7 is not of type \"string\"",
        ]
    );
}

#[test]
fn a_value_that_serializes_otherwise_than_its_schema_says_is_found_in_an_honest_type_too() {
    #[derive(Debug, serde::Serialize, schemars_1::JsonSchema)]
    #[schemars(crate = "schemars_1")]
    struct Limits {
        #[schemars(with = "String")]
        most: u32,
    }

    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("too long")]
    #[flow(code = 422)]
    struct TooLong {
        #[flow(member)]
        limits: Limits,
        #[flow(member)]
        ratio: f64,
    }

    let faults = |ratio| {
        let limits = Limits { most: 80 };
        let check = testing::check(TooLong::CATALOG).sample(&TooLong { limits, ratio });
        let faults = check.result().unwrap_err().faults().to_vec();
        faults.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let most =
        "the member `limits` does not match its schema: at `/most` 80 is not of type \"string\"";
    assert_eq!(faults(1.5), [most]);
    // What is not finite is `null` in JSON, and left out, which the catalogue knows.
    assert_eq!(faults(f64::NAN), [most]);
}

#[test]
fn a_reason_of_an_item_that_is_not_declared_is_found() {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("some fields are wrong")]
    #[flow(code = 422)]
    struct Invalid(#[flow(errors("range", "length"))] FieldErrors);

    let faults = |reasons: &[&'static str]| {
        let mut errors = FieldErrors::new();
        for reason in reasons {
            errors.add("/weight", *reason, "it is wrong");
        }
        let check = testing::check(Invalid::CATALOG).sample(&Invalid(errors));
        let faults = check.result().err();
        let faults = faults.iter().flat_map(testing::Nonconforming::faults);
        faults.map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(faults(&["range", "length"]), [""; 0]);
    assert_eq!(faults(&["range"]), [""; 0]);
    assert_eq!(
        faults(&["range", "email"]),
        [
            "the member `errors` does not match its schema: at `/1/reason` \"email\" is not one of \
          \"range\" or \"length\""
        ]
    );
}
