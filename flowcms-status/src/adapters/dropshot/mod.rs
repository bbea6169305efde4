//! dropshot 0.18: errors as responses of endpoints, and what dropshot itself refuses.

mod answer;
mod endpoint_error;
mod extract;
pub mod public;
pub(super) mod texts;

/// What the expansions need of dropshot.
pub mod private {
    pub use ::dropshot::{ApiEndpointResponse, Body, HttpError, HttpResponse};

    use http::Response;

    use crate::FlowError;

    /// The response of `error` with dropshot's body.
    pub fn respond<E: FlowError>(error: &E) -> Response<Body> {
        error.to_response().map(Body::from)
    }
}

#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_dropshot {
    ({$($generics:tt)*} {$type:ty} {$($bounds:tt)*}) => {
        #[automatically_derived]
        #[allow(deprecated)]
        impl<$($generics)*> $crate::__private::dropshot::HttpResponse for $type
        where
            for<'__flow> $type: $crate::__private::AnsweringError<'__flow>,
            $($bounds)*
        {
            fn to_result(
                self,
            ) -> ::core::result::Result<
                $crate::__private::Response<$crate::__private::dropshot::Body>,
                $crate::__private::dropshot::HttpError,
            > {
                ::core::result::Result::Ok($crate::__private::dropshot::respond(&self))
            }

            fn response_metadata() -> $crate::__private::dropshot::ApiEndpointResponse {
                ::core::default::Default::default()
            }

            fn status_code(&self) -> $crate::__private::StatusCode {
                $crate::__private::FlowError::status_code(self)
            }
        }
    };
}
