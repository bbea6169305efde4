//! The servers: a file a framework, each with a route per case.

#[cfg(feature = "actix-web")]
mod actix_web;
mod axum;
#[cfg(feature = "axum-07")]
mod axum_07;
#[cfg(feature = "dropshot")]
pub(crate) mod dropshot;
mod hyper;
#[cfg(feature = "poem")]
mod poem;
#[cfg(feature = "rocket")]
pub(crate) mod rocket;
#[cfg(feature = "salvo")]
mod salvo;
#[cfg(feature = "warp")]
mod warp;

use std::net::SocketAddr;
use std::pin::Pin;

use crate::client::Version;

pub(crate) struct Framework {
    pub(crate) name: &'static str,
    /// Whether its server speaks HTTP/2 without TLS.
    pub(crate) http2: bool,
    /// Headers that the framework puts on every response, beside those of the server.
    pub(crate) own_headers: &'static [&'static str],
    /// Starts its server on a free port of loopback.
    pub(crate) start: fn() -> Pin<Box<dyn Future<Output = SocketAddr> + Send>>,
}

impl Framework {
    pub(crate) fn versions(&self) -> impl Iterator<Item = Version> {
        let http2 = self.http2.then_some(Version::Http2);
        [Version::Http1].into_iter().chain(http2)
    }
}

/// Those of this build.
pub(crate) const FRAMEWORKS: &[Framework] = &[
    Framework {
        name: "axum",
        http2: true,
        own_headers: &[],
        start: || Box::pin(axum::start()),
    },
    #[cfg(feature = "axum-07")]
    Framework {
        name: "axum-07",
        http2: true,
        own_headers: &[],
        start: || Box::pin(axum_07::start()),
    },
    Framework {
        name: "hyper",
        http2: true,
        own_headers: &[],
        start: || Box::pin(hyper::start()),
    },
    #[cfg(feature = "actix-web")]
    Framework {
        name: "actix-web",
        http2: true,
        own_headers: &[],
        start: || Box::pin(actix_web::start()),
    },
    #[cfg(feature = "dropshot")]
    Framework {
        name: "dropshot",
        http2: true,
        own_headers: &["x-request-id"],
        start: || Box::pin(async { dropshot::start() }),
    },
    #[cfg(feature = "poem")]
    Framework {
        name: "poem",
        http2: true,
        own_headers: &[],
        start: || Box::pin(poem::start()),
    },
    #[cfg(feature = "rocket")]
    Framework {
        name: "rocket",
        http2: true,
        // Those of its fairing `Shield`.
        own_headers: &[
            "permissions-policy",
            "x-content-type-options",
            "x-frame-options",
        ],
        start: || Box::pin(rocket::start()),
    },
    #[cfg(feature = "salvo")]
    Framework {
        name: "salvo",
        http2: true,
        own_headers: &[],
        start: || Box::pin(salvo::start()),
    },
    #[cfg(feature = "warp")]
    Framework {
        name: "warp",
        http2: true,
        own_headers: &[],
        start: || Box::pin(warp::start()),
    },
];
