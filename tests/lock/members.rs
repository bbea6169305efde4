//! The types of members: what readers of a document rely on.

use std::borrow::Cow;

use flowcms_status::{Catalog, FileState, FlowError};

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
    // The lock has the name of the type too.
    assert_eq!(state.unwrap(), FileState::LacksAdditions);
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
    assert_eq!(state.unwrap(), FileState::LacksAdditions);
}

#[test]
fn without_schemas_the_types_are_compared_as_they_are_written() {
    assert_eq!(
        change(&with_member!(Limit), &with_member!(Option<Bound>)),
        "the member `limit` of `full` is `Option<Bound>` instead of `Limit`: callers that read it \
         get what they do not expect"
    );
    let state = locked(&with_member!(Limit), &with_member!(Limit));
    assert_eq!(state.unwrap(), FileState::Current);
}
