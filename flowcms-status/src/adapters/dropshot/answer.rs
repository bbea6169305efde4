//! What an endpoint returns that answers with errors of its own.

use dropshot::{ApiEndpointResponse, Body, HttpError, HttpResponse};
use http::{Response, StatusCode};

use super::endpoint_error::EndpointError;

/// A success of dropshot's or an error that answers as it declares: status, headers and document.
///
/// The `OpenAPI` document of the endpoint has the success.
#[derive(Debug, Clone)]
pub enum Answer<T, E> {
    /// The endpoint's success, such as [`HttpResponseOk`](dropshot::HttpResponseOk).
    Success(T),
    /// The error that answers.
    Error(E),
}

/// Runs the body of an endpoint: both of its outcomes are an [`Answer`].
///
/// ```
/// use dropshot::HttpResponseDeleted;
/// use flowcms_status::dropshot::{Answer, EndpointError, answer};
/// # #[derive(Debug, thiserror::Error, flowcms_status::FlowError)]
/// # #[error("the entry is locked")]
/// # #[flow(code = 409)]
/// # struct Locked;
/// # fn lock(slug: &str) -> Result<(), Locked> { Err(Locked) }
///
/// async fn delete(slug: &str) -> Result<Answer<HttpResponseDeleted, Locked>, EndpointError> {
///     answer(async {
///         lock(slug)?;
///         Ok(HttpResponseDeleted())
///     })
///     .await
/// }
/// # let _ = delete;
/// ```
///
/// # Errors
///
/// None: the `Result` is what dropshot asks of an endpoint.
pub async fn answer<T, E>(
    body: impl Future<Output = Result<T, E>>,
) -> Result<Answer<T, E>, EndpointError> {
    Ok(body.await.into())
}

impl<T, E> From<Result<T, E>> for Answer<T, E> {
    fn from(result: Result<T, E>) -> Self {
        match result {
            Ok(success) => Self::Success(success),
            Err(error) => Self::Error(error),
        }
    }
}

impl<T: HttpResponse, E: HttpResponse> HttpResponse for Answer<T, E> {
    fn to_result(self) -> Result<Response<Body>, HttpError> {
        match self {
            Self::Success(success) => success.to_result(),
            Self::Error(error) => error.to_result(),
        }
    }

    fn response_metadata() -> ApiEndpointResponse {
        T::response_metadata()
    }

    fn status_code(&self) -> StatusCode {
        match self {
            Self::Success(success) => success.status_code(),
            Self::Error(error) => error.status_code(),
        }
    }
}
