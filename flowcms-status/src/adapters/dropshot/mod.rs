//! dropshot 0.18: errors as responses of endpoints, and what dropshot itself refuses.

#[cfg(feature = "dropshot")]
mod answer;
#[cfg(feature = "dropshot")]
mod endpoint_error;
#[cfg(feature = "dropshot")]
mod extract;
#[cfg(feature = "dropshot")]
pub mod public;

/// What the expansions need of dropshot.
#[cfg(feature = "dropshot")]
pub mod private {
    pub use ::dropshot::{
        ApiEndpointResponse, Body, ErrorStatusCode, HttpError, HttpResponse, HttpResponseError,
    };
    pub use schemars_08::JsonSchema;
    pub use schemars_08::r#gen::SchemaGenerator;
    pub use schemars_08::schema::Schema;
    pub use serde::{Serialize, Serializer};

    pub use super::endpoint_error::{schema, schema_name, serialize, status_code};
    pub use std::string::String;

    use http::Response;

    use crate::FlowError;

    /// What dropshot asks of the error of an endpoint. Only a type that has all of it is one.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the error of a dropshot endpoint: it is not `From<dropshot::HttpError> + Send + Sync + 'static`",
        label = "dropshot does not know how to make one of what its extractors refuse",
        note = "add a variant `#[flow(map = flowcms_status::dropshot::RequestError)] Request(#[from] dropshot::HttpError)`"
    )]
    pub trait OfEndpoint<'always>: From<HttpError> + Send + Sync + 'static {}

    impl<E: From<HttpError> + Send + Sync + 'static> OfEndpoint<'_> for E {}

    /// The response of `error` with dropshot's body.
    pub fn respond<E: FlowError>(error: &E) -> Response<Body> {
        error.to_response().map(Body::from)
    }
}

#[cfg(feature = "dropshot")]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_dropshot {
    ($generics:tt $type:tt {}) => {
        $crate::__private::adapters::dropshot! { @ $generics $type {} {} }
    };
    ($generics:tt $type:tt {where $($rest:tt)*}) => {
        $crate::__private::adapters::dropshot! { @ $generics $type {$($rest)*} {where $($rest)*} }
    };
    (@ {$($generics:tt)*} {$type:ty} {$($rest:tt)*} {$($where:tt)*}) => {
        #[automatically_derived]
        #[allow(deprecated)]
        impl<$($generics)*> $crate::__private::dropshot::HttpResponse for $type $($where)* {
            fn to_result(
                self,
            ) -> ::core::result::Result<
                $crate::__private::Response<$crate::__private::dropshot::Body>,
                $crate::__private::dropshot::HttpError,
            > {
                ::core::result::Result::Ok($crate::__private::dropshot::respond(&self))
            }

            fn response_metadata() -> $crate::__private::dropshot::ApiEndpointResponse {
                ::core::default::Default::default()
            }

            fn status_code(&self) -> $crate::__private::StatusCode {
                $crate::__private::FlowError::status_code(self)
            }
        }

        #[automatically_derived]
        #[allow(deprecated, redundant_lifetimes)]
        impl<$($generics)*> $crate::__private::dropshot::HttpResponseError for $type
        where
            for<'__flow> $type: $crate::__private::dropshot::OfEndpoint<'__flow>,
            $($rest)*
        {
            fn status_code(&self) -> $crate::__private::dropshot::ErrorStatusCode {
                $crate::__private::dropshot::status_code(self)
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl<$($generics)*> $crate::__private::dropshot::Serialize for $type $($where)* {
            fn serialize<__FlowSerializer: $crate::__private::dropshot::Serializer>(
                &self,
                __flow_serializer: __FlowSerializer,
            ) -> ::core::result::Result<
                <__FlowSerializer as $crate::__private::dropshot::Serializer>::Ok,
                <__FlowSerializer as $crate::__private::dropshot::Serializer>::Error,
            > {
                $crate::__private::dropshot::serialize(self, __flow_serializer)
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl<$($generics)*> $crate::__private::dropshot::JsonSchema for $type $($where)* {
            fn schema_name() -> $crate::__private::dropshot::String {
                $crate::__private::dropshot::schema_name::<Self>()
            }

            fn json_schema(
                __flow_generator: &mut $crate::__private::dropshot::SchemaGenerator,
            ) -> $crate::__private::dropshot::Schema {
                $crate::__private::dropshot::schema(__flow_generator)
            }
        }
    };
}

#[cfg(not(feature = "dropshot"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_dropshot {
    ($($nothing:tt)*) => {};
}
