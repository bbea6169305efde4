//! actix-web 4: `ResponseError` and `Responder`, and its own errors.

pub mod maps;
mod own_errors;
mod response;
mod sent;
pub(super) mod texts;

/// What the expansions need of actix-web.
pub mod private {
    pub use actix_web::body::BoxBody;
    pub use actix_web::http::StatusCode;
    pub use actix_web::{HttpRequest, HttpResponse, Responder, ResponseError};

    use super::response;
    use crate::FlowError;
    use crate::occurrence::error::sent;
    use crate::response::answer::answer;

    /// The response of `error`.
    pub fn respond(error: &dyn FlowError) -> HttpResponse {
        answer(error)
    }

    /// The status code that `error` is sent with.
    pub fn status_code(error: &dyn FlowError) -> StatusCode {
        response::status_code(sent(error).code())
    }
}

crate::declaration::run_time_status::statuses! {
    actix_web::http::StatusCode: actix_web::http::StatusCode::as_u16,
}

#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_actix_web {
    ({$($generics:tt)*} {$type:ty} {$($bounds:tt)*}) => {
        #[automatically_derived]
        #[allow(deprecated)]
        impl<$($generics)*> $crate::__private::actix_web::ResponseError for $type
        where
            for<'__flow> $type: $crate::__private::AnsweringError<'__flow>,
            $($bounds)*
        {
            fn status_code(&self) -> $crate::__private::actix_web::StatusCode {
                $crate::__private::actix_web::status_code(self)
            }

            fn error_response(&self) -> $crate::__private::actix_web::HttpResponse {
                $crate::__private::actix_web::respond(self)
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl<$($generics)*> $crate::__private::actix_web::Responder for $type
        where
            for<'__flow> $type: $crate::__private::AnsweringError<'__flow>,
            $($bounds)*
        {
            type Body = $crate::__private::actix_web::BoxBody;

            fn respond_to(
                self,
                _: &$crate::__private::actix_web::HttpRequest,
            ) -> $crate::__private::actix_web::HttpResponse {
                $crate::__private::actix_web::respond(&self)
            }
        }
    };
}
