//! The library's own maps, a file each framework or library. What callers read of them needs none.

/// A map, or its client type alone where the framework is not there.
#[allow(unused_macros, reason = "without any of these features")]
macro_rules! map {
    ($feature:tt $($map:tt)*) => {
        #[cfg(feature = $feature)]
        flowcms_status_macros::status_table! { $($map)* }
        #[cfg(not(feature = $feature))]
        flowcms_status_macros::client_of_map! { $($map)* }
    };
}

#[cfg(any(feature = "actix-web", feature = "client"))]
pub(crate) mod actix_web;
#[cfg(any(feature = "axum", feature = "client"))]
pub(crate) mod axum;
#[cfg(any(feature = "dropshot", feature = "client"))]
pub(crate) mod dropshot;
#[cfg(any(feature = "jsonwebtoken", feature = "client"))]
pub(crate) mod jsonwebtoken;
#[cfg(any(feature = "poem", feature = "client"))]
pub(crate) mod poem;
#[cfg(any(
    feature = "reqwest-map",
    feature = "reqwest-012-map",
    feature = "client"
))]
pub(crate) mod reqwest;
#[cfg(any(feature = "rocket", feature = "client"))]
pub(crate) mod rocket;
#[cfg(any(feature = "salvo", feature = "client"))]
pub(crate) mod salvo;
#[cfg(any(feature = "sqlx", feature = "client"))]
pub(crate) mod sqlx;
#[cfg(any(feature = "tokio", feature = "client"))]
pub(crate) mod tokio;
