use std::num::ParseIntError;

use flowcms_status::{FlowCms, FlowError, status_table};

fn status_of<T>(_: &T) -> u16 {
    400
}

status_table! {
    struct Number(ParseIntError) in FlowCms {
        #[flow(detail = "{error}", header("X-Error" = "{error}"), status = status_of)]
        error if error.to_string().is_empty() => 400,
    }
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Number::from("x".parse::<u8>().unwrap_err()));
    let _ = Number::CATALOG;
}
