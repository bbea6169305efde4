//! axum 0.7: `IntoResponse` of axum-core 0.4.

/// What the expansions need of axum.
#[cfg(feature = "axum-07")]
pub mod private {
    pub use axum_core_04::response::{IntoResponse, Response};

    use axum_core_04::body::Body;

    use crate::FlowError;

    /// The response of `error` with axum's body.
    pub fn respond<E: FlowError>(error: &E) -> Response {
        error.to_response().map(Body::from)
    }
}

#[cfg(feature = "axum-07")]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_axum_07 {
    ({$($generics:tt)*} {$type:ty} {$($where:tt)*}) => {
        #[automatically_derived]
        #[allow(deprecated)]
        impl<$($generics)*> $crate::__private::axum_07::IntoResponse for $type $($where)* {
            fn into_response(self) -> $crate::__private::axum_07::Response {
                $crate::__private::axum_07::respond(&self)
            }
        }
    };
}

#[cfg(not(feature = "axum-07"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_axum_07 {
    ($($nothing:tt)*) => {};
}
