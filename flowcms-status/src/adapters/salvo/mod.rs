//! salvo 1: `Scribe`, and its own errors.

#[cfg(feature = "salvo")]
pub mod maps;
#[cfg(feature = "salvo")]
mod own_errors;

/// What the expansions need of salvo.
#[cfg(feature = "salvo")]
pub mod private {
    pub use salvo_core::http::Response;
    pub use salvo_core::writing::Scribe;

    use http::HeaderMap;
    use http::header::{
        CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG,
        LAST_MODIFIED,
    };
    use salvo_core::http::body::ResBody;

    use crate::FlowError;

    /// Puts the response of `error` into `response`, which may have headers of the middleware.
    pub fn render<E: FlowError>(error: &E, response: &mut Response) {
        let (parts, body) = error.to_response().into_parts();
        if response.headers.is_empty() {
            response.headers = parts.headers;
        } else {
            if parts.status.as_u16() >= 400 {
                forget_content(&mut response.headers);
            }
            // Replaces the values of the names that both have.
            response.headers.extend(parts.headers);
        }
        response.status_code = Some(parts.status);
        response.extensions.extend(parts.extensions);
        response.body = ResBody::Once(body);
    }

    /// Removes what describes content that is not sent.
    pub(super) fn forget_content(headers: &mut HeaderMap) {
        for name in [
            CONTENT_DISPOSITION,
            CONTENT_ENCODING,
            CONTENT_LENGTH,
            CONTENT_RANGE,
            CONTENT_TYPE,
            ETAG,
            LAST_MODIFIED,
        ] {
            headers.remove(name);
        }
    }
}

#[cfg(feature = "salvo")]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_salvo {
    ({$($generics:tt)*} {$type:ty} {$($where:tt)*}) => {
        #[automatically_derived]
        #[allow(deprecated)]
        impl<$($generics)*> $crate::__private::salvo::Scribe for $type $($where)* {
            fn render(self, __flow_response: &mut $crate::__private::salvo::Response) {
                $crate::__private::salvo::render(&self, __flow_response);
            }
        }
    };
}

#[cfg(not(feature = "salvo"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_salvo {
    ($($nothing:tt)*) => {};
}
