use flowcms_status::{FlowError};

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("some fields are wrong")]
    #[flow(code = 422)]
    Invalid {
        #[flow(errors)]
        errors: Vec<String>,
    },
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Invalid {
        errors: Vec::new(),
    });
    let _ = Error::CATALOG;
}
