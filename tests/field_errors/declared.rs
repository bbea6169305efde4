//! `#[flow(errors)]`: the last member of the document.

use std::borrow::Cow;
use std::fmt;

use flowcms_status::{
    DetailPolicy, FieldErrorSource, FieldErrors, FieldNames, FlowCms, FlowError, Problem,
    status_table,
};

use serde_json::json;

use crate::behaviour::support::body;

fn one() -> FieldErrors {
    let mut errors = FieldErrors::new();
    errors
        .add("/weight", "range", "must be at least 1")
        .param("min", 1);
    errors
}

/// What [`one`] is sent as.
const ONE: &str = r##""errors":[{"pointer":"#/weight","reason":"range","detail":"must be at least 1","min":1}]}"##;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(member("origin" = "all"))]
enum OrderError {
    #[error("{} fields are wrong", .errors.len())]
    #[flow(code = 422)]
    Invalid {
        #[flow(errors("range"))]
        errors: FieldErrors,
        #[flow(member)]
        count: usize,
    },
    #[error("of {0:?}")]
    #[flow(code = 400)]
    Foreign(#[flow(errors(rename_all = "camelCase"))] Sent),
    #[error("of {0:?}")]
    #[flow(code = 400, detail = "some fields are wrong")]
    Described(#[flow(errors)] Box<Sent>),
    #[error(transparent)]
    #[flow(code = 422)]
    Shared(
        #[from]
        #[flow(errors)]
        std::sync::Arc<FieldErrors>,
    ),
    #[error("maybe")]
    #[flow(code = 400)]
    Maybe(#[flow(errors)] Option<FieldErrors>),
    #[error("a map")]
    #[flow(map = Mapped)]
    Mapped(#[source] Sent),
}

/// Its `Display` and `Debug` say what was sent.
#[derive(Debug)]
struct Sent(&'static str);

impl fmt::Display for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sent {}", self.0)
    }
}

impl std::error::Error for Sent {}

impl FieldErrorSource for Sent {
    fn field_errors(&self, names: FieldNames) -> Cow<'_, FieldErrors> {
        let mut errors = FieldErrors::new();
        errors.add(names.of("postal_code"), "length", "must have 5 digits");
        Cow::Owned(errors)
    }
}

fn errors_of(sent: &Sent) -> Option<FieldErrors> {
    (sent.0 != "nothing").then(one)
}

status_table! {
    /// How what was sent is wrong.
    struct Mapped(Sent) in FlowCms {
        #[flow(reason = "sent", errors = errors_of, member("kind" = "row"))]
        Sent(_) => 400,
    }
}

#[test]
fn the_errors_of_the_fields_are_the_last_member() {
    let error = OrderError::Invalid {
        errors: one(),
        count: 1,
    };
    let body = body(&error);
    assert!(body.contains(r#""detail":"1 fields are wrong""#), "{body}");
    assert!(
        body.ends_with(&format!(r#""origin":"all","count":1,{ONE}"#)),
        "{body}"
    );
}

#[test]
fn they_stay_the_last_where_an_outer_error_adds_members() {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("outer")]
    struct Outer {
        #[flow(transparent)]
        inner: OrderError,
        #[flow(member)]
        beside: u8,
    }

    let inner = OrderError::Invalid {
        errors: one(),
        count: 1,
    };
    let body = body(&Outer { inner, beside: 2 });
    assert!(body.ends_with(&format!(r#""beside":2,{ONE}"#)), "{body}");
}

#[test]
fn what_an_error_inside_lists_comes_before_what_is_listed_around_it() {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("outer")]
    struct Outer {
        #[flow(transparent)]
        inner: OrderError,
        #[flow(errors)]
        errors: FieldErrors,
    }

    let inner = OrderError::Shared(one().into());
    let outer = Outer {
        inner,
        errors: FieldErrors::new(),
    };
    let body = body(&outer);
    assert!(body.ends_with(ONE), "{body}");
    assert_eq!(body.matches("errors").count(), 1);
}

#[test]
fn an_empty_list_is_sent_and_none_is_not() {
    assert!(body(&OrderError::Maybe(Some(FieldErrors::new()))).ends_with(r#""errors":[]}"#));
    assert!(!body(&OrderError::Maybe(None)).contains("errors"));
}

#[test]
fn the_detail_is_private_where_the_field_is_a_foreign_type() {
    let secret = Sent("hunter2");
    let sent = body(&OrderError::Foreign(secret));
    assert!(
        !sent.contains("hunter2") && !sent.contains("detail\":\"of"),
        "{sent}"
    );
    assert!(
        sent.ends_with(
            r##""errors":[{"pointer":"#/postalCode","reason":"length","detail":"must have 5 digits"}]}"##
        ),
        "{sent}"
    );
    let policy = OrderError::Foreign(Sent("")).detail();
    assert_eq!(policy, DetailPolicy::None);

    let described = body(&OrderError::Described(Box::new(Sent("hunter2"))));
    assert!(described.contains(r#""detail":"some fields are wrong""#));
    assert!(described.contains(r##""#/postal_code""##), "{described}");

    let shared = body(&OrderError::Shared(one().into()));
    assert!(
        shared.contains(r#""detail":"1 field is wrong""#),
        "{shared}"
    );
}

#[test]
fn a_row_of_a_map_lists_what_its_function_makes() {
    let sent = body(&Mapped::from(Sent("hunter2")));
    assert!(!sent.contains("hunter2"), "{sent}");
    assert!(sent.ends_with(&format!(r#""kind":"row",{ONE}"#)), "{sent}");
    let sent = body(&OrderError::Mapped(Sent("hunter2")));
    assert!(
        sent.ends_with(&format!(r#""origin":"all",{ONE}"#)),
        "{sent}"
    );
    assert!(!body(&Mapped::from(Sent("nothing"))).contains("errors"));
}

#[test]
fn a_type_parameter_may_be_what_lists_them() {
    #[derive(Debug, thiserror::Error, FlowError)]
    enum Generic<'a, T> {
        #[error("own")]
        #[flow(code = 400)]
        Own(#[flow(errors)] T),
        #[error("borrowed")]
        #[flow(code = 422)]
        Borrowed(#[flow(errors)] &'a FieldErrors),
    }

    let own = body(&Generic::Own(one()));
    assert!(
        own.ends_with(ONE) && !own.contains(r#""detail":"own""#),
        "{own}"
    );
    let errors = one();
    let borrowed = body(&Generic::<FieldErrors>::Borrowed(&errors));
    assert!(borrowed.ends_with(ONE), "{borrowed}");
    assert!(borrowed.contains(r#""detail":"borrowed""#), "{borrowed}");
}

#[test]
fn a_problem_has_them_in_every_form() {
    let error = OrderError::Shared(one().into());
    let problem = Problem::new(&error);
    let names: Vec<&str> = problem.members().map(|(name, _)| name).collect();
    assert_eq!(names, ["origin", "errors"]);
    let value = serde_json::to_value(&problem).unwrap();
    assert_eq!(value["errors"][0]["pointer"], "#/weight");
}

#[test]
fn a_list_that_may_be_none_is_no_required_member() {
    let model = OrderError::CATALOG.model();
    let is_required = |reason: &str| {
        let json = model.to_json_value();
        let types = json["problem_types"].as_array().unwrap().clone();
        let entry = types
            .iter()
            .find(|it| it["reason"] == reason)
            .unwrap()
            .clone();
        let members = entry["members"].as_array().unwrap().clone();
        let errors = members.iter().find(|it| it["name"] == "errors").unwrap();
        errors["required"].clone()
    };
    assert_eq!(is_required("invalid"), true);
    assert_eq!(is_required("shared"), true);
    assert_eq!(is_required("maybe"), false);
    // A function may make none.
    assert_eq!(is_required("sent"), false);
}

#[test]
fn the_catalogue_knows_the_reasons_of_items() {
    let json = serde_json::to_string(&OrderError::CATALOG.to_json()).unwrap();
    assert!(json.contains("range"), "{json}");
}

/// Its item has one place of the three that there are, and one of the declared reasons.
#[test]
fn an_example_shows_one_error_as_one_is_sent() {
    let entries = OrderError::CATALOG.entries();
    let example = |reason: &str| {
        let entry = entries.iter().find(|entry| entry.reason() == reason);
        let mut members = entry.expect("an entry").members().iter();
        let errors = members.find(|member| member.name() == "errors");
        errors.and_then(|member| member.example()).cloned()
    };
    let detail = "What is wrong with it.";
    assert_eq!(
        example("invalid"),
        Some(json!([{ "pointer": "#/items/0/title", "reason": "range", "detail": detail }]))
    );
    assert_eq!(
        example("foreign"),
        Some(json!([{ "pointer": "#/items/0/title", "detail": detail }]))
    );
}
