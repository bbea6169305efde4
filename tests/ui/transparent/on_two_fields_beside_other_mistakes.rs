use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("inside")]
#[flow(code = 404)]
struct Inner;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("the entry is missing")]
    #[flow(detail = "{slg}", title = "")]
    Missing(#[flow(transparent)] Inner, #[flow(transparent, member = "type")] Inner),
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing(Inner, Inner));
    let _ = Error::CATALOG;
}
