//! The type of a member cannot be read back.

use flowcms_status::FlowError;

#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Range {
    least: u64,
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(client = ContentProblem)]
pub enum ContentError {
    #[error("out of range")]
    #[flow(code = 422)]
    OutOfRange {
        #[flow(member)]
        range: Range,
    },
}

fn main() {
    let range = Range { least: 1 };
    let _ = ContentError::OutOfRange { range }.to_response();
}
