//! aide 0.15: `OperationOutput`.

#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_aide {
    ({$($generics:tt)*} {$type:ty} {$($bounds:tt)*}) => {
        #[automatically_derived]
        #[allow(deprecated, redundant_lifetimes)]
        impl<$($generics)*> $crate::__private::openapi::aide::OperationOutput for $type
        where
            for<'__flow> $type: $crate::__private::openapi::Documented<'__flow>,
            $($bounds)*
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
