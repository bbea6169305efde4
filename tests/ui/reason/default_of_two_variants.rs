use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[allow(non_camel_case_types)]
enum Error {
    #[error("a")]
    #[flow(code = 404)]
    NoEntry,

    #[error("b")]
    #[flow(code = 404)]
    No_Entry,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::NoEntry);
    let _ = Error::CATALOG;
}
