use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(code = 418)]
enum Error {
    #[error("the entry is missing")]
    #[flow(code = 404)]
    Missing,
}

fn main() {
    let _ = (Error::Missing.to_response(), Error::CATALOG);
}
