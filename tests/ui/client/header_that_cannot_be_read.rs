//! The type of a header cannot be read back.

use flowcms_status::http::HeaderValue;
use flowcms_status::{FlowError, HeaderField, InvalidHeaderField};

#[derive(Debug, Clone, PartialEq)]
pub struct Wait(u64);

impl HeaderField for Wait {
    fn header_value(&self) -> Result<Option<HeaderValue>, InvalidHeaderField> {
        self.0.header_value()
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("wait")]
#[flow(code = 429, client = SlowProblem)]
pub struct Slow(#[flow(header = "Retry-After")] Wait);

fn main() {
    let _ = Slow(Wait(3)).to_response();
}
