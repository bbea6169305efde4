use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("no key")]
#[flow(code = 401)]
struct NoKey;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("other")]
    #[flow(transparent, downcast(NoKey))]
    Other(#[from] Box<dyn std::error::Error + Send + Sync>),
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Other("".into()));
    let _ = Error::CATALOG;
}
