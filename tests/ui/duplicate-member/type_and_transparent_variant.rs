use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("inner")]
#[flow(code = 404)]
struct Inner;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(member("slug" = "intro"))]
enum Error {
    #[error("other")]
    Other {
        #[flow(transparent)]
        inner: Inner,
        #[flow(member)]
        slug: String,
    },
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Other {
        inner: Inner,
        slug: String::new(),
    });
    let _ = Error::CATALOG;
}
