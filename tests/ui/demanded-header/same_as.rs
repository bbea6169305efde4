use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("no posts here")]
    #[flow(code = 405, header("Allow" = "GET"))]
    NoPost,

    #[error("no puts here")]
    #[flow(same_as = NoPost)]
    NoPut,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::NoPut);
    let _ = Error::CATALOG;
}
