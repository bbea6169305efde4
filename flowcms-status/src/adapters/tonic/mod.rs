//! tonic 0.14: errors as the `Status` of a call.

mod cause;
mod problems;
pub mod public;
mod status;

/// What the expansions need of tonic.
pub mod private {
    pub use ::tonic::Status;

    use super::status;
    use crate::FlowError;
    use crate::response::mark;

    /// The status that a call fails with because of `error`. Emits the event of the error, so call
    /// it once.
    #[must_use]
    pub fn status<E: FlowError>(error: &E) -> Status {
        match error.constant().filter(|_| !mark::is_listened_to()) {
            Some(problem_type) => status::of_type(problem_type, error),
            None => status::of_occurrence(error),
        }
    }
}

#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_tonic {
    ({$($generics:tt)*} {$type:ty} {$($bounds:tt)*}) => {
        #[automatically_derived]
        #[allow(deprecated)]
        impl<$($generics)*> ::core::convert::From<$type> for $crate::__private::tonic::Status
        where $($bounds)*
        {
            fn from(__flow_error: $type) -> Self {
                $crate::__private::tonic::status(&__flow_error)
            }
        }
    };
}
