//! What answers is not known.

use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("{0}")]
#[flow(transparent, client = AnyProblem)]
pub struct Any(Box<dyn FlowError + Send + Sync>);

fn main() {
    let any = Any(Box::new(flowcms_status::FlowCms::NotFound));
    let _ = any.to_response();
}
