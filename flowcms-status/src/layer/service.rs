//! The service of the layer: what it does to each response.

use std::borrow::Cow;
use std::convert::Infallible;
use std::error::Error;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE, VARY};
use http::response::Parts;
use http::{HeaderMap, HeaderValue, Request, Response, StatusCode};
use http_body::Body;
use tower::Service;
use tower::load_shed::error::Overloaded;
use tower::timeout::error::Elapsed;

use crate::declaration::problem_type::ProblemType;
use crate::layer::body::ProblemBody;
use crate::layer::config::{Config, Requested, drop_content_headers};
use crate::layer::relayed::{self, Read, Relay};
use crate::layer::scope::{self, Layers, Scope};
use crate::occurrence::error::FlowError;
use crate::occurrence::problem::Problem;
use crate::occurrence::relayed::Relayed;
use crate::occurrence::rendered::Rendered;
use crate::response::answer::caused_by;
use crate::response::refused::Refused;
use crate::response::surroundings::{Answered, Surroundings as _};
use crate::tables::iana::Http;

type BoxError = Box<dyn Error + Send + Sync>;

/// How much of a text is read, in bytes. A longer one is not shown.
pub(crate) const MAX_TEXT: usize = 8 * 1024;

/// The service of a [`ProblemLayer`](crate::ProblemLayer). It never fails: an error of the service
/// inside is answered too.
#[derive(Debug)]
pub struct ProblemService<S> {
    inner: S,
    config: Arc<Config>,
    /// What `poll_ready` of the service inside returned.
    failed: Option<BoxError>,
}

impl<S> ProblemService<S> {
    pub(crate) fn new(inner: S, config: Arc<Config>) -> Self {
        Self {
            inner,
            config,
            failed: None,
        }
    }
}

impl<S: Clone> Clone for ProblemService<S> {
    fn clone(&self) -> Self {
        Self::new(self.inner.clone(), Arc::clone(&self.config))
    }
}

impl<S, Q, B> Service<Request<Q>> for ProblemService<S>
where
    S: Service<Request<Q>, Response = Response<B>>,
    S::Error: Into<BoxError>,
    B: Body<Data = Bytes>,
{
    type Response = Response<ProblemBody<B>>;
    type Error = Infallible;
    type Future = ProblemFuture<S::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.inner.poll_ready(context).map(|ready| {
            self.failed = ready.err().map(Into::into);
            Ok(())
        })
    }

    fn call(&mut self, request: Request<Q>) -> ProblemFuture<S::Future> {
        let mut scope = Some(Scope {
            requested: Requested::new(&request, &self.config),
            config: Arc::clone(&self.config),
        });
        let work = match self.failed.take() {
            Some(error) => Work::Failed { error: Some(error) },
            None => Work::Calling {
                future: scope::enter(&mut scope, || self.inner.call(request)),
            },
        };
        ProblemFuture {
            work,
            scope,
            config: Arc::clone(&self.config),
        }
    }
}

pin_project_lite::pin_project! {
    /// The response of a [`ProblemService`].
    #[derive(Debug)]
    pub struct ProblemFuture<F> {
        #[pin]
        work: Work<F>,
        scope: Option<Scope>,
        config: Arc<Config>,
    }
}

pin_project_lite::pin_project! {
    #[derive(Debug)]
    #[project = WorkProjection]
    enum Work<F> {
        Calling { #[pin] future: F },
        Failed { error: Option<BoxError> },
    }
}

impl<F, B, E> Future for ProblemFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
    B: Body<Data = Bytes>,
    E: Into<BoxError>,
{
    type Output = Result<Response<ProblemBody<B>>, Infallible>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let config: &Config = this.config;
        scope::enter(this.scope, || {
            let result = match this.work.project() {
                WorkProjection::Calling { future } => match future.poll(context) {
                    Poll::Pending => return Poll::Pending,
                    Poll::Ready(result) => result.map_err(Into::into),
                },
                WorkProjection::Failed { error } => match error.take() {
                    Some(error) => Err(error),
                    // Polled again after it was ready.
                    None => return Poll::Pending,
                },
            };
            let response = match result {
                Ok(response) => finish(response, config, context),
                Err(error) => of_error(&error, config).map(ProblemBody::problem),
            };
            Poll::Ready(Ok(response))
        })
    }
}

/// The response as it leaves the layer.
fn finish<B: Body<Data = Bytes>>(
    mut response: Response<B>,
    config: &Config,
    context: &mut Context<'_>,
) -> Response<ProblemBody<B>> {
    // What is no error costs this comparison.
    if response.status().as_u16() < 300 {
        return response.map(ProblemBody::inner);
    }
    if seal(&mut response) {
        return response.map(ProblemBody::inner);
    }
    let code = response.status();
    if !(code.is_client_error() || code.is_server_error()) {
        return response.map(ProblemBody::inner);
    }
    let (parts, body) = response.into_parts();
    if speaks_grpc(&parts.headers) || config.leave.as_ref().is_some_and(|leave| leave(&parts)) {
        return Response::from_parts(parts, ProblemBody::inner(body));
    }
    let Some(problem_type) = (config.row)(code.as_u16()) else {
        return Response::from_parts(parts, ProblemBody::inner(body));
    };
    if is_problem_document(&parts.headers) {
        return relay(parts, body, problem_type, context);
    }
    let refused = Refused {
        problem_type,
        text: text(&parts.headers, body, context).map(Cow::Owned),
        error: None,
    };
    let mut problem = merge(parts, caused_by(&refused, None));
    seal(&mut problem);
    problem.map(ProblemBody::problem)
}

/// A problem document from elsewhere, in the form that was asked for if it can be read.
fn relay<B: Body<Data = Bytes>>(
    mut parts: Parts,
    body: B,
    problem_type: &'static ProblemType,
    context: &mut Context<'_>,
) -> Response<ProblemBody<B>> {
    let (document, is_read, mut body) = match relayed::read(&parts.headers, body, context) {
        Read::Document(document, bytes) => (document, true, ProblemBody::problem(bytes)),
        Read::Other(body) => (Relayed::default(), false, body),
    };
    let relay = Relay {
        problem_type,
        document,
    };
    let mut problem = Problem::new(&relay);
    let instance = Layers.instance().filter(|_| problem.instance().is_none());
    let is_changed = instance.is_some();
    if let Some(instance) = instance {
        problem.set_instance(instance);
    }
    Layers.told(&problem, None);
    let answered = Answered {
        problem_type,
        status: problem.status(),
        is_negotiated: is_read && Layers.is_negotiated(),
    };
    if is_read {
        let rendered = match Layers.rendered(&problem) {
            None if is_changed => Some(Rendered::from((PROBLEM_JSON, problem.to_json()))),
            rendered => rendered,
        };
        if let Some(rendered) = rendered {
            drop_content_headers(&mut parts.headers);
            if let Some(content_type) = rendered.content_type {
                parts.headers.insert(CONTENT_TYPE, content_type);
            }
            body = ProblemBody::problem(rendered.body);
        }
        if answered.is_negotiated {
            vary_by_accept(&mut parts.headers);
        }
    }
    record(&answered);
    parts.extensions.insert(answered);
    Response::from_parts(parts, body)
}

/// The response to an error of the service.
fn of_error(error: &BoxError, config: &Config) -> Response<Bytes> {
    if let Some(error) = config.answers.iter().find_map(|answers| answers(error)) {
        return answered(error, &error);
    }
    let code = code_of(&**error).as_u16();
    let refused = Refused {
        problem_type: (config.row)(code).unwrap_or(Http::InternalServerError.problem_type()),
        text: None,
        error: Some(&**error),
    };
    answered(&refused, &**error)
}

fn answered(error: &dyn FlowError, cause: &dyn Error) -> Response<Bytes> {
    let mut response = caused_by(error, Some(cause));
    seal(&mut response);
    response
}

/// 503 for a service that sheds load or takes too long, else 500.
fn code_of(error: &(dyn Error + Send + Sync + 'static)) -> StatusCode {
    let mut chain = std::iter::successors(Some(error as &(dyn Error + 'static)), |&error| {
        error.source()
    });
    if chain.any(|error| error.is::<Overloaded>() || error.is::<Elapsed>()) {
        StatusCode::SERVICE_UNAVAILABLE
    } else {
        StatusCode::INTERNAL_SERVER_ERROR
    }
}

/// Does the last to a response that an error has put together, inside or here; `false` for others.
fn seal<B>(response: &mut Response<B>) -> bool {
    let Some(&answered) = response.extensions().get::<Answered>() else {
        return false;
    };
    record(&answered);
    if answered.is_negotiated {
        vary_by_accept(response.headers_mut());
    }
    true
}

/// The problem in place of the content: what the response says of itself stays, such as `Allow`.
fn merge(mut parts: Parts, problem: Response<Bytes>) -> Response<Bytes> {
    drop_content_headers(&mut parts.headers);
    let (problem, body) = problem.into_parts();
    for (name, value) in &problem.headers {
        if !parts.headers.contains_key(name) {
            parts.headers.insert(name, value.clone());
        }
    }
    parts.extensions.extend(problem.extensions);
    Response::from_parts(parts, body)
}

/// The text of a rejection, if it is one and there at once: nothing is waited for.
fn text<B: Body<Data = Bytes>>(
    headers: &HeaderMap,
    body: B,
    context: &mut Context<'_>,
) -> Option<String> {
    let is_plain = essence(headers).is_some_and(|it| it.eq_ignore_ascii_case("text/plain"));
    if !is_plain || headers.contains_key(CONTENT_ENCODING) {
        return None;
    }
    if body.size_hint().lower() > MAX_TEXT as u64 {
        return None;
    }
    let mut body = pin!(body);
    let mut text = Vec::new();
    loop {
        match body.as_mut().poll_frame(context) {
            Poll::Ready(None) => break,
            Poll::Ready(Some(Ok(frame))) => {
                let data = frame.into_data().unwrap_or_default();
                if text.len() + data.len() > MAX_TEXT {
                    return None;
                }
                text.extend_from_slice(&data);
            }
            Poll::Ready(Some(Err(_))) | Poll::Pending => return None,
        }
    }
    let text = String::from_utf8(text).ok()?;
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The media type without its parameters.
fn essence(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    Some(value.split(';').next().unwrap_or(value).trim())
}

const PROBLEM_JSON: &str = "application/problem+json";

fn is_problem_document(headers: &HeaderMap) -> bool {
    essence(headers).is_some_and(|it| {
        it.eq_ignore_ascii_case(PROBLEM_JSON) || it.eq_ignore_ascii_case("application/problem+xml")
    })
}

/// gRPC says in trailers what went wrong.
fn speaks_grpc(headers: &HeaderMap) -> bool {
    let prefix = "application/grpc";
    essence(headers)
        .and_then(|it| it.get(..prefix.len()))
        .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// `Vary: accept` (RFC 9110, section 12.5.5), beside what the response varies by already.
fn vary_by_accept(headers: &mut HeaderMap) {
    let varies = headers
        .get_all(VARY)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .any(|name| name == "*" || name.eq_ignore_ascii_case("accept"));
    if !varies {
        headers.append(VARY, HeaderValue::from_static("accept"));
    }
}

/// What OpenTelemetry asks of the span of a server, if the span around has these fields: only a 5xx
/// is an error of the span.
#[cfg(feature = "tracing")]
fn record(answered: &Answered) {
    if answered.status.is_server_error() {
        let span = tracing::Span::current();
        span.record("error.type", answered.problem_type.reason());
        span.record("otel.status_code", "ERROR");
    }
}

#[cfg(not(feature = "tracing"))]
fn record(_: &Answered) {}
