use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("one")]
    #[flow(code = 405, contxt = "Use GET.")]
    Missing,
    #[error("two")]
    #[flow(code = 418, titel = "Tea")]
    Tea,
    #[error("three")]
    #[flow(code = 404, reason = "missing", grpc = NotFond)]
    Gone,
    #[error("four")]
    #[flow(code = 409, reason = "missing", logg = info)]
    Taken,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing);
    let _ = Error::CATALOG;
}
