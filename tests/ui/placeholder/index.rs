use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("no entry")]
    #[flow(code = 404, detail = "no entry `{1}`")]
    Missing(String),
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    error.to_response();
    error.into_response();
}

fn main() {
    answers(Error::Missing("intro".to_owned()));
    let _ = Error::CATALOG;
}
