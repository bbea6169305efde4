use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("no entry of the type")]
    #[flow(code = 404, title = "No { type }", context = "Ask for another than {r#type}.")]
    Missing { r#type: String },
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing {
        r#type: String::new(),
    });
    let _ = Error::CATALOG;
}
