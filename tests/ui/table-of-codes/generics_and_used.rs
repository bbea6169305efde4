use flowcms_status::{FlowError, status_table};

status_table! {
    enum Api<T> {
        4xx "Client Error" "The request is wrong." {
            404 "Not Found" "There is nothing.",
        }
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Api)]
enum Error {
    #[error("the entry is missing")]
    #[flow(code = 404)]
    Missing,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Api::NotFound);
    answers(Error::Missing);
    let _ = Error::CATALOG;
}
