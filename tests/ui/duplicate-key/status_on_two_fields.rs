use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("the upstream failed")]
    #[flow(code = 502)]
    Upstream(#[flow(status)] u16, #[flow(status)] u16),
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Upstream(404, 409));
    let _ = Error::CATALOG;
}
