//! From a problem to `http::Response`.

use std::error::Error;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue, Response};

use crate::declaration::cell::{Ready, ReadyRef};
use crate::occurrence::error::FlowError;
use crate::occurrence::problem::Problem;
use crate::occurrence::rendered::Rendered;
use crate::response::event;
use crate::response::surroundings::{self, Answered};

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

    /// Tells what surrounds it that it is complete.
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

    fn mark(&mut self, answered: Answered) {
        self.extensions_mut().insert(answered);
    }
}

/// What `error` answers with as a response of `http`. It is compiled here and not once more in each
/// crate that has an error: `Assemble` and the maps of headers in it are a lot of code.
pub(crate) fn http(error: &dyn FlowError) -> Response<Bytes> {
    answer(error)
}

/// What `error` answers with. Emits the event of the response, so call it once.
pub(crate) fn answer<A: Assemble>(error: &dyn FlowError) -> A {
    if error.is_constant() && surroundings::around().is_none() {
        let problem_type = error.problem_type();
        if event::of_type(problem_type, error) {
            return A::shared(problem_type.kept());
        }
    }
    caused_by(error, Some(&error))
}

/// The answer of one occurrence; `cause` is the error that what surrounds it is told of.
pub(crate) fn caused_by<A: Assemble>(error: &dyn FlowError, cause: Option<&dyn Error>) -> A {
    let around = surroundings::around();
    let mut problem = event::identified(error);
    if let Some(around) = around {
        // The id under which a private response is logged comes before the request's.
        if problem.instance().is_none() {
            if let Some(instance) = around.instance() {
                problem.set_instance(instance);
            }
        }
        around.told(&problem, cause);
    }
    event::of_problem(&problem, error);

    let (problem_type, status) = (problem.problem_type(), problem.status());
    let ready = problem_type.ready(status);
    let own = problem.rendered();
    let Some(around) = around else {
        return put_together(problem, &ready, own);
    };
    let is_negotiated = ready.has_content && own.is_none() && around.is_negotiated();
    let rendered = own.or_else(|| around.rendered(&problem));
    let mut answer: A = put_together(problem, &ready, rendered);
    answer.mark(Answered {
        problem_type,
        status,
        is_negotiated,
    });
    answer
}

/// The answer with `rendered` as its content, or with the problem document.
#[inline]
fn put_together<A: Assemble>(
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
