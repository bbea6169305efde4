//! What is reported through `tracing`, and nothing without that feature.

use http::HeaderName;

use crate::declaration::problem_type::ProblemType;

/// Whether the feature `tracing` is on.
pub(crate) const IS_ON: bool = cfg!(feature = "tracing");

#[cfg(not(feature = "tracing"))]
mod event {
    use super::{HeaderName, ProblemType};
    use crate::declaration::declared::DetailPolicy;
    use crate::declaration::table::Status;
    use crate::occurrence::error::FlowError;

    pub(crate) fn response(_: &ProblemType, _: &Status, _: Option<&str>, _: &dyn FlowError) {}

    pub(crate) fn wants_instance(_: DetailPolicy, _: &Status) -> bool {
        false
    }

    pub(crate) fn header_left_out(_: &HeaderName, _: &ProblemType) {}

    pub(crate) fn member_left_out(_: &str, _: &ProblemType) {}
}

#[cfg(feature = "tracing")]
mod event {
    use std::error::Error;
    use std::fmt::{Display, Write as _};

    use tracing::Level;

    use super::{HeaderName, ProblemType};
    use crate::declaration::declared::{DetailPolicy, LogLevel};
    use crate::declaration::table::Status;
    use crate::occurrence::error::FlowError;

    /// Whether a response is private, so that support needs an id to find its event by.
    pub(crate) fn wants_instance(policy: DetailPolicy, status: &Status) -> bool {
        status.is_server_error()
            && matches!(policy, DetailPolicy::Default { .. } | DetailPolicy::None)
    }

    /// The one event of a response.
    pub(crate) fn response(
        problem_type: &ProblemType,
        status: &Status,
        instance: Option<&str>,
        error: &dyn FlowError,
    ) {
        macro_rules! emit {
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
        let default = if status.is_server_error() {
            LogLevel::Error
        } else {
            LogLevel::Debug
        };
        match problem_type.log_level().unwrap_or(default) {
            LogLevel::Off => {}
            LogLevel::Trace => emit!(Level::TRACE),
            LogLevel::Debug => emit!(Level::DEBUG),
            LogLevel::Info => emit!(Level::INFO),
            LogLevel::Warn => emit!(Level::WARN),
            LogLevel::Error => emit!(Level::ERROR),
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

    pub(crate) fn header_left_out(name: &HeaderName, problem_type: &ProblemType) {
        tracing::warn!(
            reason = problem_type.reason(),
            header = name.as_str(),
            "header left out: its value is not allowed in HTTP"
        );
    }

    pub(crate) fn member_left_out(name: &str, problem_type: &ProblemType) {
        tracing::warn!(
            reason = problem_type.reason(),
            member = name,
            "member left out: its value cannot be written"
        );
    }
}

pub(crate) use event::{header_left_out, member_left_out, response, wants_instance};
