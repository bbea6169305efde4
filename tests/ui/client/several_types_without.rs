//! Of several wrapped types two have no client type.

use flowcms_status::{FlowCms, FlowError};

#[derive(Debug, thiserror::Error, FlowError)]
#[error("no key")]
#[flow(code = 401)]
pub struct AuthError;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("no room")]
#[flow(code = 409)]
pub struct StoreError;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(client = ContentProblem)]
pub enum ContentError {
    #[error(transparent)]
    #[flow(transparent)]
    Row(#[from] FlowCms),
    #[error(transparent)]
    #[flow(transparent)]
    Auth(#[from] AuthError),
    #[error(transparent)]
    #[flow(transparent)]
    Store(#[from] StoreError),
}

fn main() {
    let _ = ContentError::from(AuthError).to_response();
}
