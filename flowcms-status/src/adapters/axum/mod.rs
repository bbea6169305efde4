//! axum 0.8: `IntoResponse` of axum-core 0.5.

pub mod maps;

/// What the expansions need of axum.
pub mod private {
    pub use axum_core::response::{IntoResponse, Response};

    use crate::FlowError;
    use crate::response::{allow, answer};

    /// The response of `error` with axum's body.
    #[inline]
    pub fn respond<E: FlowError>(error: &E) -> Response {
        response(error)
    }

    fn response(error: &dyn FlowError) -> Response {
        if error.problem_type().status().code() == 405 {
            return not_allowed(error);
        }
        answer::answer(error)
    }

    /// Apart, so that a response is moved only where something is taken from it.
    #[cold]
    fn not_allowed(error: &dyn FlowError) -> Response {
        let mut response: Response = answer::answer(error);
        allow::leave_to_router(response.headers_mut(), error.problem_type());
        response
    }
}

#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_axum {
    ({$($generics:tt)*} {$type:ty} {$($bounds:tt)*}) => {
        #[automatically_derived]
        #[allow(deprecated)]
        impl<$($generics)*> $crate::__private::axum::IntoResponse for $type where $($bounds)* {
            fn into_response(self) -> $crate::__private::axum::Response {
                $crate::__private::axum::respond(&self)
            }
        }
    };
}
