//! A parameter answers, and is a member elsewhere.

use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(client = OuterProblem)]
pub enum Outer<T: FlowError + serde::Serialize + 'static> {
    #[error(transparent)]
    #[flow(transparent)]
    Inner(T),
    #[error("more")]
    #[flow(code = 404)]
    More {
        #[flow(member)]
        more: Vec<T>,
    },
}

fn main() {}
