//! The policy of `tower::retry`.

use ::tower::retry::Policy;
use http::{HeaderMap, Method, Request, Response, StatusCode};
use tokio::time::{Sleep, sleep};

use super::{ByStatus, Declared, RetryPolicy};
use crate::client::advice::{RetryAdvice, of_response};
use crate::client::{ApiError, Decode};

/// A request that may be sent again.
trait Resend: Sized {
    fn parts(&self) -> (&Method, &HeaderMap);
    fn again(&self) -> Option<Self>;
}

impl<B: Clone> Resend for Request<B> {
    fn parts(&self) -> (&Method, &HeaderMap) {
        (self.method(), self.headers())
    }

    fn again(&self) -> Option<Self> {
        Some(self.clone())
    }
}

/// What is read of a response.
trait Respond {
    fn parts(&self) -> (StatusCode, &HeaderMap);
}

impl<R> Respond for Response<R> {
    fn parts(&self) -> (StatusCode, &HeaderMap) {
        (self.status(), self.headers())
    }
}

/// Those of reqwest. What a request streams can not be sent again.
#[allow(unused_macros, reason = "without any version of reqwest")]
macro_rules! of_reqwest {
    ($reqwest:ident) => {
        impl Resend for ::$reqwest::Request {
            fn parts(&self) -> (&Method, &HeaderMap) {
                (self.method(), self.headers())
            }

            fn again(&self) -> Option<Self> {
                self.try_clone()
            }
        }

        impl Respond for ::$reqwest::Response {
            fn parts(&self) -> (StatusCode, &HeaderMap) {
                (self.status(), self.headers())
            }
        }

        /// By what was declared of a problem. What fails without a response is sent again too.
        impl<Q: Resend, R, P: Decode>
            Policy<Q, R, crate::client::reqwest::CallError<P, ::$reqwest::Error>>
            for RetryPolicy<Declared<P>>
        {
            type Future = Sleep;

            fn retry(
                &mut self,
                _: &mut Q,
                result: &mut Result<R, crate::client::reqwest::CallError<P, ::$reqwest::Error>>,
            ) -> Option<Self::Future> {
                let advice = result.as_ref().err().map(|error| error.uncapped_retry());
                self.wait(advice).map(sleep)
            }

            fn clone_request(&mut self, request: &Q) -> Option<Q> {
                self.again(request)
            }
        }
    };
}

#[cfg(feature = "reqwest")]
of_reqwest!(reqwest);
#[cfg(feature = "reqwest-012")]
of_reqwest!(reqwest_012);

impl<D> RetryPolicy<D> {
    fn again<Q: Resend>(&self, request: &Q) -> Option<Q> {
        let (method, headers) = request.parts();
        (self.may_resend(method, headers)).then(|| request.again())?
    }
}

/// By statuses and headers. What fails without a response is sent again too.
impl<Q: Resend, R: Respond, E> Policy<Q, R, E> for RetryPolicy<ByStatus> {
    type Future = Sleep;

    fn retry(&mut self, _: &mut Q, result: &mut Result<R, E>) -> Option<Self::Future> {
        let advice = match result {
            Ok(response) => {
                let (status, headers) = response.parts();
                of_response(status, headers)
            }
            Err(_) => Some(RetryAdvice::Backoff),
        };
        self.wait(advice).map(sleep)
    }

    fn clone_request(&mut self, request: &Q) -> Option<Q> {
        self.again(request)
    }
}

/// By what was declared of a problem.
impl<Q: Resend, R, P: Decode> Policy<Q, R, ApiError<P>> for RetryPolicy<Declared<P>> {
    type Future = Sleep;

    fn retry(&mut self, _: &mut Q, result: &mut Result<R, ApiError<P>>) -> Option<Self::Future> {
        let advice = result.as_ref().err().map(ApiError::uncapped_retry);
        self.wait(advice).map(sleep)
    }

    fn clone_request(&mut self, request: &Q) -> Option<Q> {
        self.again(request)
    }
}
