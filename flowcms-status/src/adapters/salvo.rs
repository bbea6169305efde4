//! salvo 1.

/// What the expansions need of salvo.
#[cfg(feature = "salvo")]
pub mod private {}

#[cfg(feature = "salvo")]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_salvo {
    ($($nothing:tt)*) => {};
}

#[cfg(not(feature = "salvo"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_salvo {
    ($($nothing:tt)*) => {};
}
