//! dropshot 0.18.

use std::net::{Ipv4Addr, SocketAddr};

use dropshot::{
    ApiDescription, ApiEndpoint, ApiEndpointVersions, Body, ConfigDropshot, ConfigLogging,
    ConfigLoggingLevel, HttpResponse as _, HttpResponseDeleted, RequestContext, ServerBuilder,
};
use flowcms_status::dropshot::{Answer, EndpointError, answer};
use http::{Method, Response};

use crate::cases::{self, for_each_case};

macro_rules! register {
    ($($case:ident)*) => {
        fn register(api: &mut ApiDescription<()>) {
            $({
                api.register(ApiEndpoint::new(
                    concat!("get_", stringify!($case)).to_owned(),
                    |_: RequestContext<()>| async {
                        answer(async { Err::<HttpResponseDeleted, _>(cases::$case()) }).await
                    },
                    Method::GET,
                    "application/json",
                    concat!("/", stringify!($case)),
                    ApiEndpointVersions::All,
                ))
                .expect("an endpoint");
                // Over HTTP/2, dropshot leaves it to the endpoint not to answer HEAD with content.
                api.register(ApiEndpoint::new(
                    concat!("head_", stringify!($case)).to_owned(),
                    |_: RequestContext<()>| async {
                        let answer = Answer::from(Err::<HttpResponseDeleted, _>(cases::$case()));
                        let response = answer.to_result().map_err(EndpointError::from)?;
                        Ok::<Response<Body>, EndpointError>(response.map(|_| Body::empty()))
                    },
                    Method::HEAD,
                    "application/json",
                    concat!("/", stringify!($case)),
                    ApiEndpointVersions::All,
                ))
                .expect("an endpoint");
            })*
        }
    };
}
for_each_case!(register);

pub(crate) fn start() -> SocketAddr {
    let mut api = ApiDescription::new();
    register(&mut api);
    serve(api)
}

/// Starts a server of `api`.
pub(crate) fn serve(api: ApiDescription<()>) -> SocketAddr {
    let level = ConfigLoggingLevel::Critical;
    let log = ConfigLogging::StderrTerminal { level };
    let log = log.to_logger("tests").expect("a log");
    let config = ConfigDropshot {
        bind_address: (Ipv4Addr::LOCALHOST, 0).into(),
        ..ConfigDropshot::default()
    };
    let server = ServerBuilder::new(api, (), log).config(config);
    let server = server.start().expect("a server");
    let address = server.local_addr();
    tokio::spawn(server);
    address
}
