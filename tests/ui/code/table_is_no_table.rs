use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = String)]
enum Error {
    #[error("the entry is missing")]
    #[flow(code = 404)]
    Missing,
    #[error("the entry is taken")]
    #[flow(code = 409)]
    Taken,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing);
    answers(Error::Taken);
    let _ = Error::CATALOG;
}
