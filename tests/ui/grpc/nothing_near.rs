use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("the slug is taken")]
    #[flow(code = 409, grpc = Conflict)]
    SlugTaken,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::SlugTaken);
    let _ = Error::CATALOG;
}
