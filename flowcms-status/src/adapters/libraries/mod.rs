//! Maps of the errors of libraries that every service has, whatever its framework: a file each.

#[cfg(feature = "jsonwebtoken")]
pub mod jsonwebtoken;
#[cfg(any(feature = "reqwest-map", feature = "reqwest-012-map"))]
pub(crate) mod reqwest;
#[cfg(feature = "sqlx")]
pub mod sqlx;
#[cfg(feature = "tokio")]
pub mod tokio;
