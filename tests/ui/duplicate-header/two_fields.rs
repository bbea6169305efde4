use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("no entry")]
    #[flow(code = 404)]
    Missing(#[flow(header = "Link")] String, #[flow(header = "Link")] String),
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing("a".to_owned(), "b".to_owned()));
    let _ = Error::CATALOG;
}
