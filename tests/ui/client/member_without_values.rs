//! The type of a member has none of what a client type is derived with.

use flowcms_status::FlowError;

#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub struct Range {
    least: u64,
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("out of range")]
#[flow(code = 422, client = OutOfRangeProblem)]
pub struct OutOfRange {
    #[flow(member)]
    range: Range,
}

fn main() {
    let range = Range { least: 1 };
    let _ = OutOfRange { range }.to_response();
}
