//! Fields that answer: plain, behind pointers, dynamic, beside others, recursive.

use std::sync::Arc;

use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("inner")]
#[flow(code = 404)]
struct Inner;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(member("api" = "1"), header("Api-Version" = "1"))]
enum Error {
    #[error(transparent)]
    #[flow(transparent)]
    Plain(#[from] Inner),
    #[error(transparent)]
    #[flow(transparent)]
    Boxed(Box<Inner>),
    #[error(transparent)]
    #[flow(transparent)]
    Shared(Arc<Inner>),
    #[error("dynamic")]
    #[flow(transparent)]
    Dynamic(Box<dyn FlowError + Send + Sync>),
    #[error("in `{place}`")]
    #[flow(detail = "in `{place}`", header("Link" = "/{place}"))]
    Beside {
        #[flow(transparent)]
        inner: Inner,
        #[flow(member)]
        place: String,
    },
    #[error(transparent)]
    #[flow(transparent)]
    Itself(Arc<Error>),
    #[error(transparent)]
    #[flow(transparent)]
    Other(Box<Other>),
}

#[derive(Debug, thiserror::Error, FlowError)]
enum Other {
    #[error("other")]
    #[flow(code = 409)]
    Conflict,
    #[error(transparent)]
    #[flow(transparent)]
    Back(Box<Error>),
}

#[test]
fn a_field_answers_plain_boxed_dynamic_and_recursive() {
    for error in [
        Error::Plain(Inner),
        Error::Boxed(Box::new(Inner)),
        Error::Shared(Arc::new(Inner)),
        Error::Dynamic(Box::new(Inner)),
        Error::Beside {
            inner: Inner,
            place: "attic".to_owned(),
        },
        Error::Itself(Arc::new(Error::Plain(Inner))),
        Error::Other(Box::new(Other::Back(Box::new(Error::Plain(Inner))))),
    ] {
        assert_eq!(error.to_response().status(), 404);
    }
    assert_eq!(Error::Other(Box::new(Other::Conflict)).status_code(), 409);
    assert!(Error::CATALOG.to_json().contains("conflict"));
}
