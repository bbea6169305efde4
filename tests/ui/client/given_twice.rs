//! It is given twice.

use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("gone")]
#[flow(code = 404, client = GoneProblem)]
#[flow(client = LostProblem)]
pub struct Gone;

fn main() {
    let _ = Gone.to_response();
    let _ = GoneProblem.clone();
}
