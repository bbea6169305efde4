//! axum 0.7: `IntoResponse` of axum-core 0.4.

/// What the expansions need of axum.
pub mod private {
    pub use axum_core_04::response::{IntoResponse, Response};

    use crate::FlowError;
    use crate::response::allow;

    /// The response of `error` with axum's body.
    #[inline]
    pub fn respond<E: FlowError>(error: &E) -> Response {
        response(error)
    }

    fn response(error: &dyn FlowError) -> Response {
        allow::answer_in_router(error)
    }
}

#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_axum_07 {
    ({$($generics:tt)*} {$type:ty} {$($bounds:tt)*}) => {
        #[automatically_derived]
        #[allow(deprecated)]
        impl<$($generics)*> $crate::__private::axum_07::IntoResponse for $type where $($bounds)* {
            fn into_response(self) -> $crate::__private::axum_07::Response {
                $crate::__private::axum_07::respond(&self)
            }
        }
    };
}
