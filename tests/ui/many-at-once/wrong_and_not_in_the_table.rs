use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("the entry is missing")]
    Missing,

    #[error("a teapot")]
    #[flow(code = 418)]
    Teapot,

    #[error("no posts here")]
    #[flow(code = 405)]
    NoPost,

    #[error("the entry is locked")]
    #[flow(code = 409, titel = "Locked")]
    Locked,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing);
    let _ = Error::CATALOG;
}
