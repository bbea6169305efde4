use std::num::ParseIntError;

use flowcms_status::{FlowError, status_table};

status_table! {
    struct Number<T>(ParseIntError) in flowcms_status::FlowCms {
        _ => 400,
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error(transparent)]
    #[flow(map = Number)]
    Number(#[from] ParseIntError),
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    let error = "x".parse::<u8>().unwrap_err();
    answers(Number::from(error.clone()));
    answers(Error::from(error));
    let _ = Number::CATALOG;
    let _ = Error::CATALOG;
}
