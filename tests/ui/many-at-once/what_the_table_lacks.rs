use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("a teapot")]
    #[flow(code = 418)]
    Teapot,

    #[error("too large")]
    #[flow(code = 413)]
    TooLarge,

    #[error("no posts here")]
    #[flow(code = 405)]
    NoPost,

    #[error("moved")]
    #[flow(code = 301)]
    Moved,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Teapot);
    let _ = Error::CATALOG;
}
