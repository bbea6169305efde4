use flowcms_status::FlowError;

#[derive(Debug)]
struct Entry;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("the entry is missing")]
    #[flow(code = 404)]
    Missing {
        #[flow(member)]
        entry: Entry,
    },
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing { entry: Entry });
    let _ = Error::CATALOG;
}
