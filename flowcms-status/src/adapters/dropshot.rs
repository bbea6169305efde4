//! dropshot 0.18.

/// What the expansions need of dropshot.
#[cfg(feature = "dropshot")]
pub mod private {}

#[cfg(feature = "dropshot")]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_dropshot {
    ($($nothing:tt)*) => {};
}

#[cfg(not(feature = "dropshot"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_dropshot {
    ($($nothing:tt)*) => {};
}
