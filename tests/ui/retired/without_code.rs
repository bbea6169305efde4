use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(retired("no_entry", "Since 1.2."))]
enum Error {
    #[error("the entry is missing")]
    #[flow(code = 404)]
    EntryMissing,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::EntryMissing);
    let _ = Error::CATALOG;
}
