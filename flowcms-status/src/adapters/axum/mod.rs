//! axum 0.8: `IntoResponse` of axum-core 0.5.

mod extract;
pub mod maps;
pub(super) mod texts;

/// What the expansions need of axum.
pub mod private {
    pub use axum_core::response::{IntoResponse, Response};

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
