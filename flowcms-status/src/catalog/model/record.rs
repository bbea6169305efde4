//! `record!`: a struct of the model, how its fields are read, and its JSON.

use crate::declaration::grpc_code::GrpcCode;

/// A struct whose fields are private, each with the key that it has in JSON, a method of its name and
/// what that returns.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $($(#[$about:meta])* $field:ident $key:literal: $type:ty => $shown:ty,)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $($(#[$about])* pub(in crate::catalog) $field: $type,)*
        }

        impl $name {
            $(
                $(#[$about])*
                #[must_use]
                pub fn $field(&self) -> $shown {
                    $crate::catalog::model::record::Shown::shown(&self.$field)
                }
            )*
        }

        #[cfg(feature = "json")]
        impl $crate::catalog::model::json::Json for $name {
            fn to_json(&self) -> ::serde_json::Value {
                let mut object = ::serde_json::Map::new();
                $(object.insert($key.to_owned(), self.$field.to_json());)*
                object.into()
            }

            fn from_json(json: &::serde_json::Value) -> Result<Self, String> {
                let object = $crate::catalog::model::json::object(json)?;
                Ok(Self {
                    $($field: $crate::catalog::model::json::field(object, $key)?,)*
                })
            }
        }
    };
}

pub(super) use record;

/// What the method of a field returns.
pub(in crate::catalog) trait Shown<'a> {
    type As;

    fn shown(&'a self) -> Self::As;
}

impl<'a> Shown<'a> for String {
    type As = &'a str;

    fn shown(&'a self) -> &'a str {
        self
    }
}

impl<'a> Shown<'a> for Option<String> {
    type As = Option<&'a str>;

    fn shown(&'a self) -> Option<&'a str> {
        self.as_deref()
    }
}

impl<'a, T: 'a> Shown<'a> for Vec<T> {
    type As = &'a [T];

    fn shown(&'a self) -> &'a [T] {
        self
    }
}

macro_rules! copied {
    ($($type:ty,)*) => {$(
        impl Shown<'_> for $type {
            type As = Self;

            fn shown(&self) -> Self {
                *self
            }
        }
    )*};
}

copied! { bool, u8, u16, GrpcCode, }

macro_rules! borrowed {
    ($($type:ty,)*) => {$(
        impl<'a> Shown<'a> for $type {
            type As = &'a Self;

            fn shown(&'a self) -> &'a Self {
                self
            }
        }

        impl<'a> Shown<'a> for Option<$type> {
            type As = Option<&'a $type>;

            fn shown(&'a self) -> Option<&'a $type> {
                self.as_ref()
            }
        }
    )*};
}

borrowed! { super::EntryDetail, super::EntryRetry, super::EntryDeprecation, }
#[cfg(feature = "json")]
borrowed! { serde_json::Value, }
