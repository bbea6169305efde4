use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("no entry")]
    #[flow(code = 404)]
    Missing {
        #[flow(member)]
        slug: String,
        #[flow(member = "slug")]
        entry: String,
    },
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing {
        slug: "intro".to_owned(),
        entry: "intro".to_owned(),
    });
    let _ = Error::CATALOG;
}
