//! rocket 0.5: `Responder`, its catchers, and maps of its guards' errors.

#[cfg(feature = "rocket")]
mod catchers;
#[cfg(feature = "rocket")]
pub mod maps;
#[cfg(feature = "rocket")]
mod owned_errors;
#[cfg(feature = "rocket")]
mod response;

/// What the expansions need of rocket.
#[cfg(feature = "rocket")]
pub mod private {
    pub use rocket::Request;
    pub use rocket::response::{Responder, Response, Result};

    use crate::FlowError;
    use crate::response::answer::answer;

    /// The response of `error`. It is one of success to rocket: no catcher is asked.
    #[expect(clippy::missing_errors_doc, reason = "rocket's signature")]
    pub fn respond(error: &dyn FlowError) -> Result<'static> {
        Ok(answer(error))
    }
}

#[cfg(feature = "rocket")]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_rocket {
    ({$($generics:tt)*} {$type:ty} {$($where:tt)*}) => {
        #[automatically_derived]
        #[allow(deprecated)]
        impl<'__flow_request, $($generics)*>
            $crate::__private::rocket::Responder<'__flow_request, 'static> for $type
        $($where)*
        {
            fn respond_to(
                self,
                _: &'__flow_request $crate::__private::rocket::Request<'_>,
            ) -> $crate::__private::rocket::Result<'static> {
                $crate::__private::rocket::respond(&self)
            }
        }
    };
}

#[cfg(not(feature = "rocket"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_rocket {
    ($($nothing:tt)*) => {};
}
