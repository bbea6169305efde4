//! A wrapped type has no client type.

use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("no key")]
#[flow(code = 401)]
pub struct AuthError;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(client = ContentProblem)]
pub enum ContentError {
    #[error(transparent)]
    #[flow(transparent)]
    Auth(#[from] AuthError),
}

fn main() {
    let _ = ContentError::from(AuthError).to_response();
}
