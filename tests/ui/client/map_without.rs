//! A map has no client type.

use std::num::ParseIntError;

use flowcms_status::{FlowCms, FlowError, status_table};

status_table! {
    pub struct Number(ParseIntError) in FlowCms {
        _ => 400,
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(client = ContentProblem)]
pub enum ContentError {
    #[error(transparent)]
    #[flow(map = Number)]
    Number(#[from] ParseIntError),
}

fn main() {
    let error = ContentError::from("x".parse::<u8>().unwrap_err());
    let _ = error.to_response();
}
