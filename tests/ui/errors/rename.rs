use flowcms_status::{FieldErrors, FlowError};

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("some fields are wrong")]
    #[flow(code = 422)]
    Invalid {
        #[flow(errors(rename = "camelCase"))]
        errors: FieldErrors,
    },
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Invalid {
        errors: FieldErrors::new(),
    });
    let _ = Error::CATALOG;
}
