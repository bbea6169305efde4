//! The web frameworks: a folder, a line below and a Cargo feature each.

pub(crate) mod actix_web;
pub(crate) mod aide;
pub(crate) mod axum;
pub(crate) mod axum_07;
pub(crate) mod bounds;
pub(crate) mod dropshot;
pub(crate) mod hyper;
pub(crate) mod poem;
pub(crate) mod rocket;
pub(crate) mod salvo;
pub(crate) mod tonic;
pub(crate) mod utoipa;
pub(crate) mod warp;

/// The line of each framework; every macro emits its impls, or nothing while its feature is off.
#[doc(hidden)]
pub mod each {
    pub use crate::__adapter_actix_web as actix_web;
    pub use crate::__adapter_aide as aide;
    pub use crate::__adapter_axum as axum;
    pub use crate::__adapter_axum_07 as axum_07;
    pub use crate::__adapter_dropshot as dropshot;
    pub use crate::__adapter_hyper as hyper;
    pub use crate::__adapter_poem as poem;
    pub use crate::__adapter_rocket as rocket;
    pub use crate::__adapter_salvo as salvo;
    pub use crate::__adapter_tonic as tonic;
    pub use crate::__adapter_utoipa as utoipa;
    pub use crate::__adapter_utoipa_5 as utoipa_5;
    pub use crate::__adapter_warp as warp;
}

/// The end of every expansion: implements the frameworks' traits for a type that answers, all of
/// them or those the type names in `adapters(…)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_adapters {
    ($generics:tt $type:tt $where:tt) => {
        $crate::__private::impl_adapters! {
            $generics $type $where [
                actix_web aide axum axum_07 dropshot hyper poem rocket salvo tonic utoipa utoipa_5
                warp
            ]
        }
    };
    ($generics:tt $type:tt $where:tt [$($name:ident)*]) => {
        $($crate::__private::adapters::$name! { $generics $type $where })*
    };
}
