//! axum 0.8: `IntoResponse` of axum-core 0.5.

#[cfg(feature = "axum")]
pub mod maps;

/// What the expansions need of axum.
#[cfg(feature = "axum")]
pub mod private {
    pub use axum_core::response::{IntoResponse, Response};

    use axum_core::body::Body;

    use crate::FlowError;

    /// The response of `error` with axum's body.
    pub fn respond<E: FlowError>(error: &E) -> Response {
        error.to_response().map(Body::from)
    }
}

#[cfg(feature = "axum")]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_axum {
    ({$($generics:tt)*} {$type:ty} {$($where:tt)*}) => {
        #[automatically_derived]
        #[allow(deprecated)]
        impl<$($generics)*> $crate::__private::axum::IntoResponse for $type $($where)* {
            fn into_response(self) -> $crate::__private::axum::Response {
                $crate::__private::axum::respond(&self)
            }
        }
    };
}

#[cfg(not(feature = "axum"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_axum {
    ($($nothing:tt)*) => {};
}
