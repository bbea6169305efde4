use flowcms_status::{FlowCms, FlowError, status_table};

status_table! {
    /// How numbers fail.
    pub struct Number(std::num::ParseIntError) in FlowCms {
        #[flow(grpc = OutOfRnge)]
        _ => 400,
    }
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Number::from("x".parse::<u8>().unwrap_err()));
    let _ = Number::CATALOG;
}
