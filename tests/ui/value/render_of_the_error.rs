use flowcms_status::FlowError;

fn legacy(_: &Error) -> (&'static str, String) {
    ("text/plain", String::new())
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(render = legacy)]
enum Error {
    #[error("the entry is missing")]
    #[flow(code = 404)]
    Missing,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing);
    let _ = Error::CATALOG;
}
