//! The client type of a wrapped type depends on a parameter.

use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[error(transparent)]
#[flow(transparent, client = InnerProblem)]
pub struct Inner<T: FlowError + 'static>(T);

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(client = OuterProblem)]
pub enum Outer<T: FlowError + 'static> {
    #[error(transparent)]
    #[flow(transparent)]
    Inner(Box<Inner<T>>),
    #[error("gone")]
    #[flow(code = 404)]
    Gone,
}

fn main() {
    let _ = Outer::<flowcms_status::FlowCms>::Gone.to_response();
    let _ = OuterProblem::Gone.retry();
}
