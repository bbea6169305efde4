use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("the entry moved")]
#[flow(code = 301)]
struct Moved;

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Moved);
    let _ = Moved::CATALOG;
}
