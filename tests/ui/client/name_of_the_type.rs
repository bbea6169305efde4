//! The name is the type's own.

use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("gone")]
#[flow(code = 404, client = Gone)]
pub struct Gone;

fn main() {
    let _ = Gone.to_response();
}
