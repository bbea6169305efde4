use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("inner")]
#[flow(code = 404)]
struct Inner;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("other")]
    #[flow(transparent)]
    Other(Inner),

    #[error("the entry is hidden")]
    #[flow(same_as = Other)]
    Hidden,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Hidden);
    let _ = Error::CATALOG;
}
