use flowcms_status::{FlowError, status_table};

status_table! {
    enum Api {
        4xx "Client Error" "The request is wrong." {
            #[flow(header("Link" = "/a"))]
            #[hedaer("Link" = "/a")]
            404 "Not Found" "There is nothing.",
            404 "Again" "There is nothing.",
            403 "Forbidden" "",
            500 "Failed" "It failed.",
            409 "Conflict",
            410 "Gone" "It is gone.",
            411 "not found" "There is nothing.",
        }
        6xx "Other" "There is no such class." {}
        4xx "Again" "The request is wrong." {}
        5xx "" "The server failed." {
            #[flow(retry = sometimes)]
            500 "Internal Server Error" "It failed.",
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
