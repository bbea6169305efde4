use flowcms_status::FlowError;

flowcms_status::status_table! {
    struct Number(std::num::ParseIntError) in flowcms_status::FlowCms {
        _ => 400,
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("other")]
    #[flow(map = Number)]
    Other,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Other);
    let _ = Error::CATALOG;
}
