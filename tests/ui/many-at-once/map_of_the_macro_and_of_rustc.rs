use std::num::ParseIntError;

use flowcms_status::{FlowCms, FlowError, status_table};

fn of_a_string(text: &String) -> &str {
    text
}

status_table! {
    struct Number(ParseIntError) in FlowCms {
        #[flow(reason = "not a reason")]
        error if error.to_string().is_empty() => 400,

        #[flow(reason = "empty", detail = "it is {nothing}")]
        error if *error.kind() == std::num::IntErrorKind::Empty => 400,

        #[flow(reason = "large", detail = of_a_string)]
        error if *error.kind() == std::num::IntErrorKind::PosOverflow => 400,

        #[flow(reason = "not_in_the_table")]
        error if *error.kind() == std::num::IntErrorKind::NegOverflow => 418,
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
    let _ = Error::CATALOG;
}
