use flowcms_status::{FlowError, status_table};

status_table! {
    #[repr(u8)]
    enum Api {
        4xx "Client Error" "The request is wrong." {
            404 "Not Found" "There is nothing.",
        }
    }
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Api::NotFound);
    let _ = Api::ALL;
}
