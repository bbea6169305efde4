use flowcms_status::FlowError;

fn upstream(_: &Error) -> Option<u16> {
    None
}

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("the entry is missing")]
    #[flow(code = 502, status = upstream)]
    Missing {
        #[flow(status)]
        code: u16,
    },
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing { code: 404 });
    let _ = Error::CATALOG;
}
