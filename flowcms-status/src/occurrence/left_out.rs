//! What is left out of a response, said through `tracing`.
#![cfg_attr(not(feature = "tracing"), expect(unused_variables))]

use http::HeaderName;

use crate::declaration::problem_type::ProblemType;

pub(crate) fn header(name: &HeaderName, problem_type: &ProblemType) {
    #[cfg(feature = "tracing")]
    tracing::warn!(
        reason = problem_type.reason(),
        header = name.as_str(),
        "header left out: its value is not allowed in HTTP"
    );
}

pub(crate) fn member(name: &str, problem_type: &ProblemType) {
    #[cfg(feature = "tracing")]
    tracing::warn!(
        reason = problem_type.reason(),
        member = name,
        "member left out: its value cannot be written"
    );
}

pub(crate) fn member_name(name: &str, problem_type: &ProblemType) {
    #[cfg(feature = "tracing")]
    tracing::warn!(
        reason = problem_type.reason(),
        member = name,
        "member left out: its name is taken"
    );
}
