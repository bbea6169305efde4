//! tonic 0.14.

/// What the expansions need of tonic.
#[cfg(feature = "tonic")]
pub mod private {}

#[cfg(feature = "tonic")]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_tonic {
    ($($nothing:tt)*) => {};
}

#[cfg(not(feature = "tonic"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_tonic {
    ($($nothing:tt)*) => {};
}
