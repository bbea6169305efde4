//! dropshot 0.18.

use std::net::SocketAddr;

use ::dropshot::{
    ApiDescription, ApiEndpoint, ApiEndpointVersions, HttpError, HttpResponseDeleted, Path, Query,
    RequestContext, TypedBody,
};
use flowcms_status::FlowError;
use flowcms_status::dropshot::{Answer, EndpointError, RequestError, Try, TryBody, answer};
use http::Method;

use super::{Entry, Kind};
use crate::frameworks::dropshot::serve;

#[derive(Debug, thiserror::Error, FlowError)]
enum Refused {
    #[error(transparent)]
    #[flow(map = RequestError)]
    Request(#[from] HttpError),
}

#[derive(serde::Deserialize, schemars::JsonSchema)]
#[allow(dead_code, reason = "nobody reads it")]
struct Count {
    count: u32,
}

/// dropshot's queries have no lists.
#[derive(serde::Deserialize, schemars::JsonSchema)]
#[allow(dead_code, reason = "nobody reads it")]
struct Scalars {
    title: String,
    #[serde(default)]
    count: u32,
    #[serde(default)]
    ratio: f32,
    kind: Option<Kind>,
}

async fn refused<T>(
    read: Result<T, HttpError>,
) -> Result<Answer<HttpResponseDeleted, Refused>, EndpointError> {
    let read = read.map(|_| HttpResponseDeleted());
    answer(async { Ok(read?) }).await
}

async fn body(
    _: RequestContext<()>,
    it: TryBody<TypedBody<Entry>>,
) -> Result<Answer<HttpResponseDeleted, Refused>, EndpointError> {
    refused(it.0).await
}

async fn query(
    _: RequestContext<()>,
    it: Try<Query<Scalars>>,
) -> Result<Answer<HttpResponseDeleted, Refused>, EndpointError> {
    refused(it.0).await
}

async fn path(
    _: RequestContext<()>,
    it: Try<Path<Count>>,
) -> Result<Answer<HttpResponseDeleted, Refused>, EndpointError> {
    refused(it.0).await
}

pub(super) fn start() -> SocketAddr {
    let mut api = ApiDescription::new();
    let (json, form) = ("application/json", "application/x-www-form-urlencoded");
    api.register(ApiEndpoint::new(
        "json".into(),
        body,
        Method::POST,
        json,
        "/json",
        ApiEndpointVersions::All,
    ))
    .expect("an endpoint");
    api.register(ApiEndpoint::new(
        "form".into(),
        body,
        Method::POST,
        form,
        "/form",
        ApiEndpointVersions::All,
    ))
    .expect("an endpoint");
    api.register(ApiEndpoint::new(
        "query".into(),
        query,
        Method::GET,
        json,
        "/query",
        ApiEndpointVersions::All,
    ))
    .expect("an endpoint");
    api.register(ApiEndpoint::new(
        "path".into(),
        path,
        Method::GET,
        json,
        "/path/{count}",
        ApiEndpointVersions::All,
    ))
    .expect("an endpoint");
    serve(api)
}
