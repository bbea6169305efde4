//! It stands on a variant, and on a table.

use flowcms_status::{FlowError, status_table};

#[derive(Debug, thiserror::Error, FlowError)]
pub enum ContentError {
    #[error("gone")]
    #[flow(code = 404, client = GoneProblem)]
    Gone,
}

status_table! {
    #[flow(client = CodesProblem)]
    pub enum Codes { 4xx "Client Error" "Wrong." { 404 "Not Found" "Gone." } }
}

fn main() {
    let _ = ContentError::Gone.to_response();
    let _ = Codes::NotFound;
}
