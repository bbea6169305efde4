//! What the type says for all variants does not make a 304 wrong: its responses have no content.

use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(member("api" = "1"))]
enum Error {
    #[error("nothing new")]
    #[flow(code = 304)]
    NotModified,
    #[error("no entry")]
    #[flow(code = 404)]
    Missing,
}

#[test]
fn a_member_of_the_type_does_not_make_a_304_wrong() {
    assert!(Error::NotModified.to_response().body().is_empty());
    assert!(!Error::Missing.to_response().body().is_empty());
}
