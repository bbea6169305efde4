//! dropshot 0.18, which has no middleware: what its endpoints return is all that there is.

use std::net::SocketAddr;

use ::dropshot::{
    ApiDescription, ApiEndpoint, ApiEndpointVersions, HttpError, HttpResponseDeleted,
    RequestContext,
};
use flowcms_status::FlowError;
use flowcms_status::dropshot::{Answer, EndpointError, RequestError, answer};
use http::Method;

use super::Unreachable;
use crate::frameworks::dropshot::serve;

fn secret(attack: &str) -> String {
    super::secret("dropshot", attack)
}

#[derive(Debug, thiserror::Error, FlowError)]
enum Failure {
    #[error(transparent)]
    #[flow(transparent)]
    Derived(#[from] Unreachable),
    #[error(transparent)]
    #[flow(map = RequestError)]
    Foreign(#[from] HttpError),
}

fn fail(attack: &str) -> Result<HttpResponseDeleted, Failure> {
    match attack {
        "derived" => Err(Unreachable::new(&secret(attack)).into()),
        "foreign" => Err(HttpError::for_internal_error(secret(attack)).into()),
        _ => panic!("{}", secret(attack)),
    }
}

async fn endpoint(attack: &str) -> Result<Answer<HttpResponseDeleted, Failure>, EndpointError> {
    answer(async { fail(attack) }).await
}

macro_rules! endpoints {
    ($api:ident: $($attack:ident)*) => {$(
        $api.register(ApiEndpoint::new(
            stringify!($attack).to_owned(),
            |_: RequestContext<()>| endpoint(stringify!($attack)),
            Method::GET,
            "application/json",
            concat!("/", stringify!($attack)),
            ApiEndpointVersions::All,
        ))
        .expect("an endpoint");
    )*};
}

pub(super) fn start() -> SocketAddr {
    let mut api = ApiDescription::new();
    endpoints!(api: derived foreign panic);
    serve(api)
}
