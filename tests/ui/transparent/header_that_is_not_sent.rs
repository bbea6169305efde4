use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("inside")]
#[flow(code = 404)]
struct Inner;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("inside")]
    #[flow(header("Cache-Control" = none))]
    Missing(#[flow(transparent)] Inner),
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing(Inner));
    let _ = Error::CATALOG;
}
