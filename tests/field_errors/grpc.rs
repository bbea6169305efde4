//! The errors of a request's fields in gRPC: `google.rpc.BadRequest`.

use flowcms_status::{FieldErrors, FlowError};
use tonic::Status;
use tonic_types::StatusExt as _;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("some fields are wrong")]
#[flow(code = 422)]
struct Invalid(#[flow(errors)] FieldErrors);

/// Each violation: the field and the description.
fn violations(errors: FieldErrors) -> Vec<(String, String)> {
    let status = Status::from(Invalid(errors));
    let details = status.get_details_bad_request();
    let violations = details.map_or_else(Vec::new, |details| details.field_violations);
    (violations.into_iter())
        .map(|violation| (violation.field, violation.description))
        .collect()
}

#[test]
fn a_violation_is_the_pointer_without_its_front_and_the_detail() {
    let mut errors = FieldErrors::new();
    errors.add("/parcels/0/a b", "range", "must be at least 1");
    errors.add("", "count", "counts other parcels");
    errors.add_parameter("page", "range", "must not be 0");
    errors.add_header("If-Match", "etag", "is no entity tag");
    let violations = violations(errors);
    let told: Vec<(&str, &str)> = (violations.iter())
        .map(|(field, text)| (&**field, &**text))
        .collect();
    assert_eq!(
        told,
        [
            ("parcels/0/a%20b", "must be at least 1"),
            ("", "counts other parcels"),
            ("page", "must not be 0"),
            ("If-Match", "is no entity tag"),
        ]
    );
}

#[test]
fn the_first_violations_are_sent_that_six_kibibytes_have_room_for() {
    let mut errors = FieldErrors::new();
    for index in 0..1000 {
        errors.add(
            format!("/list/{index}"),
            "range",
            "must be at least 1 and at most 30",
        );
    }
    let status = Status::from(Invalid(errors.clone()));
    let violations = violations(errors);
    // Beside them stands `google.rpc.ErrorInfo`, without its member `errors`, which is too long.
    let size = status.details().len();
    assert!((5 * 1024..=6 * 1024 + 256).contains(&size), "{size}");
    assert_eq!(violations[99].0, "list/99");
}

#[test]
fn nothing_is_said_of_fields_where_none_is_wrong() {
    assert_eq!(violations(FieldErrors::new()), []);
    let mut errors = FieldErrors::new();
    errors.add("/a", "r", "x".repeat(7000));
    assert_eq!(violations(errors), []);
}
