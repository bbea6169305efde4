use flowcms_status::FlowError;

fn shout(text: &str) -> String {
    text.to_uppercase()
}

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("the entry is missing")]
    #[flow(code = 404, member("first" = shout))]
    Missing,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing);
    let _ = Error::CATALOG;
}
