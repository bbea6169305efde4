use std::num::ParseIntError;

use flowcms_status::{FlowCms, FlowError, status_table};

status_table! {
    #[derive(Debug, Clone, PartialEq, thiserror::Error)]
    struct Number(ParseIntError) in FlowCms {
        _ => 400,
    }
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    let error = "x".parse::<u8>().unwrap_err();
    answers(Number::from(error).clone());
    let _ = Number::CATALOG;
}
