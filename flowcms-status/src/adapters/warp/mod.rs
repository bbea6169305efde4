//! warp 0.4: `Reply`, `Reject`, and the handler of its rejections.

pub mod public;

/// What the expansions need of warp.
pub mod private {
    pub use ::warp::reject::Reject;
    pub use ::warp::reply::{Reply, Response};

    use crate::FlowError;
    use crate::response::answer;

    /// The response of `error` with warp's body.
    pub fn respond<E: FlowError>(error: &E) -> Response {
        answer::answer(error)
    }
}

#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_warp {
    ({$($generics:tt)*} {$type:ty} {$($bounds:tt)*}) => {
        #[automatically_derived]
        #[allow(deprecated)]
        impl<$($generics)*> $crate::__private::warp::Reply for $type
        where
            for<'__flow> $type: $crate::__private::SendError<'__flow>,
            $($bounds)*
        {
            fn into_response(self) -> $crate::__private::warp::Response {
                $crate::__private::warp::respond(&self)
            }
        }

        #[automatically_derived]
        // An error with a lifetime has no impl: that the lifetime could only be `'static` here is no
        // news to its author.
        #[allow(deprecated, redundant_lifetimes)]
        impl<$($generics)*> $crate::__private::warp::Reject for $type
        where
            for<'__flow> $type: $crate::__private::OwnedError<'__flow>,
            $($bounds)*
        {
        }
    };
}
