use flowcms_status::{FlowError, status_table};

status_table! {
    enum Api {
        4xx "Client Error" "The request is wrong." {
            404 "Not Found" "There is nothing.",
            409 "" "It changed.",
            410 "not found" "There is nothing any more.",
            500 "Internal Server Error" "It failed.",
        }
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Api)]
enum Error {
    #[error("the entry is missing")]
    #[flow(code = 404)]
    Missing,

    #[error("the entry is locked")]
    #[flow(code = 409)]
    Locked,

    #[error("the entry is gone")]
    #[flow(code = 410)]
    Gone,

    #[error("it failed")]
    #[flow(code = 500)]
    Failed,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing);
    let _ = Error::CATALOG;
}
