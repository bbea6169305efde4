//! What an error answers with inside a layer.

use std::error::Error;

use crate::layer::config::ErrorResponse;
use crate::layer::scope::{self, Answered};
use crate::occurrence::error::FlowError;
use crate::occurrence::problem::Problem;
use crate::response::answer::{self, Assemble};
use crate::response::log;

/// The answer of one occurrence as the layers around want it; `cause` is the error that their hooks
/// get.
pub(crate) fn answer<A: Assemble>(error: &dyn FlowError, cause: Option<&dyn Error>) -> A {
    let wanted = scope::wanted();
    let mut problem = Problem::new(error);
    let (problem_type, status) = (problem.problem_type(), problem.status());
    // The id under which a private response is logged comes before the request's.
    #[cfg(feature = "tracing")]
    problem.identify(error);
    if problem.instance().is_none() {
        if let Some(instance) = wanted.instance() {
            problem.set_instance(instance);
        }
    }
    scope::notify(&ErrorResponse::new(&problem, cause));
    log::response(problem_type, status, problem.instance(), error);

    let ready = problem_type.ready(status);
    let is_negotiated = ready.has_content && !problem.renders() && wanted.is_negotiated();
    let rendered = problem.rendered().or_else(|| wanted.rendered(&problem));
    let mut answer: A = answer::put_together(problem, &ready, rendered);
    answer.mark(Answered {
        problem_type,
        status,
        is_negotiated,
    });
    answer
}
