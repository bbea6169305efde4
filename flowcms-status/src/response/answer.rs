//! From a problem to `http::Response`.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue, Response};

use crate::declaration::cell::{Ready, ReadyRef};
use crate::declaration::const_text::is_same_name;
use crate::declaration::problem_type::ProblemType;
use crate::declaration::table::Status;
#[cfg(feature = "tower")]
use crate::layer::Answered;
use crate::occurrence::error::FlowError;
use crate::occurrence::problem::Problem;
use crate::occurrence::rendered::Rendered;
use crate::response::log;

/// A response with the headers of the type.
#[inline]
fn fresh(ready: &Ready, body: Bytes) -> Response<Bytes> {
    let mut response = Response::new(body);
    *response.status_mut() = ready.status();
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
        fresh(ready, ready.body())
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
        *response.status_mut() = ready.status();
        *response.headers_mut() = headers;
        let headers = response.headers_mut();
        for (name, value) in ready.headers() {
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
