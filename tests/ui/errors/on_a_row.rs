use std::fmt;

use flowcms_status::{FlowCms, FlowError, status_table};

fn count(_: &fmt::Error) -> usize {
    1
}

status_table! {
    struct Error(fmt::Error) in FlowCms {
        #[flow(reason = "wrong", errors = count)]
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
