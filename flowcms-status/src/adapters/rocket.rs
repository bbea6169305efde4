//! rocket 0.5.

/// What the expansions need of rocket.
#[cfg(feature = "rocket")]
pub mod private {}

#[cfg(feature = "rocket")]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_rocket {
    ($($nothing:tt)*) => {};
}

#[cfg(not(feature = "rocket"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_rocket {
    ($($nothing:tt)*) => {};
}
