use flowcms_status::{FlowError, status_table};

status_table! {
    enum Api {
        4xx "Client Error" "The request is wrong." {
            404 "Not Found" "There is nothing.",
            413 "Größe" "It is too large.",
        }
    }
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Api::NotFound);
    let _ = Api::ALL;
    let _ = Api::CATALOG;
}
