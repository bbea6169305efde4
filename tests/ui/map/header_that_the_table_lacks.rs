use flowcms_status::{FlowCms, FlowError, status_table};

status_table! {
    enum Parcels {
        4xx "Client Error" "It is yours." { 401 "Unauthorized" "Who are you?" }
    }
}

status_table! {
    struct Number(std::num::ParseIntError) in FlowCms { _ => 401 }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Parcels)]
enum Error {
    #[error(transparent)]
    #[flow(map = Number)]
    Number(std::num::ParseIntError),
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Number("x".parse::<u8>().unwrap_err()));
    let _ = Error::CATALOG;
}
