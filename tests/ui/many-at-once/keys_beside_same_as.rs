use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("the entry is missing")]
    #[flow(code = 404)]
    Missing,

    #[error("the entry is hidden")]
    #[flow(
        same_as = Missing,
        code = 404,
        reason = "hidden",
        title = "Hidden",
        context = "Ask for it.",
        grpc = NotFound
    )]
    Hidden,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Hidden);
    let _ = Error::CATALOG;
}
