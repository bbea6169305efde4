//! The event that belongs to a response, and nothing without the feature `tracing`.

use crate::declaration::problem_type::ProblemType;
use crate::occurrence::error::FlowError;
use crate::occurrence::problem::Problem;

/// Gives the problem that `error` is the id by which its event is found, if it is private.
#[cfg_attr(not(feature = "tracing"), expect(unused_variables))]
#[inline]
pub(crate) fn identify(problem: &mut Problem<'_>, error: &dyn FlowError) {
    #[cfg(feature = "tracing")]
    if tracing_on::wants_instance(problem.problem_type(), error.detail(), problem.status()) {
        problem.set_instance(uuid::Uuid::new_v4().urn().to_string());
    }
}

/// Emits the event of the response that `problem` becomes.
#[cfg_attr(not(feature = "tracing"), expect(unused_variables))]
#[inline]
pub(crate) fn of_problem(problem: &Problem<'_>, error: &dyn FlowError) {
    #[cfg(feature = "tracing")]
    {
        if let Some(amended) = problem.amended() {
            tracing_on::amended(problem.problem_type(), problem.status(), amended);
        }
        tracing_on::emit(
            problem.problem_type(),
            problem.status(),
            problem.instance(),
            error,
        );
    }
}

/// Emits the event of a response that is like all of its type; `false` where it is not, since it
/// needs an id.
#[cfg_attr(not(feature = "tracing"), expect(unused_variables))]
#[inline]
pub(crate) fn of_type(problem_type: &'static ProblemType, error: &dyn FlowError) -> bool {
    #[cfg(feature = "tracing")]
    {
        let status = problem_type.status();
        if tracing_on::wants_instance(problem_type, problem_type.detail(), status) {
            return false;
        }
        tracing_on::emit(problem_type, status, None, error);
    }
    true
}

#[cfg(feature = "tracing")]
mod tracing_on {
    use std::error::Error;
    use std::fmt::{Display, Write as _};

    use tracing::Level;

    use crate::declaration::amended::Amended;
    use crate::declaration::declared::{DetailPolicy, LogLevel};
    use crate::declaration::problem_type::ProblemType;
    use crate::declaration::table::Status;
    use crate::occurrence::error::FlowError;

    /// Whether a response is private and has an event, so that support needs an id to find it by.
    pub(super) fn wants_instance(
        problem_type: &ProblemType,
        policy: DetailPolicy,
        status: &Status,
    ) -> bool {
        status.is_server_error()
            && matches!(policy, DetailPolicy::Default { .. } | DetailPolicy::None)
            && match level(problem_type, status) {
                LogLevel::Off => false,
                LogLevel::Trace => tracing::event_enabled!(Level::TRACE),
                LogLevel::Debug => tracing::event_enabled!(Level::DEBUG),
                LogLevel::Info => tracing::event_enabled!(Level::INFO),
                LogLevel::Warn => tracing::event_enabled!(Level::WARN),
                LogLevel::Error => tracing::event_enabled!(Level::ERROR),
            }
    }

    fn level(problem_type: &ProblemType, status: &Status) -> LogLevel {
        let default = if status.is_server_error() {
            LogLevel::Error
        } else {
            LogLevel::Debug
        };
        problem_type.log_level().unwrap_or(default)
    }

    /// That the response is not as the error has it.
    pub(super) fn amended(problem_type: &ProblemType, sent: &Status, why: Amended) {
        tracing::warn!(
            reason = problem_type.reason(),
            status = sent.code(),
            asked = why.asked(),
            "{why}"
        );
    }

    /// The one event of a response.
    pub(super) fn emit(
        problem_type: &ProblemType,
        status: &Status,
        instance: Option<&str>,
        error: &dyn FlowError,
    ) {
        macro_rules! at {
            ($level:expr) => {
                if tracing::event_enabled!($level) {
                    tracing::event!(
                        $level,
                        reason = problem_type.reason(),
                        status = status.code(),
                        instance,
                        error = text(error),
                        sources = sources(error.source()),
                        "error response"
                    );
                }
            };
        }
        match level(problem_type, status) {
            LogLevel::Off => {}
            LogLevel::Trace => at!(Level::TRACE),
            LogLevel::Debug => at!(Level::DEBUG),
            LogLevel::Info => at!(Level::INFO),
            LogLevel::Warn => at!(Level::WARN),
            LogLevel::Error => at!(Level::ERROR),
        }
    }

    /// What `Display` writes, as far as it succeeds.
    fn text(error: &(impl Display + ?Sized)) -> String {
        let mut text = String::new();
        if write!(text, "{error}").is_err() {
            text.push_str("<its Display failed>");
        }
        text
    }

    /// The chain of sources from the first to the last, `None` if there is none.
    fn sources(first: Option<&(dyn Error + 'static)>) -> Option<String> {
        let chain: Vec<String> = std::iter::successors(first, |&error| error.source())
            .map(text)
            .collect();
        (!chain.is_empty()).then(|| chain.join(": "))
    }
}
