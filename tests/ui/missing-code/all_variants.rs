use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("the entry is missing")]
    Missing,
    #[error("the entry is locked")]
    Locked { by: String },
    #[error("no entry `{0}`")]
    #[flow(reason = "gone")]
    Gone(String),
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing);
    let _ = Error::CATALOG;
}
