use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("other")]
#[flow(transparent)]
struct Other;

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Other);
    let _ = Other::CATALOG;
}
