//! The web frameworks: a folder, its lines below and a Cargo feature each. And maps of libraries.

#[cfg(feature = "actix-web")]
pub(crate) mod actix_web;
#[cfg(feature = "aide")]
pub(crate) mod aide;
#[cfg(feature = "axum")]
pub(crate) mod axum;
#[cfg(feature = "axum-07")]
pub(crate) mod axum_07;
pub(crate) mod bounds;
#[cfg(feature = "dropshot")]
pub(crate) mod dropshot;
#[cfg(feature = "hyper")]
pub(crate) mod hyper;
pub(crate) mod libraries;
pub(crate) mod maps;
#[cfg(feature = "poem")]
pub(crate) mod poem;
#[cfg(feature = "rocket")]
pub(crate) mod rocket;
#[cfg(feature = "salvo")]
pub(crate) mod salvo;
#[cfg(feature = "tonic")]
pub(crate) mod tonic;
#[cfg(any(
    feature = "actix-web",
    feature = "axum",
    feature = "dropshot",
    feature = "poem",
    feature = "rocket",
    feature = "salvo",
    feature = "warp"
))]
pub(crate) mod unreadable;
#[cfg(any(feature = "utoipa", feature = "utoipa-5"))]
pub(crate) mod utoipa;
#[cfg(feature = "warp")]
pub(crate) mod warp;

macro_rules! each {
    ($($name:ident $feature:tt $adapter:ident,)*) => {
        /// The macro of each framework, which emits its impls, or nothing while its feature is off.
        #[doc(hidden)]
        pub mod each {$(
            #[cfg(feature = $feature)]
            pub use crate::$adapter as $name;
            #[cfg(not(feature = $feature))]
            pub use crate::__no_adapter as $name;
        )*}
    };
}

each! {
    actix_web "actix-web" __adapter_actix_web,
    aide "aide" __adapter_aide,
    axum "axum" __adapter_axum,
    axum_07 "axum-07" __adapter_axum_07,
    dropshot "dropshot" __adapter_dropshot,
    hyper "hyper" __adapter_hyper,
    poem "poem" __adapter_poem,
    rocket "rocket" __adapter_rocket,
    salvo "salvo" __adapter_salvo,
    tonic "tonic" __adapter_tonic,
    utoipa "utoipa" __adapter_utoipa,
    utoipa_5 "utoipa-5" __adapter_utoipa_5,
    warp "warp" __adapter_warp,
}

#[doc(hidden)]
#[macro_export]
macro_rules! __no_adapter {
    ($($nothing:tt)*) => {};
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
    ($generics:tt $type:tt {$(where $($bounds:tt)*)?} $names:tt) => {
        $crate::__private::impl_adapters! { @ $generics $type {$($($bounds)*)?} $names }
    };
    (@ $generics:tt $type:tt $bounds:tt [$($name:ident)*]) => {
        $($crate::__private::adapters::$name! { $generics $type $bounds })*
    };
}
