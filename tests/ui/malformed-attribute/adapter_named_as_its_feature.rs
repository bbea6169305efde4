use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("no such entry")]
#[flow(code = 404, adapters(axum, actix-web))]
struct NotFound;

fn main() {
    let _ = NotFound.to_response();
}
