use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("the entry is missing")]
    #[flow(code = 404)]
    Missing,

    #[error("the draft is missing")]
    #[flow(same_as = Error::Missing)]
    Draft,
}

fn main() {
    let _ = (Error::Draft, Error::CATALOG);
}
