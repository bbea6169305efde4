use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("upstream said {code}")]
    #[flow(code = 404, status = code)]
    Missing { code: u16 },
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing { code: 404 });
    let _ = Error::CATALOG;
}
