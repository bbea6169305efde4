//! actix-web 4.

/// What the expansions need of actix-web.
#[cfg(feature = "actix-web")]
pub mod private {}

#[cfg(feature = "actix-web")]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_actix_web {
    ($($nothing:tt)*) => {};
}

#[cfg(not(feature = "actix-web"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_actix_web {
    ($($nothing:tt)*) => {};
}
