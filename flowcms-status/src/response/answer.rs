//! From a problem to `http::Response`.

use std::ops::Deref;

use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue, Response};

use crate::declaration::const_text::is_same_name;
use crate::declaration::declared::DetailPolicy;
use crate::declaration::json::escape;
use crate::declaration::problem_type::{Content, ProblemType};
use crate::declaration::table::Status;
#[cfg(feature = "tower")]
use crate::layer::Answered;
use crate::occurrence::error::FlowError;
use crate::occurrence::problem::{Problem, context, title};
use crate::occurrence::rendered::Rendered;
use crate::response::log;

const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// The parts that all responses of one problem type and status share, made at the first of them.
#[derive(Debug)]
pub(crate) struct Ready {
    pub(crate) has_content: bool,
    /// Whether its headers are those that most problem documents have.
    is_plain: bool,
    /// With the headers of a problem document, and with its bytes if these are always the same.
    response: Response<Bytes>,
    /// The document up to where the detail comes.
    pub(crate) head: String,
    /// The document from after the instance to where the extension members come.
    pub(crate) tail: String,
    /// The head once more, in the types of actix-web.
    #[cfg(feature = "actix-web")]
    pub(crate) actix_web: crate::adapters::actix_web::SharedHead,
    /// The headers once more, as the texts that rocket sends.
    #[cfg(feature = "rocket")]
    pub(crate) rocket: crate::adapters::rocket::SharedTexts,
    /// What its statuses of gRPC share.
    #[cfg(feature = "tonic")]
    pub(crate) tonic: crate::adapters::tonic::SharedStatus,
}

/// The ready parts of a problem type, kept or made for one response.
pub(crate) enum ReadyRef {
    Kept(&'static Ready),
    Made(Box<Ready>),
}

impl Deref for ReadyRef {
    type Target = Ready;

    fn deref(&self) -> &Ready {
        match self {
            Self::Kept(ready) => ready,
            Self::Made(ready) => ready,
        }
    }
}

impl Ready {
    pub(crate) fn new(problem_type: &'static ProblemType, status: &'static Status) -> Self {
        let declared = &problem_type.declared;
        let has_content = status.has_content() && declared.more.content != Content::Nothing;
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
        let is_plain = headers.len() == 2
            && headers.get(CONTENT_TYPE) == Some(&PROBLEM_JSON)
            && headers.get(CACHE_CONTROL) == Some(&NO_STORE);

        Self {
            has_content,
            is_plain,
            response,
            head: String::from_utf8(head).unwrap_or_default(),
            tail: String::from_utf8(tail).unwrap_or_default(),
            #[cfg(feature = "actix-web")]
            actix_web: crate::adapters::actix_web::SharedHead::default(),
            #[cfg(feature = "rocket")]
            rocket: crate::adapters::rocket::SharedTexts::default(),
            #[cfg(feature = "tonic")]
            tonic: crate::adapters::tonic::SharedStatus::default(),
        }
    }
}

impl Ready {
    /// Inserts the headers of the type. A copy of their map would be cheaper, but has no room for
    /// those that every server adds.
    #[inline]
    pub(crate) fn insert_headers(&self, headers: &mut HeaderMap) {
        if self.is_plain {
            headers.insert(CONTENT_TYPE, PROBLEM_JSON);
            headers.insert(CACHE_CONTROL, NO_STORE);
        } else {
            for (name, value) in self.response.headers() {
                headers.insert(name, value.clone());
            }
        }
    }
}

/// For the answers of frameworks that have types of their own.
#[cfg(any(
    feature = "actix-web",
    feature = "poem",
    feature = "rocket",
    feature = "salvo"
))]
impl Ready {
    pub(crate) fn status(&self) -> http::StatusCode {
        self.response.status()
    }

    #[cfg(any(feature = "actix-web", feature = "rocket"))]
    pub(crate) fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }

    /// The bytes that all occurrences share.
    pub(crate) fn body(&self) -> Bytes {
        self.response.body().clone()
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

/// A response with the headers of the type.
#[inline]
fn fresh(ready: &Ready, body: Bytes) -> Response<Bytes> {
    let mut response = Response::new(body);
    *response.status_mut() = ready.response.status();
    ready.insert_headers(response.headers_mut());
    response
}

/// What an error's answer is put together as: a response of `http`, or one of a framework that has
/// types of its own.
pub(crate) trait Assemble {
    /// The answer that all occurrences of a problem type share.
    fn shared(ready: &'static Ready) -> Self;

    /// That of one occurrence, with the headers that it brings.
    fn own(ready: &ReadyRef, body: Bytes, headers: HeaderMap) -> Self;

    /// Replaces the `Content-Type`, or takes it away.
    fn set_content_type(&mut self, content_type: Option<HeaderValue>);

    /// Tells the layers around that it is complete.
    #[cfg(feature = "tower")]
    fn mark(&mut self, answered: Answered) {
        let _ = answered;
    }
}

impl Assemble for Response<Bytes> {
    fn shared(ready: &'static Ready) -> Self {
        fresh(ready, ready.response.body().clone())
    }

    /// What the occurrence says comes before what its type says.
    #[inline]
    fn own(ready: &ReadyRef, body: Bytes, headers: HeaderMap) -> Self {
        if headers.capacity() == 0 {
            // It owns nothing, and dropping it would cost more than looking.
            std::mem::forget(headers);
            return fresh(ready, body);
        }
        let mut response = Response::new(body);
        *response.status_mut() = ready.response.status();
        *response.headers_mut() = headers;
        let headers = response.headers_mut();
        for (name, value) in ready.response.headers() {
            headers.entry(name).or_insert_with(|| value.clone());
        }
        response
    }

    fn set_content_type(&mut self, content_type: Option<HeaderValue>) {
        match content_type {
            Some(content_type) => self.headers_mut().insert(CONTENT_TYPE, content_type),
            None => self.headers_mut().remove(CONTENT_TYPE),
        };
    }

    #[cfg(feature = "tower")]
    fn mark(&mut self, answered: Answered) {
        self.extensions_mut().insert(answered);
    }
}

/// What `error` answers with. Emits the event of the response, so call it once.
#[cfg(any(
    feature = "actix-web",
    feature = "poem",
    feature = "rocket",
    feature = "salvo",
    feature = "warp"
))]
pub(crate) fn answer<A: Assemble>(error: &dyn FlowError) -> A {
    if error.is_constant() {
        of_type(error.problem_type(), error)
    } else {
        of_occurrence(error)
    }
}

/// [`of_type`] as a response of `http`. It is compiled here and not once more in each crate that has
/// an error: `Assemble` and the maps of headers in it are a lot of code.
pub(crate) fn http_of_type(
    problem_type: &'static ProblemType,
    error: &dyn FlowError,
) -> Response<Bytes> {
    of_type(problem_type, error)
}

/// [`of_occurrence`] as a response of `http`, compiled here.
pub(crate) fn http_of_occurrence(error: &dyn FlowError) -> Response<Bytes> {
    of_occurrence(error)
}

/// The answer of a problem type whose responses are all the same.
pub(crate) fn of_type<A: Assemble>(problem_type: &'static ProblemType, error: &dyn FlowError) -> A {
    #[cfg(feature = "tower")]
    if crate::layer::is_around() {
        return crate::layer::answer(error, Some(&error));
    }
    if log::IS_ON {
        if log::wants_instance(problem_type.detail(), problem_type.status()) {
            return of_occurrence(error);
        }
        log::response(problem_type, problem_type.status(), None, error);
    }
    A::shared(problem_type.kept())
}

/// The answer of one occurrence.
pub(crate) fn of_occurrence<A: Assemble>(error: &dyn FlowError) -> A {
    #[cfg(feature = "tower")]
    if crate::layer::is_around() {
        return crate::layer::answer(error, Some(&error));
    }
    #[cfg_attr(not(feature = "tracing"), expect(unused_mut))]
    let mut problem = Problem::new(error);
    #[cfg(feature = "tracing")]
    problem.identify(error);
    log::response(
        problem.problem_type(),
        problem.status(),
        problem.instance(),
        error,
    );
    let ready = problem.problem_type().ready(problem.status());
    let rendered = problem.rendered();
    put_together(problem, &ready, rendered)
}

/// The answer with `rendered` as its content, or with the problem document.
#[inline]
pub(crate) fn put_together<A: Assemble>(
    problem: Problem<'_>,
    ready: &ReadyRef,
    rendered: Option<Rendered>,
) -> A {
    if !ready.has_content {
        return A::own(ready, Bytes::new(), problem.into_headers());
    }
    let Some(rendered) = rendered else {
        let document = problem.document(ready);
        return A::own(ready, Bytes::from(document), problem.into_headers());
    };
    let mut answer = A::own(ready, rendered.body, problem.into_headers());
    answer.set_content_type(rendered.content_type);
    answer
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
