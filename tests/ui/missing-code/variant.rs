use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("the entry is missing")]
    Missing,

    #[error("the entry is locked")]
    #[flow(code = 409)]
    Locked,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Locked);
    let _ = Error::CATALOG;
}
