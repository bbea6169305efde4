use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("the entry is missing")]
#[flow(code = 404, detail = "no entry `{slg}`")]
struct Missing {
    slug: String,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    error.to_response();
    error.into_response();
}

fn main() {
    answers(Missing {
        slug: "intro".to_owned(),
    });
    let _ = Missing::CATALOG;
}
