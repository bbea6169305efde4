use flowcms_status::FlowError;

flowcms_status::status_table! {
    enum Api {
        4xx "Client Error" "The request is wrong." {
            401 "Unauthorized" "Send a key.",
        }
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Api)]
enum Error {
    #[error("the entry is missing")]
    #[flow(code = 401)]
    Missing,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing);
    let _ = Error::CATALOG;
}
