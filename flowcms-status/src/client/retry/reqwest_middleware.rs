//! The policy as a middleware of reqwest-middleware.

use ::reqwest_middleware::{Error, Middleware, Next, Result};
use http::Extensions;
use reqwest::{Request, Response};
use tokio::time::sleep;

use super::{ByStatus, RetryPolicy};
use crate::client::advice::{RetryAdvice, of_response};

/// By statuses and headers. What fails without a response is sent again too; a request whose body is
/// a stream is not.
#[async_trait::async_trait]
impl Middleware for RetryPolicy<ByStatus> {
    async fn handle(
        &self,
        mut request: Request,
        extensions: &mut Extensions,
        next: Next<'_>,
    ) -> Result<Response> {
        let mut policy = self.clone();
        loop {
            let again = (policy.may_resend(request.method(), request.headers()))
                .then(|| request.try_clone())
                .flatten();
            let result = next.clone().run(request, extensions).await;
            let Some(again) = again else {
                return result;
            };
            let advice = match &result {
                Ok(response) => of_response(response.status(), response.headers()),
                // Another middleware refused it, or it is no request.
                Err(Error::Middleware(_)) => Some(RetryAdvice::Never),
                Err(Error::Reqwest(error)) if error.is_builder() => Some(RetryAdvice::Never),
                Err(Error::Reqwest(_)) => Some(RetryAdvice::Backoff),
            };
            let Some(wait) = policy.wait(advice) else {
                return result;
            };
            drop(result);
            sleep(wait).await;
            request = again;
        }
    }
}
