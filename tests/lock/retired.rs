//! Reasons that are retired: not used again, and not forgotten.

use flowcms_status::{Catalog, FileState, FlowError};

use super::folder::{broken, locked};

/// A type with one variant, and what it says of reasons that it sends no more.
macro_rules! catalog {
    ($variant:ident $code:literal $(, $retired:meta)*) => {{
        #[derive(Debug, thiserror::Error, FlowError)]
        $(#[$retired])*
        #[allow(dead_code)]
        enum ContentError {
            #[error("…")]
            #[flow(code = $code)]
            $variant,
        }
        const CATALOG: Catalog = ContentError::CATALOG;
        CATALOG
    }};
}

#[test]
fn a_reason_that_is_retired_passes_and_is_new_to_the_lock() {
    let was = catalog!(SlugTaken 409);
    let now =
        catalog!(Locked 403, flow(retired("slug_taken" = 409, "Since 2.0 slugs may repeat.")));
    assert_eq!(locked(&was, &now).unwrap(), FileState::Written);
}

#[test]
fn a_reason_that_is_retired_with_another_code_is_found() {
    let was = catalog!(SlugTaken 409);
    let now =
        catalog!(Locked 403, flow(retired("slug_taken" = 400, "Since 2.0 slugs may repeat.")));
    assert_eq!(
        broken(&was, &now),
        [
            "`slug_taken` is retired as 400, but was sent with 409: callers that look it up find \
          another error than they got"
        ]
    );
}

#[test]
fn a_retired_reason_that_is_used_again_is_found() {
    let was = catalog!(Locked 403, flow(retired("slug_taken" = 409, "Slugs may repeat.")));
    let now = catalog!(SlugTaken 422);
    let changes = broken(&was, &now);
    assert_eq!(
        changes[1],
        "`slug_taken` is retired (it was sent with 409) and is in use again, with 422: callers that \
         still handle it take the new error for the old one. Choose another reason"
    );
    assert!(
        changes[0].starts_with("`locked` (403) is gone"),
        "{changes:?}"
    );
    assert_eq!(changes.len(), 2);
}

#[test]
fn a_retired_reason_that_is_forgotten_is_found() {
    let was = catalog!(Locked 403, flow(retired("slug_taken" = 409, "Slugs may repeat.")));
    let now = catalog!(Locked 403);
    assert_eq!(
        broken(&was, &now),
        [
            "the retired `slug_taken` (409) is not listed any more: nothing keeps it from being used \
          again, and callers that meet it in old logs find nothing about it. Keep \
          `retired(\"slug_taken\" = 409, \"…\")` on the type"
        ]
    );
}

#[test]
fn another_note_of_a_retired_reason_changes_nothing() {
    let was = catalog!(Locked 403, flow(retired("slug_taken" = 409, "Slugs may repeat.")));
    let now =
        catalog!(Locked 403, flow(retired("slug_taken" = 409, "Since 2.0 slugs may repeat.")));
    assert_eq!(locked(&was, &now).unwrap(), FileState::Current);
}

#[test]
fn a_retired_reason_that_is_listed_with_another_code_is_found() {
    let was = catalog!(Locked 403, flow(retired("slug_taken" = 409, "Slugs may repeat.")));
    let now = catalog!(Locked 403, flow(retired("slug_taken" = 400, "Slugs may repeat.")));
    assert_eq!(
        broken(&was, &now),
        [
            "the retired `slug_taken` was sent with 409, and is listed with 400: callers that look \
             it up find another error than they got"
        ]
    );
}
