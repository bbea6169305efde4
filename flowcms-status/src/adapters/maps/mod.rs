//! The library's own maps, a file each framework. What callers read of them needs no framework.

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
#[cfg(any(feature = "poem", feature = "client"))]
pub(crate) mod poem;
#[cfg(any(feature = "rocket", feature = "client"))]
pub(crate) mod rocket;
#[cfg(any(feature = "salvo", feature = "client"))]
pub(crate) mod salvo;
