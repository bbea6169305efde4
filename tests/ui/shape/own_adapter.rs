use flowcms_status::FlowError;

// No adapters: what the user implements does not collide with the stubs of a failed expansion.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(adapters())]
enum Error {
    #[error("the entry is missing")]
    Missing,
}

impl axum::response::IntoResponse for Error {
    fn into_response(self) -> axum::response::Response {
        self.to_response().map(Into::into)
    }
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing);
    let _ = Error::CATALOG;
}
