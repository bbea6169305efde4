//! The types of members: what readers of a document rely on.

use std::borrow::Cow;

use flowcms_status::{Catalog, FieldErrors, FileState, FlowError};

use super::folder::{broken, locked};

/// A type whose only variant has the member `limit`.
macro_rules! with_member {
    ($type:ty) => {{
        #[derive(Debug, thiserror::Error, FlowError)]
        #[allow(dead_code)]
        enum ContentError {
            #[error("…")]
            #[flow(code = 409)]
            Full {
                #[flow(member)]
                limit: $type,
            },
        }
        const CATALOG: Catalog = ContentError::CATALOG;
        CATALOG
    }};
}

/// Has no schema.
#[derive(Debug, serde::Serialize)]
struct Limit;

/// Has none either.
#[derive(Debug, serde::Serialize)]
struct Bound;

fn change(was: &Catalog, now: &Catalog) -> String {
    let mut changes = broken(was, now);
    assert_eq!(changes.len(), 1, "{changes:?}");
    changes.swap_remove(0)
}

#[test]
fn another_schema_is_found() {
    assert_eq!(
        change(&with_member!(bool), &with_member!(String)),
        "the member `limit` of `full` is `{\"type\":\"string\"}` instead of \
         `{\"type\":\"boolean\"}`: callers that read it get what they do not expect"
    );
}

#[test]
fn another_type_with_the_same_schema_passes() {
    let state = locked(&with_member!(String), &with_member!(Cow<'static, str>));
    assert_eq!(state.unwrap(), FileState::Current);
}

#[test]
fn a_member_that_may_be_missing_now_is_found() {
    assert_eq!(
        change(&with_member!(String), &with_member!(Option<String>)),
        "the member `limit` of `full` may be missing now: callers that take it for granted, as its \
         lock says, fail without it"
    );
}

#[test]
fn a_member_that_is_always_there_now_passes() {
    let state = locked(&with_member!(Option<String>), &with_member!(String));
    assert_eq!(state.unwrap(), FileState::Written);
}

/// Callers do not see the names of Rust types, and a feature may turn schemas on.
#[test]
fn without_schemas_nothing_is_known_that_could_change() {
    for now in [
        with_member!(Option<Bound>),
        with_member!(Limit),
        with_member!(String),
    ] {
        assert_eq!(
            locked(&with_member!(Limit), &now).unwrap(),
            FileState::Current
        );
    }
}

#[derive(Debug, serde::Serialize, schemars_1::JsonSchema)]
#[schemars(crate = "schemars_1")]
#[serde(rename_all = "snake_case")]
#[allow(dead_code)]
enum Plan {
    Free,
    Paid,
}

#[derive(Debug, serde::Serialize, schemars_1::JsonSchema)]
#[schemars(crate = "schemars_1")]
struct Quota {
    used: u32,
}

/// As it is in the next release.
mod next {
    #[derive(Debug, serde::Serialize, schemars_1::JsonSchema)]
    #[schemars(crate = "schemars_1")]
    pub(super) struct Quota {
        pub(super) used: u32,
        pub(super) left: u32,
    }
}

#[test]
fn what_is_more_in_a_member_and_what_is_never_missing_any_more_passes() {
    let state = locked(&with_member!(Quota), &with_member!(next::Quota));
    assert_eq!(state.unwrap(), FileState::Current);
    let state = locked(&with_member!(Option<Plan>), &with_member!(Plan));
    assert_eq!(state.unwrap(), FileState::Written);
    let less = change(&with_member!(next::Quota), &with_member!(Quota));
    assert!(
        less.starts_with("the member `limit` of `full` is `{"),
        "{less}"
    );
}

/// A type whose only variant lists errors of fields, whose items have these reasons.
macro_rules! with_errors {
    ($($reason:literal),*) => {{
        #[derive(Debug, thiserror::Error, FlowError)]
        #[allow(dead_code)]
        enum ContentError {
            #[error("some fields are wrong")]
            #[flow(code = 422)]
            Invalid(#[flow(errors($($reason),*))] FieldErrors),
        }
        const CATALOG: Catalog = ContentError::CATALOG;
        CATALOG
    }};
}

#[test]
fn a_reason_of_items_that_is_gone_is_found_and_a_new_one_passes() {
    let both = with_errors!("range", "length");
    assert_eq!(
        change(&both, &with_errors!("range", "size")),
        "items of `errors` of `invalid` do not have the reason `length` any more: callers that look \
         for it find nothing"
    );
    let state = locked(&with_errors!("range"), &both);
    assert_eq!(state.unwrap(), FileState::Written);
}

#[test]
fn errors_that_are_not_listed_any_more_are_found() {
    assert_eq!(
        change(&with_errors!("range"), &without_errors()),
        "the member `errors` of `invalid` is gone: callers that read it find nothing"
    );
}

fn without_errors() -> Catalog {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[allow(dead_code)]
    enum ContentError {
        #[error("some fields are wrong")]
        #[flow(code = 422)]
        Invalid(FieldErrors),
    }
    ContentError::CATALOG
}
