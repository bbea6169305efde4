//! warp 0.4.

/// What the expansions need of warp.
#[cfg(feature = "warp")]
pub mod private {}

#[cfg(feature = "warp")]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_warp {
    ($($nothing:tt)*) => {};
}

#[cfg(not(feature = "warp"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_warp {
    ($($nothing:tt)*) => {};
}
