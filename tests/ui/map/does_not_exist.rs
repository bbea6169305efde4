use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error(transparent)]
    #[flow(map = Numbr)]
    Other(std::num::ParseIntError),
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Other("x".parse::<u8>().unwrap_err()));
    let _ = Error::CATALOG;
}
