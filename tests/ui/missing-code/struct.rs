use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("the entry is missing")]
struct Missing;

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Missing);
    let _ = Missing::CATALOG;
}
