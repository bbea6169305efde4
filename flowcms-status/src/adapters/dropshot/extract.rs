//! Extractors that leave it to the endpoint to answer what they refuse.

use std::pin::Pin;

use dropshot::{
    ApiEndpointBodyContentType, Body, ExclusiveExtractor, ExtractorMetadata, HttpError,
    RequestContext, ServerContext, SharedExtractor,
};
use http::Request;

type Extracted<'a, X> = Pin<Box<dyn Future<Output = Result<X, HttpError>> + Send + 'a>>;

/// What the extractor `X` (`Path`, `Query`, `Header`) found, or the error that it refuses the
/// request with.
///
/// The [page of dropshot](crate::dropshot) has an example.
#[derive(Debug)]
pub struct Try<X>(
    /// What was found or refused.
    pub Result<X, HttpError>,
);

/// As [`Try`], for the extractor of a body (`TypedBody`, `UntypedBody`), which comes last.
#[derive(Debug)]
pub struct TryBody<X>(
    /// What was found or refused.
    pub Result<X, HttpError>,
);

impl<X: SharedExtractor + 'static> SharedExtractor for Try<X> {
    fn from_request<'context, 'extracted, Context: ServerContext + 'extracted>(
        context: &'context RequestContext<Context>,
    ) -> Extracted<'extracted, Self>
    where
        'context: 'extracted,
    {
        Box::pin(async move { Ok(Self(X::from_request(context).await)) })
    }

    fn metadata(content_type: ApiEndpointBodyContentType) -> ExtractorMetadata {
        X::metadata(content_type)
    }
}

impl<X: ExclusiveExtractor + 'static> ExclusiveExtractor for TryBody<X> {
    fn from_request<'context, 'extracted, Context: ServerContext + 'extracted>(
        context: &'context RequestContext<Context>,
        request: Request<Body>,
    ) -> Extracted<'extracted, Self>
    where
        'context: 'extracted,
    {
        Box::pin(async move { Ok(Self(X::from_request(context, request).await)) })
    }

    fn metadata(content_type: ApiEndpointBodyContentType) -> ExtractorMetadata {
        X::metadata(content_type)
    }
}
