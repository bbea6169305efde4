use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("the entry is missing")]
    #[flow(code = 404, header("Link" = "/{slug}\r\nSet-Cookie: a"))]
    Missing {
        #[allow(dead_code)]
        slug: String,
    },
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing {
        slug: "intro".to_owned(),
    });
    let _ = Error::CATALOG;
}
