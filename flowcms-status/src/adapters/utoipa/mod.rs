//! utoipa 6 and 5: `IntoResponses`.

#[doc(hidden)]
#[macro_export]
macro_rules! __impl_utoipa {
    ($version:ident {$($generics:tt)*} {$type:ty} {$($bounds:tt)*}) => {
        #[automatically_derived]
        #[allow(deprecated, redundant_lifetimes)]
        impl<$($generics)*> $crate::__private::openapi::$version::IntoResponses for $type
        where
            for<'__flow> $type: $crate::__private::openapi::Documented<'__flow>,
            $($bounds)*
        {
            fn responses() -> $crate::__private::openapi::$version::BTreeMap<
                $crate::__private::openapi::$version::String,
                $crate::__private::openapi::$version::RefOr<
                    $crate::__private::openapi::$version::Response,
                >,
            > {
                $crate::__private::openapi::$version::responses::<Self>()
            }
        }
    };
}

#[cfg(feature = "utoipa")]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_utoipa {
    ($($all:tt)*) => {
        $crate::__impl_utoipa! { utoipa $($all)* }
    };
}

#[cfg(feature = "utoipa-5")]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_utoipa_5 {
    ($($all:tt)*) => {
        $crate::__impl_utoipa! { utoipa_5 $($all)* }
    };
}
