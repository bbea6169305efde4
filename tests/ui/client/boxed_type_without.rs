//! A wrapped type behind a pointer, beside a member, has no client type.

use std::sync::Arc;

use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("no key")]
#[flow(code = 401)]
pub struct AuthError;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(client = ContentProblem)]
pub enum ContentError {
    #[error("line {line}")]
    Auth {
        #[flow(transparent)]
        source: Arc<AuthError>,
        #[flow(member)]
        line: u32,
    },
    #[error("gone")]
    #[flow(code = 404)]
    Gone,
}

fn main() {
    let _ = ContentError::Gone.to_response();
}
