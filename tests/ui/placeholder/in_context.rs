use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("no entry {slug}")]
    #[flow(code = 404, context = "Look for {slug:?} in the list.")]
    Missing { slug: String },
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing { slug: String::new() });
    let _ = Error::CATALOG;
}
