use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("nothing new")]
    #[flow(code = 304)]
    NotModified,

    #[error("nothing new")]
    #[flow(same_as = NotModified, detail = "nothing new")]
    Same,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Same);
    let _ = Error::CATALOG;
}
