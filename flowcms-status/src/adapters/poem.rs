//! poem 3.

/// What the expansions need of poem.
#[cfg(feature = "poem")]
pub mod private {}

#[cfg(feature = "poem")]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_poem {
    ($($nothing:tt)*) => {};
}

#[cfg(not(feature = "poem"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_poem {
    ($($nothing:tt)*) => {};
}
