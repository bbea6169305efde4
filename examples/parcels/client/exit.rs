//! Why a call failed, as the code that the program ends with and what it says.

use std::fmt::Write as _;

use flowcms_status::FieldErrors;
use flowcms_status::client::{ApiError, RetryAdvice};

use super::api::Error;
use super::problems::ParcelApiProblem as Problem;

/// The program was called in a way that it does not know.
pub(crate) const USAGE: u8 = 2;
/// There is no such thing.
pub(crate) const NOT_FOUND: u8 = 3;
/// What was sent is wrong, and would be wrong again.
pub(crate) const REFUSED: u8 = 4;
/// Someone else was faster.
pub(crate) const CHANGED: u8 = 5;
/// It may go well later.
pub(crate) const LATER: u8 = 6;
/// No server answered.
pub(crate) const NO_ANSWER: u8 = 7;

#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) code: u8,
    pub(crate) said: String,
}

impl Failure {
    pub(super) fn of_usage(usage: &str) -> Self {
        Self {
            code: USAGE,
            said: usage.to_owned(),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let mut said = String::new();
        let advice = error.retry();
        // Writing into a `String` does not fail.
        let code = match &error {
            Error::Transport(error) => {
                let _ = writeln!(said, "no answer: {error}");
                NO_ANSWER
            }
            Error::Api(ApiError::Known(problem, document)) => {
                let _ = writeln!(
                    said,
                    "{document}\n{}",
                    document.context().unwrap_or_default()
                );
                of_problem(problem, advice, &mut said)
            }
            // Of a newer server, or of something in between.
            Error::Api(other) => {
                let _ = writeln!(said, "{other}");
                of_advice(advice)
            }
        };
        if let RetryAdvice::After(wait) = advice {
            let _ = writeln!(said, "Again in {} s.", wait.as_secs());
        }
        Self { code, said }
    }
}

fn of_problem(problem: &Problem, advice: RetryAdvice, said: &mut String) -> u8 {
    match problem {
        Problem::RecordNotFound { .. } => NOT_FOUND,
        Problem::RecordChanged { .. } => CHANGED,
        Problem::FieldsRefused { errors }
        | Problem::FormData { errors }
        | Problem::FormRefused { errors }
        | Problem::JsonData { errors }
        | Problem::ParametersRefused { errors }
        | Problem::Path { errors }
        | Problem::Query { errors } => {
            list(errors, said);
            REFUSED
        }
        _ => of_advice(advice),
    }
}

fn of_advice(advice: RetryAdvice) -> u8 {
    match advice {
        RetryAdvice::Never => REFUSED,
        RetryAdvice::Backoff | RetryAdvice::After(_) => LATER,
    }
}

/// A line for each field that is wrong.
fn list(errors: &FieldErrors, said: &mut String) {
    for error in errors {
        let place = error.pointer().or(error.parameter()).or(error.header());
        let place = place.map(|place| format!("{place}: ")).unwrap_or_default();
        let _ = writeln!(said, "  {place}{}", error.detail().unwrap_or("is wrong"));
    }
}
