use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("the entry is missing")]
#[flow(code = 40, tabel = Http, title = "", detail = "{slg}", type_base = "errors")]
struct Missing {
    #[flow(member = "type", header = "Content-Length")]
    slug: String,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Missing {
        slug: "intro".to_owned(),
    });
    let _ = Missing::CATALOG;
}
