//! The errors that poem answers by itself, in the words of a table.

use std::cell::Cell;
use std::marker::PhantomData;

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use http::{Method, StatusCode};
use poem::{Endpoint, Error, IntoResponse as _, Middleware, Request, Response, Result};

use super::response::from_http;
use crate::declaration::table::StatusTable;
use crate::occurrence::error::FlowError;
use crate::response::refused::answer_refused;
use crate::tables::flowcms::FlowCms;

thread_local! {
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// The status code of `error`, for poem.
pub fn status_code<E: FlowError>(error: &E) -> StatusCode {
    ASKED.set(true);
    error.status_code()
}

/// Whether what is in `error` is a [`FlowError`]. poem forgets the type; all that can be asked of
/// it is its status, which runs [`status_code`] if it is one.
pub(super) fn answers_for_itself(error: &Error) -> bool {
    ASKED.set(false);
    let _ = error.status();
    ASKED.get()
}

/// The handler for `catch_all_error` that answers in the words of the table `T` where poem itself
/// refused a request: unknown routes, wrong methods, extractors, `SizeLimit`, and every
/// `poem::Error` made from a foreign error. Its text is the detail below 500 and goes no further
/// from 500 up.
///
/// An error of yours keeps its answer, and so does one that was given content other than plain
/// text. Headers such as `Allow` and `Retry-After` stay. A code that the table lacks is answered
/// with the row of the table [`Http`](crate::Http), one that nobody registered by its class. poem
/// does not tell which methods a route has, so its 405 comes without `Allow`.
///
/// ```
/// use flowcms_status::{FlowCms, poem::problems};
/// use poem::{EndpointExt, Route};
///
/// let app = Route::new().catch_all_error(problems::<FlowCms>);
/// # let _ = app;
/// ```
pub async fn problems<T: StatusTable + FlowError>(error: Error) -> Response {
    answer::<T>(error)
}

fn answer<T: StatusTable + FlowError>(error: Error) -> Response {
    let status = error.status();
    let is_answered = answers_for_itself(&error) || error.is_from_response();
    if is_answered || !(status.is_client_error() || status.is_server_error()) {
        return error.into_response();
    }
    let text = error.to_string();
    // What an error made of a status alone says.
    let text = (text != status.to_string()).then_some(text);
    let response = error.into_response();
    if !is_plain(&response) {
        return response;
    }
    let refused =
        answer_refused::<T, http::Response<Bytes>>(response.status().as_u16(), text.as_deref());
    match refused {
        Some(problem) => in_place_of(response, problem),
        None => response,
    }
}

/// Whether the content is what poem makes of an error's text.
fn is_plain(response: &Response) -> bool {
    response
        .content_type()
        .is_none_or(|value| value.starts_with("text/plain"))
}

/// `problem` with what else was said about the response.
fn in_place_of(response: Response, mut problem: http::Response<Bytes>) -> Response {
    let (mut parts, _) = response.into_parts();
    for name in [CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE] {
        parts.headers.remove(name);
    }
    for name in parts.headers.keys() {
        problem.headers_mut().remove(name);
    }
    problem.headers_mut().extend(parts.headers);
    parts
        .extensions
        .extend(std::mem::take(problem.extensions_mut()));
    *problem.extensions_mut() = parts.extensions;
    from_http(problem)
}

/// The middleware for a whole application: [`problems`], and no content for `HEAD`, which poem
/// sends with the content of the error over HTTP/2.
///
/// ```
/// use flowcms_status::{Http, poem::Problems};
/// use poem::{EndpointExt, Route};
///
/// let app = Route::new().with(Problems::new());
/// // In the words of another table:
/// let app = Route::new().with(Problems::<Http>::default());
/// # let _ = app;
/// ```
#[derive(Debug)]
pub struct Problems<T = FlowCms> {
    table: PhantomData<fn() -> T>,
}

impl Problems {
    /// In the words of the table [`FlowCms`].
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

impl<T> Default for Problems<T> {
    fn default() -> Self {
        Self { table: PhantomData }
    }
}

impl<E: Endpoint, T: StatusTable + FlowError> Middleware<E> for Problems<T> {
    type Output = ProblemsEndpoint<E, T>;

    fn transform(&self, endpoint: E) -> Self::Output {
        ProblemsEndpoint {
            endpoint,
            table: PhantomData,
        }
    }
}

/// What the middleware [`Problems`] makes of an endpoint.
#[derive(Debug)]
pub struct ProblemsEndpoint<E, T = FlowCms> {
    endpoint: E,
    table: PhantomData<fn() -> T>,
}

impl<E: Endpoint, T: StatusTable + FlowError> Endpoint for ProblemsEndpoint<E, T> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let is_head = *request.method() == Method::HEAD;
        match self.endpoint.call(request).await {
            Ok(output) => Ok(output.into_response()),
            Err(error) => {
                let mut response = answer::<T>(error);
                if is_head {
                    response.set_body(());
                }
                Ok(response)
            }
        }
    }
}
