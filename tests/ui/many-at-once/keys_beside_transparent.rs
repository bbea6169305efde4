use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("inner")]
#[flow(code = 404)]
struct Inner;

fn upstream(_: &Error) -> Option<u16> {
    None
}

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("other")]
    #[flow(
        transparent,
        code = 404,
        context = "Try again.",
        title = "Other",
        reason = "other",
        status = upstream,
        codes(404),
        retry = never,
        log = off,
        grpc = NotFound,
        same_as = Missing
    )]
    Other(Inner),

    #[error("missing")]
    #[flow(code = 404)]
    Missing,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Other(Inner));
    let _ = Error::CATALOG;
}
