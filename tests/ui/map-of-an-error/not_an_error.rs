use flowcms_status::{FlowCms, FlowError, status_table};

status_table! {
    struct Text(String) in FlowCms {
        _ => 400,
    }
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Text::from(String::new()));
    let _ = Text::CATALOG;
}
