//! hyper 1: conversions into `http::Response` with the bodies that its services answer with.

pub mod public;

/// What the expansions need of the bodies.
pub mod private {
    pub use http::Response;
    pub use http_body_util::Full;
    pub use http_body_util::combinators::{BoxBody, UnsyncBoxBody};

    use bytes::Bytes;
    use http_body_util::BodyExt as _;

    use crate::FlowError;

    /// The response of `error`, whose body is there in full.
    pub fn full<E: FlowError>(error: &E) -> Response<Full<Bytes>> {
        error.to_response().map(Full::new)
    }

    /// The response of `error` in a box, beside bodies that may fail with `F`.
    pub fn boxed<E: FlowError, F>(error: &E) -> Response<BoxBody<Bytes, F>> {
        full(error).map(|body| body.map_err(|never| match never {}).boxed())
    }

    /// As [`boxed`], beside bodies that are not `Sync`.
    pub fn unsync_boxed<E: FlowError, F>(error: &E) -> Response<UnsyncBoxBody<Bytes, F>> {
        full(error).map(|body| body.map_err(|never| match never {}).boxed_unsync())
    }
}

#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_hyper {
    ({} $type:tt $bounds:tt) => {
        $crate::__private::adapters::hyper! { @ {} {__FlowBodyError} $type $bounds }
    };
    ({$($generics:tt)+} $type:tt $bounds:tt) => {
        $crate::__private::adapters::hyper! {
            @ {$($generics)+} {$($generics)+, __FlowBodyError} $type $bounds
        }
    };
    (@ {$($generics:tt)*} {$($boxed:tt)*} {$type:ty} {$($bounds:tt)*}) => {
        #[automatically_derived]
        #[allow(deprecated)]
        impl<$($generics)*> ::core::convert::From<$type>
            for $crate::__private::hyper::Response<
                $crate::__private::hyper::Full<$crate::__private::Bytes>,
            >
        where $($bounds)*
        {
            fn from(__flow_error: $type) -> Self {
                $crate::__private::hyper::full(&__flow_error)
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl<$($boxed)*> ::core::convert::From<$type>
            for $crate::__private::hyper::Response<
                $crate::__private::hyper::BoxBody<$crate::__private::Bytes, __FlowBodyError>,
            >
        where $($bounds)*
        {
            fn from(__flow_error: $type) -> Self {
                $crate::__private::hyper::boxed(&__flow_error)
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl<$($boxed)*> ::core::convert::From<$type>
            for $crate::__private::hyper::Response<
                $crate::__private::hyper::UnsyncBoxBody<$crate::__private::Bytes, __FlowBodyError>,
            >
        where $($bounds)*
        {
            fn from(__flow_error: $type) -> Self {
                $crate::__private::hyper::unsync_boxed(&__flow_error)
            }
        }
    };
}
