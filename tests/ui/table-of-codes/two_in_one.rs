use std::num::ParseIntError;

use flowcms_status::{FlowError, status_table};

status_table! {
    enum Api {
        4xx "Client Error" "The request is wrong." {
            404 "Not Found" "There is nothing.",
        }
    }

    struct Number(ParseIntError) in Api {
        _ => 404,
    }

    struct Text(std::str::Utf8Error) in Api {
        _ => 404,
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Api)]
enum Error {
    #[error(transparent)]
    #[flow(map = Number)]
    Number(#[from] ParseIntError),

    #[error(transparent)]
    #[flow(map = Text)]
    Text(#[from] std::str::Utf8Error),
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Api::NotFound);
    answers(Error::from("x".parse::<u8>().unwrap_err()));
    let _ = Error::CATALOG;
}
