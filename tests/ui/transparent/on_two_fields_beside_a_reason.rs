use flowcms_status::{FlowCms, FlowError};

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("one of two")]
    #[flow(reason = "one of two")]
    OneOfTwo(#[flow(transparent)] FlowCms, #[flow(transparent)] FlowCms),
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::OneOfTwo(FlowCms::NotFound, FlowCms::Conflict));
    let _ = Error::CATALOG;
}
