use flowcms_status::{FieldErrors, FlowError};

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("some fields are wrong")]
    #[flow(code = 422)]
    Invalid {
        #[flow(errors)]
        fields: FieldErrors,
        #[flow(member)]
        errors: u8,
    },
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Invalid {
        fields: FieldErrors::new(),
        errors: 1,
    });
    let _ = Error::CATALOG;
}
