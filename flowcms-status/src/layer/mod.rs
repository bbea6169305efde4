//! Every error response of a service in one voice, for any tower stack over `http`.

mod problem_layer;
mod service;

pub use problem_layer::ProblemLayer;
pub use service::{ProblemFuture, ProblemService};
