//! salvo 1: `Scribe`, and its own errors.

pub mod maps;
pub(super) mod own_errors;
mod response;
pub(super) mod texts;

/// What the expansions need of salvo.
pub mod private {
    pub use salvo_core::http::Response;
    pub use salvo_core::writing::Scribe;

    use super::response::Answer;
    use crate::FlowError;
    use crate::response::answer::answer;

    /// Puts the answer of `error` into `response`.
    pub fn render(error: &dyn FlowError, response: &mut Response) {
        answer::<Answer>(error).put_into(response);
    }
}

#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_salvo {
    ({$($generics:tt)*} {$type:ty} {$($bounds:tt)*}) => {
        #[automatically_derived]
        #[allow(deprecated)]
        impl<$($generics)*> $crate::__private::salvo::Scribe for $type where $($bounds)* {
            fn render(self, __flow_response: &mut $crate::__private::salvo::Response) {
                $crate::__private::salvo::render(&self, __flow_response);
            }
        }
    };
}
