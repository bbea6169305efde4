//! From a problem to `http::Response`.

use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue, Response};

use crate::const_text::is_same_name;
use crate::declared::DetailPolicy;
use crate::error::FlowError;
use crate::json::escape;
use crate::log;
use crate::problem::{Problem, context, title};
use crate::problem_type::ProblemType;
use crate::table::Status;

const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// The parts that all responses of one problem type and status share, made at the first of them.
#[derive(Debug)]
pub(crate) struct Ready {
    has_content: bool,
    /// With the headers of a problem document, and with its bytes if these are always the same.
    response: Response<Bytes>,
    /// The document up to where the detail comes.
    pub(crate) head: String,
    /// The document from after the instance to where the extension members come.
    pub(crate) tail: String,
}

impl Ready {
    pub(crate) fn new(problem_type: &'static ProblemType, status: &'static Status) -> Self {
        let declared = &problem_type.declared;
        let has_content = status.has_content() && !declared.more.bare;
        let declared_headers = (declared.more.headers.iter())
            .chain(
                (status.headers().iter())
                    .filter(|header| !problem_type.declares_header(header.name())),
            )
            .filter_map(|header| {
                let name = HeaderName::from_bytes(header.name().as_bytes()).ok()?;
                Some((name, HeaderValue::from_static(header.value()?)))
            });
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

        let mut response = Response::new(Bytes::new());
        *response.status_mut() = status.status_code();
        if declared.more.constant && has_content {
            let mut body = head.clone();
            if let Some(detail) = constant_detail(problem_type.detail(), status) {
                string_member(",\"detail\":\"", detail, &mut body);
                body.push(b'"');
            }
            body.extend_from_slice(&tail);
            body.push(b'}');
            // Kept as long as the problem type, which is static.
            *response.body_mut() = Bytes::from_static(Vec::leak(body));
        }
        let headers = response.headers_mut();
        if has_content {
            headers.insert(CONTENT_TYPE, PROBLEM_JSON);
        }
        if status.code() >= 400 {
            headers.insert(CACHE_CONTROL, NO_STORE);
        }
        for (name, value) in declared_headers {
            headers.insert(name, value);
        }

        Self {
            has_content,
            response,
            head: String::from_utf8(head).unwrap_or_default(),
            tail: String::from_utf8(tail).unwrap_or_default(),
        }
    }

    /// A copy is cheaper than a new response into which headers are inserted, unless the occurrence
    /// brings headers: what it says comes before what its type says.
    fn respond(&self, body: Bytes, own: HeaderMap) -> Response<Bytes> {
        if own.is_empty() {
            let mut response = self.response.clone();
            *response.body_mut() = body;
            return response;
        }
        let mut response = Response::new(body);
        *response.status_mut() = self.response.status();
        let headers = response.headers_mut();
        *headers = own;
        for (name, value) in self.response.headers() {
            headers.entry(name).or_insert_with(|| value.clone());
        }
        response
    }
}

fn string_member(before: &str, text: &str, to: &mut Vec<u8>) {
    to.extend_from_slice(before.as_bytes());
    escape(text.as_bytes(), to);
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
    let mut room = None;
    let ready = problem_type.ready(problem_type.status(), &mut room);
    ready.response.clone()
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
    let mut room = None;
    let ready = problem.problem_type().ready(problem.status(), &mut room);
    if !ready.has_content {
        return ready.respond(Bytes::new(), problem.into_headers());
    }
    let Some(rendered) = problem.rendered() else {
        let document = problem.document(ready);
        return ready.respond(Bytes::from(document), problem.into_headers());
    };
    let mut response = ready.respond(rendered.body, problem.into_headers());
    match rendered.content_type {
        Some(content_type) => response.headers_mut().insert(CONTENT_TYPE, content_type),
        None => response.headers_mut().remove(CONTENT_TYPE),
    };
    response
}

/// Finds at compile time that a response would lack a header that HTTP demands.
///
/// # Panics
///
/// With `message`, if the row has no header of that name.
#[doc(hidden)]
#[track_caller]
pub const fn demand_header(status: &Status, name: &str, message: &str) {
    let headers = status.headers();
    let mut index = 0;
    while index < headers.len() {
        if is_same_name(headers[index].name(), name) {
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
