use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error(transparent)]
    Missing(#[from] std::fmt::Error),
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing(std::fmt::Error));
    let _ = Error::CATALOG;
}
