//! From a problem to tonic's `Status`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::time::Duration;

use ::tonic::{Code, Status};
use bytes::Bytes;
use http::HeaderValue;
use http::header::RETRY_AFTER;
use tonic_types::{ErrorDetails, StatusExt as _};

use super::public::{LARGEST_METADATA, LONGEST_MESSAGE};
use crate::declaration::problem_type::ProblemType;
use crate::occurrence::error::FlowError;
use crate::occurrence::left_out;
use crate::occurrence::member::{Member, is_json};
use crate::occurrence::problem::Problem;
use crate::response::event;

/// The `type` of a problem that has none (RFC 9457, section 4.2.1).
const NO_TYPE: &str = "about:blank";

/// What all statuses of a problem type share, if nothing in them is an occurrence's own. It is kept
/// as long as the problem type, which is static.
struct Shared {
    code: Code,
    message: &'static str,
    details: &'static [u8],
}

/// The status of a problem type whose statuses are all the same.
pub(super) fn of_type(problem_type: &'static ProblemType, error: &dyn FlowError) -> Status {
    if !event::of_type(problem_type, error) {
        return of_occurrence(error);
    }
    let shared = (problem_type.kept()).beside(|_| Shared::new(&of_problem(&Problem::new(error))));
    let details = Bytes::from_static(shared.details);
    Status::with_details(shared.code, shared.message, details)
}

/// The status of one occurrence.
pub(super) fn of_occurrence(error: &dyn FlowError) -> Status {
    let problem = event::identified(error);
    event::of_problem(&problem, error);
    of_problem(&problem)
}

impl Shared {
    fn new(status: &Status) -> Self {
        Self {
            code: status.code(),
            message: String::leak(status.message().to_owned()),
            details: Vec::leak(status.details().to_vec()),
        }
    }
}

fn of_problem(problem: &Problem<'_>) -> Status {
    let problem_type = problem.problem_type();
    let code = (problem_type.declared.more.grpc).unwrap_or_else(|| problem.status().grpc_code());
    let text = problem.detail().unwrap_or(Cow::Borrowed(problem.title()));
    let mut details = ErrorDetails::new();
    details.set_error_info(problem.reason(), domain(problem_type), metadata(problem));
    if let Some(delay) = retry_delay(problem) {
        details.set_retry_info(Some(delay));
    }
    if let Some(instance) = problem.instance() {
        details.set_request_info(instance, "");
    }
    Status::with_error_details(Code::from_i32(code.code()), shortened(text), details)
}

/// A text that fits into a header.
fn shortened(text: Cow<'_, str>) -> String {
    const MORE: &str = "…";
    if text.len() <= LONGEST_MESSAGE {
        return text.into_owned();
    }
    let mut end = LONGEST_MESSAGE - MORE.len();
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}{MORE}", &text[..end])
}

/// Whose reason it is: the host of the problem type's URI, or what its URI has before the reason.
fn domain(problem_type: &ProblemType) -> &'static str {
    let uri = problem_type.type_uri();
    let base = match uri.strip_suffix(problem_type.reason()) {
        Some(base) if uri != NO_TYPE => base,
        _ => return "",
    };
    let Some((_, from_authority)) = base.split_once("://") else {
        return base.trim_end_matches(|last: char| !last.is_ascii_alphanumeric());
    };
    let end = from_authority
        .find(['/', '?', '#'])
        .unwrap_or(from_authority.len());
    let authority = &from_authority[..end];
    let host = authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host);
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

/// The `type` and the extension members, as far as there is room.
fn metadata(problem: &Problem<'_>) -> HashMap<String, String> {
    let mut metadata = HashMap::new();
    let problem_type = problem.problem_type();
    if problem.type_uri() != NO_TYPE {
        metadata.insert("type".to_owned(), problem.type_uri().to_owned());
    }
    let mut room = LARGEST_METADATA;
    for (name, member) in problem.members() {
        let written = match text(member) {
            Ok(None) => continue,
            Ok(Some(text)) => room
                .checked_sub(name.len() + text.len())
                .map(|left| (left, text)),
            Err(NotWritten) => None,
        };
        match written {
            Some((left, text)) => {
                room = left;
                metadata.insert(name.to_owned(), text);
            }
            None => left_out::member(name, problem_type),
        }
    }
    metadata
}

struct NotWritten;

/// A string as it is, anything else as JSON, nothing of `null`.
fn text(member: &dyn Member) -> Result<Option<String>, NotWritten> {
    let mut json = Vec::new();
    member.write_json(&mut json).map_err(|_| NotWritten)?;
    if !is_json(&json) {
        return Err(NotWritten);
    }
    let json = String::from_utf8(json).map_err(|_| NotWritten)?;
    if json == "null" {
        return Ok(None);
    }
    if !json.starts_with('"') {
        return Ok(Some(json));
    }
    serde_json::from_str(&json).map_err(|_| NotWritten)
}

/// The value of `Retry-After`, where it is a number of seconds (RFC 9110, section 10.2.3).
fn retry_delay(problem: &Problem<'_>) -> Option<Duration> {
    let seconds = match problem.headers().get(RETRY_AFTER) {
        Some(value) => HeaderValue::to_str(value).ok()?,
        None => declared_retry_after(problem)?,
    };
    let is_number = seconds.bytes().all(|byte| byte.is_ascii_digit());
    is_number
        .then(|| seconds.parse().ok())?
        .map(Duration::from_secs)
}

fn declared_retry_after(problem: &Problem<'_>) -> Option<&'static str> {
    let of_type = problem.problem_type().headers();
    let of_row = problem.status().headers();
    of_type
        .iter()
        .chain(of_row)
        .find(|header| header.name().eq_ignore_ascii_case(RETRY_AFTER.as_str()))?
        .value()
}
