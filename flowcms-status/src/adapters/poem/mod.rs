//! poem 3: `ResponseError` and `IntoResponse`, and its own errors.

pub mod maps;
mod marked;
pub(super) mod own_errors;
mod response;
pub(super) mod texts;

/// What the expansions need of poem.
pub mod private {
    pub use poem::error::ResponseError;
    pub use poem::{IntoResponse, Response};

    use super::marked;
    pub use super::own_errors::status_code;
    use crate::FlowError;

    /// The response of `error`.
    pub fn respond(error: &dyn FlowError) -> Response {
        marked::respond(error)
    }
}

#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_poem {
    ({$($generics:tt)*} {$type:ty} {$($bounds:tt)*}) => {
        #[automatically_derived]
        #[allow(deprecated)]
        impl<$($generics)*> $crate::__private::poem::IntoResponse for $type
        where
            for<'__flow> $type: $crate::__private::SendError<'__flow>,
            $($bounds)*
        {
            fn into_response(self) -> $crate::__private::poem::Response {
                $crate::__private::poem::respond(&self)
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl<$($generics)*> $crate::__private::poem::ResponseError for $type where $($bounds)* {
            fn status(&self) -> $crate::__private::StatusCode {
                $crate::__private::poem::status_code(self)
            }

            fn as_response(&self) -> $crate::__private::poem::Response {
                $crate::__private::poem::respond(self)
            }
        }
    };
}
