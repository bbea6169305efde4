use flowcms_status::{FlowCms, status_table};

fn shout(text: &str) -> String {
    text.to_uppercase()
}

status_table! {
    /// How wrong numbers answer.
    pub struct Number(std::num::ParseIntError) in FlowCms {
        #[flow(member("shouted" = shout))]
        _ => 400,
    }
}

fn main() {
    let error = Number::from("x".parse::<u8>().unwrap_err());
    let _ = flowcms_status::FlowError::to_response(&error);
    let _ = Number::CATALOG;
}
