use flowcms_status::FlowError;

fn shout(text: &str) -> u16 {
    text.len() as u16
}

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("the entry is missing")]
    #[flow(code = 502, codes(404), status = shout)]
    Missing,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing);
    let _ = Error::CATALOG;
}
