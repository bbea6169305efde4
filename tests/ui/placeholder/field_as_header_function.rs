use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("wait {wait} s")]
    #[flow(code = 429, header("Retry-After" = wait))]
    Missing { wait: u32 },
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing { wait: 3 });
    let _ = Error::CATALOG;
}
