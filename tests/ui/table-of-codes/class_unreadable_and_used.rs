use flowcms_status::{FlowError, status_table};

status_table! {
    enum Api {
        4xx "Client Error" "The request is wrong." {
            404 "Not Found" "There is nothing.",
        }
        5x "Server Error" "The server failed." {
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

    #[error("it failed")]
    #[flow(code = 500)]
    Failed,
}

fn main() {
    let _ = (Error::Failed.to_response(), Error::CATALOG);
}
