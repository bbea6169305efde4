//! rocket 0.5: `Responder`, its catchers, and maps of its guards' errors.

mod catchers;
pub mod maps;
mod marked;
pub(super) mod owned_errors;
mod problems;
mod response;
pub(super) mod texts;

/// What the expansions need of rocket.
pub mod private {
    pub use rocket::Request;
    pub use rocket::response::{Responder, Response, Result};

    use super::marked;
    use crate::FlowError;

    /// The response of `error`. It is one of success to rocket: no catcher is asked.
    #[expect(clippy::missing_errors_doc, reason = "rocket's signature")]
    pub fn respond(error: &dyn FlowError, request: &Request<'_>) -> Result<'static> {
        Ok(marked::respond(error, request))
    }
}

#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_rocket {
    ({$($generics:tt)*} {$type:ty} {$($bounds:tt)*}) => {
        #[automatically_derived]
        #[allow(deprecated)]
        impl<'__flow_request, $($generics)*>
            $crate::__private::rocket::Responder<'__flow_request, 'static> for $type
        where $($bounds)*
        {
            fn respond_to(
                self,
                __flow_request: &'__flow_request $crate::__private::rocket::Request<'_>,
            ) -> $crate::__private::rocket::Result<'static> {
                $crate::__private::rocket::respond(&self, __flow_request)
            }
        }
    };
}
