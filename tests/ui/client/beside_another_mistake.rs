//! Something else is wrong: who uses the client type sees no second mistake.

use flowcms_status::FlowError;
use flowcms_status::client::{ApiError, read};

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(client = ContentProblem)]
pub enum ContentError {
    #[error("entry `{slug}` does not exist")]
    #[flow(code = 404, contxt = "List them.")]
    EntryNotFound {
        #[flow(member)]
        slug: String,
    },
    #[error("taken")]
    #[flow(code = 409)]
    Taken,
    #[error("gone")]
    Gone,
}

fn main() {
    let response = ContentError::EntryNotFound { slug: "intro".into() }.to_response();
    match read(response.status(), response.headers(), response.body()) {
        ApiError::Known(ContentProblem::EntryNotFound { slug }, _) => println!("{slug}"),
        ApiError::Known(other, _) => println!("{other} {:?} {:?}", other.clone(), other.retry()),
        other => println!("{other}"),
    }
}
