//! The web frameworks: a file, a line below and a Cargo feature each.

pub(crate) mod axum;

/// The line of each framework; every macro emits its impls, or nothing while its feature is off.
#[doc(hidden)]
pub mod each {
    pub use crate::__adapter_axum as axum;
}

/// The end of every expansion: implements the frameworks' traits for a type that answers, all of
/// them or those the type names in `adapters(…)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_adapters {
    ($generics:tt $type:tt $where:tt) => {
        $crate::__private::impl_adapters! { $generics $type $where [axum] }
    };
    ($generics:tt $type:tt $where:tt [$($name:ident)*]) => {
        $($crate::__private::adapters::$name! { $generics $type $where })*
    };
}
