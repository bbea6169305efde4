use flowcms_status::{FlowError, Http, status_table};

status_table! {
    enum Parcels {
        4xx "Client Error" "It is yours." { 400 "Bad Request" "It is broken." }
        5xx "Server Error" "It is ours." { 500 "Internal Server Error" "We are sorry." }
    }
}

status_table! {
    struct Number(std::num::ParseIntError) in Http {
        e if e.kind() == &std::num::IntErrorKind::Empty => 411 or 422,
        #[flow(reason = "large")]
        e if e.kind() == &std::num::IntErrorKind::PosOverflow => 413,
        #[flow(reason = "small")]
        e if e.kind() == &std::num::IntErrorKind::NegOverflow => 413,
        _ => 400,
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Parcels)]
enum Error {
    #[error(transparent)]
    #[flow(map = self::Number)]
    Number(std::num::ParseIntError),
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Number("x".parse::<u8>().unwrap_err()));
    let _ = Error::CATALOG;
}
