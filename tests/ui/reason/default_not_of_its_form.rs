use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("die Größe stimmt nicht")]
    #[flow(code = 422)]
    Größe,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Größe);
    let _ = Error::CATALOG;
}
