use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("it has changed")]
    #[flow(code = 412, table = flowcms_status::Http)]
    Changed,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Changed);
    let _ = Error::CATALOG;
}
