use std::fmt;

use flowcms_status::{FlowCms, FlowError, status_table};

fn number(_: &u8) -> flowcms_status::FieldErrors {
    flowcms_status::FieldErrors::new()
}

status_table! {
    struct Error(fmt::Error) in FlowCms {
        #[flow(reason = "wrong", errors = number)]
        _ => 422,
    }
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::from(fmt::Error));
    let _ = Error::CATALOG;
}
