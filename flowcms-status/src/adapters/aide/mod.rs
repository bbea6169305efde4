//! aide 0.15: `OperationOutput`.

#[cfg(feature = "aide")]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_aide {
    ($generics:tt $type:tt {}) => {
        $crate::__private::adapters::aide! { @ $generics $type {} }
    };
    ($generics:tt $type:tt {where $($rest:tt)*}) => {
        $crate::__private::adapters::aide! { @ $generics $type {$($rest)*} }
    };
    (@ {$($generics:tt)*} {$type:ty} {$($rest:tt)*}) => {
        #[automatically_derived]
        #[allow(deprecated, redundant_lifetimes)]
        impl<$($generics)*> $crate::__private::openapi::aide::OperationOutput for $type
        where
            for<'__flow> $type: $crate::__private::openapi::Documented<'__flow>,
            $($rest)*
        {
            type Inner = Self;

            fn inferred_responses(
                __flow_context: &mut $crate::__private::openapi::aide::GenContext,
                _: &mut $crate::__private::openapi::aide::Operation,
            ) -> $crate::__private::openapi::aide::Vec<(
                ::core::option::Option<::core::primitive::u16>,
                $crate::__private::openapi::aide::Response,
            )> {
                $crate::__private::openapi::aide::responses::<Self>(__flow_context)
            }
        }
    };
}

#[cfg(not(feature = "aide"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_aide {
    ($($nothing:tt)*) => {};
}
