//! poem 3: `ResponseError` and `IntoResponse`, and its own errors.

#[cfg(feature = "poem")]
pub mod maps;
#[cfg(feature = "poem")]
mod own_errors;
#[cfg(feature = "poem")]
mod response;

/// What the expansions need of poem.
#[cfg(feature = "poem")]
pub mod private {
    pub use poem::error::ResponseError;
    pub use poem::{IntoResponse, Response};

    pub use super::own_errors::status_code;
    use crate::FlowError;
    use crate::response::answer::answer;

    /// The response of `error`.
    pub fn respond(error: &dyn FlowError) -> Response {
        answer(error)
    }
}

#[cfg(feature = "poem")]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_poem {
    ($generics:tt $type:tt {}) => {
        $crate::__private::adapters::poem! { @ $generics $type {} {} }
    };
    ($generics:tt $type:tt {where $($rest:tt)*}) => {
        $crate::__private::adapters::poem! { @ $generics $type {$($rest)*} {where $($rest)*} }
    };
    (@ {$($generics:tt)*} {$type:ty} {$($rest:tt)*} {$($where:tt)*}) => {
        #[automatically_derived]
        #[allow(deprecated)]
        impl<$($generics)*> $crate::__private::poem::IntoResponse for $type
        where
            for<'__flow> $type: $crate::__private::SendError<'__flow>,
            $($rest)*
        {
            fn into_response(self) -> $crate::__private::poem::Response {
                $crate::__private::poem::respond(&self)
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl<$($generics)*> $crate::__private::poem::ResponseError for $type $($where)* {
            fn status(&self) -> $crate::__private::StatusCode {
                $crate::__private::poem::status_code(self)
            }

            fn as_response(&self) -> $crate::__private::poem::Response {
                $crate::__private::poem::respond(self)
            }
        }
    };
}

#[cfg(not(feature = "poem"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_poem {
    ($($nothing:tt)*) => {};
}
