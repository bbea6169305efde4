use flowcms_status::FlowError;

const VALUE: &str = "a\nb";

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("the entry is missing")]
    #[flow(code = 404, header("X-Api" = const VALUE))]
    Missing,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing);
    let _ = Error::CATALOG;
}
