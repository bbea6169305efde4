//! The errors that poem answers by itself, in the words of a table.

use std::cell::Cell;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::pin;
use std::sync::Arc;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, StatusCode};
use http_body::Body;
use http_body_util::BodyExt as _;
use poem::{Endpoint, Error, IntoResponse, Middleware, Request, Response, Result};

use super::marked::enter;
use crate::declaration::table::StatusTable;
use crate::occurrence::error::FlowError;
use crate::response::mark::Answered;
use crate::response::marks::Marks;
use crate::response::sending::body::ProblemBody;
use crate::response::sending::config::{Config, builder};
use crate::response::sending::finish::finish;
use crate::response::sending::requested::Requested;
use crate::tables::flowcms::FlowCms;

thread_local! {
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// The status code of `error`, for poem.
pub fn status_code<E: FlowError>(error: &E) -> StatusCode {
    ASKED.set(true);
    error.status_code()
}

/// Whether what is in `error` is a [`FlowError`], or has the status of one: its text is not a map's
/// to show. poem forgets the type; all that can be asked of it is its status, which runs
/// [`status_code`].
pub(crate) fn has_the_status_of_one(error: &Error) -> bool {
    ASKED.set(false);
    let _ = error.status();
    ASKED.get()
}

/// The handler for `catch_all_error` that answers in the words of the table `T` where poem itself
/// refused a request: unknown routes, wrong methods, extractors, `SizeLimit`, and every
/// `poem::Error` made from a foreign error. Its text is the detail below 500 and goes no further
/// from 500 up.
///
/// An error of yours keeps its answer. Only what is a `poem::Error` comes here: [`Problems`] sees
/// the responses that handlers write by hand too, and what the request asks for.
///
/// ```
/// use flowcms_status::{FlowCms, poem::problems};
/// use poem::{EndpointExt, Route};
///
/// let app = Route::new().catch_all_error(problems::<FlowCms>);
/// # let _ = app;
/// ```
pub async fn problems<T: StatusTable + FlowError>(error: Error) -> Response {
    let config = Config::of_table::<T>();
    let result: Result<Response> = Err(error);
    send(result, Marks::default(), &config, &Requested::none())
}

/// The middleware for a whole application: every 4xx and 5xx in the words of the table `T`, in the
/// form that `Accept` asks for if it is [`negotiated`](Self::negotiated).
///
/// What an error of this crate answers stays. From 500 up everything else is replaced by a problem,
/// whoever wrote it: a handler, a middleware inside, a `poem::Error` of any kind; its text goes to
/// the event and no further. Below 500 plain text becomes the detail, what is empty becomes a
/// problem, and other content stays. So do headers such as `Allow` and `Retry-After`; poem does not
/// tell which methods a route has, so its 405 comes without `Allow`.
///
/// A code that the table lacks is answered with the row of the table [`Http`](crate::Http), one that
/// nobody registered by its class. HEAD is answered without content.
///
/// ```
/// use flowcms_status::{Http, Instance, poem::Problems};
/// use poem::{EndpointExt, Route};
///
/// let app = Route::new().with(Problems::new().instance(Instance::Path));
/// // In the words of another table:
/// let app = Route::new().with(Problems::<Http>::default());
/// # let _ = app;
/// ```
#[derive(Debug, Clone)]
#[must_use = "a middleware does something once it is around an endpoint"]
pub struct Problems<T = FlowCms> {
    config: Arc<Config>,
    table: PhantomData<fn() -> T>,
}

impl Problems {
    /// In the words of the table [`FlowCms`].
    pub fn new() -> Self {
        Self::default()
    }
}

impl<T> Problems<T> {
    builder! { "flowcms_status::poem::Problems" }
}

impl<T: StatusTable + FlowError> Default for Problems<T> {
    fn default() -> Self {
        Self {
            config: Arc::new(Config {
                negotiates: false,
                ..Config::of_table::<T>()
            }),
            table: PhantomData,
        }
    }
}

impl<E: Endpoint, T> Middleware<E> for Problems<T> {
    type Output = ProblemsEndpoint<E>;

    fn transform(&self, endpoint: E) -> Self::Output {
        ProblemsEndpoint {
            endpoint,
            config: Arc::clone(&self.config),
        }
    }
}

/// What the middleware [`Problems`] makes of an endpoint.
#[derive(Debug)]
pub struct ProblemsEndpoint<E> {
    endpoint: E,
    config: Arc<Config>,
}

impl<E: Endpoint> Endpoint for ProblemsEndpoint<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let config = &*self.config;
        let uri = request.original_uri();
        let requested = Requested::new(config, request.method(), || uri, request.headers());
        let mut marks = Marks::default();
        let mut call = pin!(self.endpoint.call(request));
        let result =
            poll_fn(|context| enter(&mut marks, config.around, || call.as_mut().poll(context)))
                .await;
        Ok(send(result, marks, config, &requested))
    }
}

fn send(
    result: Result<impl IntoResponse>,
    mut marks: Marks,
    config: &Config,
    requested: &Requested,
) -> Response {
    let said = result.as_ref().err().map(ToString::to_string);
    let is_error = said.is_some();
    let response = enter(&mut marks, config.around, || match result {
        Ok(output) => output.into_response(),
        Err(error) => error.into_response(),
    });
    let response: http::Response<_> = response.into();
    let mut response = recognised(response, &mut marks);
    // What poem makes of an error's text is plain, and it does not say so.
    let is_untyped = !response.headers().contains_key(CONTENT_TYPE);
    if is_error && is_untyped && response.extensions().get::<Answered>().is_none() {
        let plain = HeaderValue::from_static("text/plain; charset=utf-8");
        response.headers_mut().insert(CONTENT_TYPE, plain);
    }
    let (parts, body) = finish(response, config, requested, said).into_parts();
    let body = match body.untouched().map(ProblemBody::untouched) {
        Ok(Ok(body)) => body,
        Ok(Err(body)) => body.boxed(),
        Err(body) => body.boxed(),
    };
    let parts = poem::ResponseParts {
        status: parts.status,
        version: parts.version,
        headers: parts.headers,
        extensions: parts.extensions,
    };
    Response::from_parts(parts, body.into())
}

/// The response, with the mark that it has lost.
fn recognised<B: Body<Data = Bytes>>(
    response: http::Response<B>,
    marks: &mut Marks,
) -> http::Response<ProblemBody<B>> {
    let length = response.body().size_hint().exact();
    let length = length.and_then(|length| usize::try_from(length).ok());
    let is_one = length.is_some_and(|length| marks.has_one_of(length));
    if !is_one || response.extensions().get::<Answered>().is_some() {
        return response.map(ProblemBody::inner);
    }
    let (mut parts, body) = response.into_parts();
    let body = ProblemBody::read(body, length.unwrap_or_default());
    if let Some(answered) = body.whole().and_then(|content| marks.take(content)) {
        parts.extensions.insert(answered);
    }
    http::Response::from_parts(parts, body)
}
