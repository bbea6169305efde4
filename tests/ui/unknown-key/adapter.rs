use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(adapters(axun))]
enum Error {
    #[error("the entry is missing")]
    #[flow(code = 404)]
    Missing,
}

fn answers(error: impl FlowError) {
    let _ = error.to_response();
}

fn main() {
    answers(Error::Missing);
    let _ = Error::CATALOG;
}
