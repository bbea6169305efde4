//! From a problem to tonic's `Status`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use ::tonic::metadata::MetadataMap;
use ::tonic::{Code, Status};
use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, SET_COOKIE, TE};
use http::{HeaderMap, HeaderName};
use tonic_types::{ErrorDetails, FieldViolation, StatusExt as _};

use super::cause::Cause;
use super::public::{LARGEST_BAD_REQUEST, LARGEST_HEADERS, LARGEST_METADATA, LONGEST_MESSAGE};
use crate::declaration::problem_type::ProblemType;
use crate::occurrence::error::FlowError;
use crate::occurrence::field_errors::FieldErrors;
use crate::occurrence::left_out;
use crate::occurrence::member::{Member, is_json};
use crate::occurrence::problem::Problem;
use crate::response::event;
use crate::response::mark;
use crate::response::refused::Refused;

/// The `type` of a problem that has none (RFC 9457, section 4.2.1).
const NO_TYPE: &str = "about:blank";

/// The headers that gRPC has itself, and those of a response that is none of HTTP's.
const NOT_FOR_GRPC: [HeaderName; 2] = [CONTENT_TYPE, TE];

/// How long a reason may be (AIP-193).
const LONGEST_REASON: usize = 63;

/// What all statuses of a problem type share, if nothing in them is an occurrence's own. It is kept
/// as long as the problem type, which is static.
struct Shared {
    code: Code,
    message: &'static str,
    details: &'static [u8],
    headers: HeaderMap,
}

/// The status of a problem type whose statuses are all the same.
pub(super) fn of_type(problem_type: &'static ProblemType, error: &dyn FlowError) -> Status {
    if !event::of_type(problem_type, error) {
        return of_occurrence(error);
    }
    let shared = (problem_type.kept()).beside(|_| {
        let problem = Problem::new(error);
        // How long it is until then is said anew each time.
        let is_date = retry_after(&problem).is_some_and(|value| value.parse::<u64>().is_err());
        (!is_date).then(|| Shared::new(&of_problem(&problem)))
    });
    let Some(shared) = shared else {
        return of_problem(&Problem::new(error));
    };
    let details = Bytes::from_static(shared.details);
    if shared.headers.is_empty() {
        return Status::with_details(shared.code, shared.message, details);
    }
    let metadata = MetadataMap::from_headers(shared.headers.clone());
    Status::with_details_and_metadata(shared.code, shared.message, details, metadata)
}

/// The status of one occurrence.
pub(super) fn of_occurrence(error: &dyn FlowError) -> Status {
    let mut problem = Problem::unasked(error);
    problem.ask();
    event::identify(&mut problem, error);
    problem.make();
    event::of_problem(&problem, error);
    let mut status = of_problem(&problem);
    if let Some(said) = mark::said(&error) {
        status.set_source(Arc::new(Cause {
            problem_type: problem.problem_type(),
            status: problem.status(),
            said,
        }));
    }
    status
}

impl Shared {
    fn new(status: &Status) -> Self {
        Self {
            code: status.code(),
            message: String::leak(status.message().to_owned()),
            details: Vec::leak(status.details().to_vec()),
            headers: status.metadata().clone().into_headers(),
        }
    }
}

/// The status in place of one that somebody else made, whose code stays.
pub(super) fn in_place_of(
    code: Code,
    problem_type: &'static ProblemType,
    text: Option<String>,
) -> Status {
    let refused = Refused {
        problem_type,
        errors: None,
        text: text.map(Cow::Owned),
        error: None,
    };
    let mut problem = Problem::unasked(&refused);
    problem.ask();
    event::identify(&mut problem, &refused);
    event::of_problem(&problem, &refused);
    with_code(&problem, code)
}

fn of_problem(problem: &Problem<'_>) -> Status {
    let declared = problem.problem_type().declared.more.grpc;
    let code = declared.unwrap_or_else(|| problem.status().grpc_code());
    with_code(problem, Code::from_i32(code.code()))
}

fn with_code(problem: &Problem<'_>, code: Code) -> Status {
    let problem_type = problem.problem_type();
    let text = problem.detail().unwrap_or(Cow::Borrowed(problem.title()));
    let mut details = ErrorDetails::new();
    let reason = upper_snake_case(problem.reason());
    details.set_error_info(reason, problem_type.domain(), metadata(problem));
    if let Some(delay) = retry_delay(problem) {
        details.set_retry_info(Some(delay));
    }
    if let Some(instance) = problem.instance() {
        details.set_request_info(instance, "");
    }
    let violations = problem.field_errors().map(violations).unwrap_or_default();
    if !violations.is_empty() {
        details.set_bad_request(violations);
    }
    let headers = MetadataMap::from_headers(headers(problem));
    Status::with_error_details_and_metadata(code, shortened(text), details, headers)
}

/// The errors of the request's fields, the first of them that there is room for.
fn violations(errors: &FieldErrors) -> Vec<FieldViolation> {
    // Of a violation and of each text in it: what it is, and its length.
    const AROUND: usize = 3 * 4;
    let mut room = LARGEST_BAD_REQUEST;
    errors
        .iter()
        .map_while(|error| {
            let pointer =
                (error.pointer()).map(|pointer| pointer.strip_prefix("#/").unwrap_or_default());
            let pointer = pointer.or_else(|| error.parameter().or_else(|| error.header()));
            let (field, text) = (pointer.unwrap_or_default(), error.detail());
            let text = text.or_else(|| error.reason()).unwrap_or_default();
            room = room.checked_sub(field.len() + text.len() + AROUND)?;
            Some(FieldViolation::new(field, text))
        })
        .collect()
}

/// The reason as AIP-193 has it: `[A-Z][A-Z0-9_]+[A-Z0-9]`.
fn upper_snake_case(reason: &str) -> String {
    let mut upper = String::with_capacity(reason.len());
    let mut before = '_';
    for character in reason.chars() {
        if character.is_ascii_alphanumeric() {
            if upper.is_empty() && character.is_ascii_digit() {
                upper.push_str("E_");
            } else if character.is_ascii_uppercase() && before.is_ascii_lowercase() {
                upper.push('_');
            }
            upper.push(character.to_ascii_uppercase());
        } else if !upper.is_empty() && !upper.ends_with('_') {
            upper.push('_');
        }
        before = character;
    }
    upper.truncate(LONGEST_REASON);
    upper.truncate(upper.trim_end_matches('_').len());
    upper
}

/// The declared headers that gRPC can carry, as far as there is room.
fn headers(problem: &Problem<'_>) -> HeaderMap {
    let ready = problem.ready();
    let own = problem.headers();
    let shared = (ready.headers().iter()).filter(|(name, value)| {
        // HTTP's habit is not a declaration.
        let is_habit = *name == CACHE_CONTROL && *value == "no-store";
        !is_habit && (*name == SET_COOKIE || !own.contains_key(*name))
    });
    let mut headers = HeaderMap::new();
    let mut room = LARGEST_HEADERS;
    for (name, value) in own.iter().chain(shared) {
        let text = name.as_str();
        // Names that end so hold bytes in Base64.
        if NOT_FOR_GRPC.contains(name) || text.starts_with("grpc-") || text.ends_with("-bin") {
            continue;
        }
        let is_text = value
            .as_bytes()
            .iter()
            .all(|byte| (b' '..=b'~').contains(byte));
        match room.checked_sub(text.len() + value.len() + 32) {
            Some(left) if is_text => {
                room = left;
                headers.append(name, value.clone());
            }
            _ => left_out::header(name, problem.problem_type()),
        }
    }
    headers
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

/// The `status`, `reason` and `type`, and the extension members, as far as there is room.
fn metadata(problem: &Problem<'_>) -> HashMap<String, String> {
    let problem_type = problem.problem_type();
    let mut metadata = HashMap::from([
        ("status".to_owned(), problem.status().code().to_string()),
        ("reason".to_owned(), problem.reason().to_owned()),
    ]);
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

/// The time of a `Retry-After`: seconds or a date (RFC 9110, section 10.2.3). One that is over is zero.
fn retry_delay(problem: &Problem<'_>) -> Option<Duration> {
    let value = retry_after(problem)?;
    if value.bytes().all(|byte| byte.is_ascii_digit()) {
        return value.parse().ok().map(Duration::from_secs);
    }
    let date = httpdate::parse_http_date(&value).ok()?;
    Some(date.duration_since(SystemTime::now()).unwrap_or_default())
}

fn retry_after(problem: &Problem<'_>) -> Option<String> {
    let ready = problem.ready();
    let value =
        (problem.headers().get(RETRY_AFTER)).or_else(|| ready.headers().get(RETRY_AFTER))?;
    value.to_str().ok().map(str::to_owned)
}
