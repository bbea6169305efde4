//! From a problem to `http::Response`.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, SET_COOKIE};
use http::{HeaderMap, HeaderValue, Response};

use crate::declaration::cell::{Ready, ReadyRef};
use crate::occurrence::error::FlowError;
use crate::occurrence::problem::Problem;
use crate::response::event;
#[cfg(feature = "_layer")]
use crate::response::mark::{self, Answered, Form};

/// A response with the headers of the type.
#[inline]
fn fresh<B: From<Bytes>>(ready: &Ready, body: Bytes) -> Response<B> {
    let mut response = Response::new(B::from(body));
    *response.status_mut() = ready.status();
    ready.insert_headers(response.headers_mut());
    response
}

/// What an error's answer is put together as: a response of `http`, or one of a framework that has
/// types of its own.
pub(crate) trait Assemble {
    /// The answer that all occurrences of a problem type share.
    fn shared(ready: &'static Ready) -> Self;

    /// That of one occurrence, with the headers that it brings, if it brings any.
    fn own(ready: &ReadyRef, body: Bytes, headers: Option<HeaderMap>) -> Self;

    /// Replaces the `Content-Type`, or takes it away.
    fn set_content_type(&mut self, content_type: Option<HeaderValue>);

    /// Tells the layers that it goes through what it is.
    #[cfg(feature = "_layer")]
    fn mark(&mut self, answered: Answered) {
        let _ = answered;
    }
}

/// With a framework's body at once: to change it afterwards moves the whole response.
impl<B: From<Bytes>> Assemble for Response<B> {
    #[inline]
    fn shared(ready: &'static Ready) -> Self {
        fresh(ready, ready.body())
    }

    /// What the occurrence says comes before what its type says.
    #[inline]
    fn own(ready: &ReadyRef, body: Bytes, headers: Option<HeaderMap>) -> Self {
        let Some(headers) = headers else {
            return fresh(ready, body);
        };
        let mut response = Response::new(B::from(body));
        *response.status_mut() = ready.status();
        *response.headers_mut() = headers;
        let headers = response.headers_mut();
        for (name, value) in ready.headers() {
            if name == SET_COOKIE {
                headers.append(name, value.clone());
            } else {
                headers.entry(name).or_insert_with(|| value.clone());
            }
        }
        response
    }

    fn set_content_type(&mut self, content_type: Option<HeaderValue>) {
        match content_type {
            Some(content_type) => self.headers_mut().insert(CONTENT_TYPE, content_type),
            None => self.headers_mut().remove(CONTENT_TYPE),
        };
    }

    #[cfg(feature = "_layer")]
    fn mark(&mut self, answered: Answered) {
        self.extensions_mut().insert(answered);
    }
}

/// What `error` answers with as a response of `http`. It is compiled here and not once more in each
/// crate that has an error: `Assemble` and the maps of headers in it are a lot of code.
#[must_use]
pub fn http(error: &dyn FlowError) -> Response<Bytes> {
    answer(error)
}

/// What `error` answers with. Emits the event of the response, so call it once.
pub(crate) fn answer<A: Assemble>(error: &dyn FlowError) -> A {
    #[cfg(feature = "_layer")]
    let is_around = mark::is_around();
    #[cfg(not(feature = "_layer"))]
    let is_around = false;
    let constant = if is_around { None } else { error.constant() };
    if let Some(problem_type) = constant.filter(|of| event::of_type(of, error)) {
        return A::shared(problem_type.kept());
    }
    of_occurrence(error, is_around)
}

/// That of one occurrence. It stands apart, so that the shared ones pay nothing for it.
#[inline(never)]
fn of_occurrence<A: Assemble>(error: &dyn FlowError, is_around: bool) -> A {
    let mut problem = Problem::unasked(error);
    problem.ask();
    event::identify(&mut problem, error);
    problem.make();
    event::of_problem(&problem, error);
    let ready = problem.ready();
    if ready.has_content && !is_around && !problem.is_rendered() {
        // What most are is put together where it is returned.
        let content = Bytes::from(problem.document(&ready));
        return A::own(&ready, content, problem.take_headers());
    }
    let rendered = problem.rendered();
    #[cfg(feature = "_layer")]
    let is_rendered = rendered.is_some();
    let (content, content_type) = match rendered {
        _ if !ready.has_content => (Bytes::new(), None),
        Some(rendered) => (rendered.body, Some(rendered.content_type)),
        None => (Bytes::from(problem.document(&ready)), None),
    };
    // A document shows what it is, wherever it was made; a content of the error's own does not.
    #[cfg(feature = "_layer")]
    let answered = (is_around || is_rendered)
        .then(|| answered(&problem, (!is_rendered).then(|| content.clone()), error));
    let mut answer = A::own(&ready, content, problem.take_headers());
    if let Some(content_type) = content_type {
        answer.set_content_type(content_type);
    }
    #[cfg(feature = "_layer")]
    if let Some(answered) = answered {
        answer.mark(answered);
    }
    answer
}

/// What the layers that a response goes through need to know of it.
#[cfg(feature = "_layer")]
#[cold]
fn answered(problem: &Problem<'_>, document: Option<Bytes>, error: &dyn FlowError) -> Answered {
    let document = document.unwrap_or_default();
    Answered {
        problem_type: problem.problem_type(),
        status: problem.status(),
        reason: None,
        has_instance: problem.instance().is_some(),
        form: if document.is_empty() {
            Form::Own
        } else {
            Form::Document
        },
        document,
        error: mark::said(&error),
    }
}
