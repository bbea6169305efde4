use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("`{text}` is no slug")]
#[flow(code = 400)]
struct Error {
    length: usize,
    text: str,
}

fn answers(error: &Error) {
    let _ = (error.length, error.to_response(), Error::CATALOG);
}

fn main() {}
