//! It is no name.

use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("gone")]
#[flow(code = 404, client = "GoneProblem")]
pub struct Gone;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("lost")]
#[flow(code = 404, client = problems::Lost)]
pub struct Lost;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("left")]
#[flow(code = 404, client)]
pub struct Left;

fn main() {
    let _ = (Gone.to_response(), Lost.to_response(), Left.to_response());
}
