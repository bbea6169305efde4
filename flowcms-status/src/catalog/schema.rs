//! The JSON Schemas of extension members.

use std::fmt;
use std::marker::PhantomData;

#[cfg(feature = "json")]
use serde_json::{Value, json};

/// The schema of a member's type, if there is one.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct MemberSchema {
    #[cfg(feature = "json")]
    schema: Option<Known>,
}

/// How a schema is known.
#[cfg(feature = "json")]
#[derive(Clone, Copy)]
enum Known {
    /// From a type.
    Of(fn() -> Value),
    /// From a type that has no name in the declaration.
    Made(fn() -> MemberSchema),
    /// The errors of a request's fields, with the reasons that they can have (none = not said), and
    /// whether there may be no list at all.
    Errors(&'static [&'static str], bool),
}

impl MemberSchema {
    pub const UNKNOWN: Self = Self {
        #[cfg(feature = "json")]
        schema: None,
    };

    /// The errors of a request's fields, with the reasons that they can have; none = not said.
    #[must_use]
    pub const fn errors(reasons: &'static [&'static str]) -> Self {
        #[cfg(not(feature = "json"))]
        let _ = reasons;
        Self {
            #[cfg(feature = "json")]
            schema: Some(Known::Errors(reasons, false)),
        }
    }

    /// The same where there may be no list at all.
    #[must_use]
    pub const fn if_any(self, is_optional: bool) -> Self {
        #[cfg(feature = "json")]
        if let Some(Known::Errors(reasons, _)) = self.schema {
            return Self {
                schema: Some(Known::Errors(reasons, is_optional)),
            };
        }
        #[cfg(not(feature = "json"))]
        let _ = is_optional;
        self
    }

    /// That of what a function makes.
    #[must_use]
    pub const fn made(of: fn() -> Self) -> Self {
        #[cfg(not(feature = "json"))]
        let _ = of;
        Self {
            #[cfg(feature = "json")]
            schema: Some(Known::Made(of)),
        }
    }

    #[cfg(feature = "json")]
    pub(super) fn to_json(self) -> Option<Value> {
        Some(match self.schema? {
            Known::Of(schema) => schema(),
            Known::Made(of) => return of().to_json(),
            Known::Errors(reasons, is_optional) => of_errors(reasons, is_optional),
        })
    }
}

impl fmt::Debug for MemberSchema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        #[cfg(feature = "json")]
        return fmt::Debug::fmt(&self.to_json(), f);
        #[cfg(not(feature = "json"))]
        f.write_str("MemberSchema")
    }
}

/// The schema of a type: its own, if it has one.
#[doc(hidden)]
#[derive(Debug)]
pub struct SchemaOf<T: ?Sized>(PhantomData<T>);

#[cfg(feature = "schemars")]
impl<T: schemars::JsonSchema + ?Sized> SchemaOf<T> {
    pub const __FLOW_SCHEMA: MemberSchema = MemberSchema {
        schema: Some(Known::Of(of_schemars::<T>)),
    };
}

#[cfg(all(feature = "json", not(feature = "schemars")))]
impl<T: Plain + ?Sized> SchemaOf<T> {
    pub const __FLOW_SCHEMA: MemberSchema = MemberSchema {
        schema: Some(Known::Of(T::schema)),
    };
}

/// A type without a schema: an inherent constant comes before a trait's.
#[doc(hidden)]
pub trait OtherMember {
    const __FLOW_SCHEMA: MemberSchema = MemberSchema::UNKNOWN;
}

impl<T: ?Sized> OtherMember for SchemaOf<T> {}

/// What a function is asked of, to know of what type its answer is. It is not called.
#[doc(hidden)]
#[derive(Debug)]
pub struct AskedOf<A>(PhantomData<A>);

impl<A> AskedOf<A> {
    pub const NEW: Self = Self(PhantomData);

    #[must_use]
    pub fn makes<T>(self, _: impl FnOnce(A) -> T) -> Made<T> {
        Made(PhantomData)
    }
}

/// A type without a name.
#[doc(hidden)]
#[derive(Debug)]
pub struct Made<T>(PhantomData<T>);

#[cfg(feature = "schemars")]
impl<T: schemars::JsonSchema> Made<T> {
    #[must_use]
    pub fn __flow_schema(&self) -> MemberSchema {
        SchemaOf::<T>::__FLOW_SCHEMA
    }
}

#[cfg(all(feature = "json", not(feature = "schemars")))]
impl<T: Plain> Made<T> {
    #[must_use]
    pub fn __flow_schema(&self) -> MemberSchema {
        SchemaOf::<T>::__FLOW_SCHEMA
    }
}

/// A type without a schema: an inherent method comes before a trait's.
#[doc(hidden)]
pub trait OtherMade {
    fn __flow_schema(&self) -> MemberSchema {
        MemberSchema::UNKNOWN
    }
}

impl<T> OtherMade for Made<T> {}

/// An item has one of the first three members, and beside the others the params of its rule.
#[cfg(feature = "json")]
fn of_errors(reasons: &[&str], is_optional: bool) -> Value {
    let mut reason = json!({ "type": "string" });
    if !reasons.is_empty() {
        reason["enum"] = reasons.into();
    }
    let types = if is_optional {
        json!(["array", "null"])
    } else {
        json!("array")
    };
    json!({
        "type": types,
        "items": {
            "type": "object",
            "properties": {
                "pointer": { "type": "string" },
                "parameter": { "type": "string" },
                "header": { "type": "string" },
                "reason": reason,
                "detail": { "type": "string" },
            },
            "additionalProperties": true,
        },
    })
}

#[cfg(feature = "schemars")]
fn of_schemars<T: schemars::JsonSchema + ?Sized>() -> Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().with(|settings| {
        settings.meta_schema = None;
        settings.inline_subschemas = true;
        settings.contract = schemars::generate::Contract::Serialize;
    });
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.remove("title");
    schema.into()
}

/// A type of the standard library whose JSON is known without its help.
#[cfg(all(feature = "json", not(feature = "schemars")))]
#[doc(hidden)]
pub trait Plain {
    fn schema() -> Value;
}

#[cfg(all(feature = "json", not(feature = "schemars")))]
mod plain {
    use super::{Plain, Value, json};

    macro_rules! plain {
        ($($type:ty => $schema:tt,)*) => {$(
            impl Plain for $type {
                fn schema() -> Value {
                    json!($schema)
                }
            }
        )*};
    }

    plain! {
        str => { "type": "string" },
        String => { "type": "string" },
        char => { "type": "string", "minLength": 1, "maxLength": 1 },
        bool => { "type": "boolean" },
        u8 => { "type": "integer", "minimum": 0, "maximum": 255 },
        u16 => { "type": "integer", "minimum": 0, "maximum": 65535 },
        u32 => { "type": "integer", "format": "uint32", "minimum": 0 },
        u64 => { "type": "integer", "format": "uint64", "minimum": 0 },
        usize => { "type": "integer", "format": "uint", "minimum": 0 },
        i8 => { "type": "integer", "minimum": (-128), "maximum": 127 },
        i16 => { "type": "integer", "minimum": (-32768), "maximum": 32767 },
        i32 => { "type": "integer", "format": "int32" },
        i64 => { "type": "integer", "format": "int64" },
        isize => { "type": "integer", "format": "int" },
        // What is not finite is `null` in JSON.
        f32 => { "type": ["number", "null"], "format": "float" },
        f64 => { "type": ["number", "null"], "format": "double" },
    }

    macro_rules! pointer {
        ($($type:ty,)*) => {$(
            impl<T: Plain + ?Sized> Plain for $type {
                fn schema() -> Value {
                    T::schema()
                }
            }
        )*};
    }

    pointer! { &T, Box<T>, }

    impl<T: Plain + ToOwned + ?Sized> Plain for std::borrow::Cow<'_, T> {
        fn schema() -> Value {
            T::schema()
        }
    }

    impl<T: Plain> Plain for Option<T> {
        fn schema() -> Value {
            super::or_null(T::schema())
        }
    }

    impl<T: Plain> Plain for [T] {
        fn schema() -> Value {
            json!({ "type": "array", "items": T::schema() })
        }
    }

    impl<T: Plain> Plain for Vec<T> {
        fn schema() -> Value {
            <[T]>::schema()
        }
    }

    impl<T: Plain, const N: usize> Plain for [T; N] {
        fn schema() -> Value {
            json!({ "type": "array", "items": T::schema(), "minItems": N, "maxItems": N })
        }
    }
}

/// The schema with `null` as one more type.
#[cfg(all(feature = "json", not(feature = "schemars")))]
fn or_null(mut schema: Value) -> Value {
    let types = match &schema["type"] {
        Value::Array(types) => types.clone(),
        one => vec![one.clone()],
    };
    let null = Value::from("null");
    if !types.contains(&null) {
        let types: Vec<Value> = types.into_iter().chain([null]).collect();
        schema["type"] = Value::from(types);
    }
    schema
}
