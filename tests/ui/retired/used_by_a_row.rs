use flowcms_status::{FlowError, status_table};

status_table! {
    #[flow(retired("no_file" = 404, "Since 1.2 it is `file_missing`."))]
    struct Io(std::io::Error) in flowcms_status::FlowCms {
        #[flow(reason = "no_file")]
        e if e.kind() == std::io::ErrorKind::NotFound => 404,
        _ => 500,
    }
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Io::from(std::io::Error::other("full")));
    let _ = Io::CATALOG;
}
