//! From a problem to `http::Response`.

use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderName, HeaderValue, Response, StatusCode};

use crate::error::{DetailPolicy, FlowError, ProblemType};
use crate::json::escape;
use crate::log;
use crate::problem::{Problem, context, title};
use crate::table::Status;

const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// The parts that all responses of one problem type and status share, made at the first of them.
#[derive(Debug)]
pub(crate) struct Ready {
    status: StatusCode,
    has_content: bool,
    no_store: bool,
    headers: Vec<(HeaderName, HeaderValue)>,
    /// The document up to where the detail comes.
    pub(crate) head: String,
    /// The document from after the instance to where the extension members come.
    pub(crate) tail: String,
    /// The whole document, if it is always the same.
    body: &'static [u8],
}

impl Ready {
    pub(crate) fn new(problem_type: &'static ProblemType, status: &'static Status) -> Self {
        let declared = &problem_type.declared;
        let has_content = status.has_content() && !declared.bare;
        let headers = (declared.headers.iter())
            .chain(
                (status.headers().iter())
                    .filter(|header| !problem_type.declares_header(header.name())),
            )
            .filter_map(|header| {
                let name = HeaderName::from_bytes(header.name().as_bytes()).ok()?;
                Some((name, HeaderValue::from_static(header.value()?)))
            })
            .collect::<Vec<_>>();

        let mut head = format!("{{\"type\":\"{}", problem_type.type_uri()).into_bytes();
        string_member("\",\"title\":\"", title(problem_type, status), &mut head);
        head.extend_from_slice(format!("\",\"status\":{}", status.code()).as_bytes());
        let mut tail = Vec::new();
        string_member(",\"reason\":\"", problem_type.reason(), &mut tail);
        string_member(
            "\",\"context\":\"",
            context(problem_type, status),
            &mut tail,
        );
        tail.push(b'"');

        let body: &'static [u8] = if declared.constant && has_content {
            let mut body = head.clone();
            if let Some(detail) = constant_detail(declared.detail, status) {
                string_member(",\"detail\":\"", detail, &mut body);
                body.push(b'"');
            }
            body.extend_from_slice(&tail);
            body.push(b'}');
            // Kept as long as the problem type, which is static.
            Vec::leak(body)
        } else {
            &[]
        };

        Self {
            status: status.status_code(),
            has_content,
            no_store: status.code() >= 400 && headers.iter().all(|(name, _)| name != CACHE_CONTROL),
            headers,
            head: String::from_utf8(head).unwrap_or_default(),
            tail: String::from_utf8(tail).unwrap_or_default(),
            body,
        }
    }

    fn respond(&self, body: Bytes, content_type: Option<HeaderValue>) -> Response<Bytes> {
        let mut response = Response::new(body);
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        if let Some(content_type) = content_type {
            headers.insert(CONTENT_TYPE, content_type);
        }
        if self.no_store {
            headers.insert(CACHE_CONTROL, NO_STORE);
        }
        for (name, value) in &self.headers {
            headers.insert(name.clone(), value.clone());
        }
        response
    }
}

fn string_member(before: &str, text: &str, to: &mut Vec<u8>) {
    to.extend_from_slice(before.as_bytes());
    escape(text, to);
}

/// The detail that every occurrence has, for a problem type that is constant.
fn constant_detail(policy: DetailPolicy, status: &Status) -> Option<&'static str> {
    match policy {
        DetailPolicy::Text(text) => Some(text),
        DetailPolicy::Default { text } if !status.is_server_error() => text,
        _ => None,
    }
}

/// The response of a problem type whose responses are all the same.
pub(crate) fn of_type(
    problem_type: &'static ProblemType,
    error: &dyn FlowError,
) -> Response<Bytes> {
    if log::IS_ON {
        if log::wants_instance(problem_type.detail(), problem_type.status()) {
            return of_occurrence(error);
        }
        log::response(problem_type, problem_type.status(), None, error);
    }
    let ready = problem_type.ready();
    let content_type = ready.has_content.then_some(PROBLEM_JSON);
    ready.respond(Bytes::from_static(ready.body), content_type)
}

/// The response of one occurrence.
pub(crate) fn of_occurrence(error: &dyn FlowError) -> Response<Bytes> {
    #[cfg_attr(not(feature = "tracing"), expect(unused_mut))]
    let mut problem = Problem::new(error);
    #[cfg(feature = "tracing")]
    {
        if log::wants_instance(error.detail(), problem.status()) {
            problem.set_instance(uuid::Uuid::new_v4().urn().to_string());
        }
        log::response(
            problem.problem_type(),
            problem.status(),
            problem.instance(),
            error,
        );
    }
    let mut response = problem.with_ready(|ready| {
        if !ready.has_content {
            return ready.respond(Bytes::new(), None);
        }
        match problem.rendered() {
            Some(rendered) => ready.respond(rendered.body, rendered.content_type),
            None => ready.respond(Bytes::from(problem.document(ready)), Some(PROBLEM_JSON)),
        }
    });
    let own = problem.into_headers();
    if !own.is_empty() {
        // What the occurrence says comes before what its type says.
        for (name, value) in own.iter() {
            response.headers_mut().insert(name, value.clone());
        }
    }
    response
}

/// Finds at compile time that a response would lack a header that HTTP demands.
///
/// # Panics
///
/// With `message`, if the row has no header of that name.
#[doc(hidden)]
pub const fn demand_header(status: &Status, name: &str, message: &str) {
    let headers = status.headers();
    let mut index = 0;
    while index < headers.len() {
        if headers[index].name().eq_ignore_ascii_case(name) {
            return;
        }
        index += 1;
    }
    panic!("{}", message);
}

/// Stands in for the problem type in an expansion that failed, and never runs.
///
/// # Panics
///
/// Always.
#[doc(hidden)]
#[must_use]
pub fn stub() -> &'static ProblemType {
    unreachable!("the declaration did not compile")
}
