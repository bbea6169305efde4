//! What field errors are read from.

#[cfg(feature = "json")]
use std::borrow::Cow;
use std::marker::PhantomData;

#[cfg(feature = "json")]
use super::FieldErrors;
#[cfg(feature = "json")]
use super::FieldNames;

/// What a field with `#[flow(errors)]` may be: [`FieldErrors`], the reports of garde and validator
/// (features of these names), and a type of your own.
///
/// ```
/// use std::borrow::Cow;
/// use flowcms_status::{FieldErrorSource, FieldErrors, FieldNames};
///
/// #[derive(Debug)]
/// struct Missing(Vec<&'static str>);
///
/// impl FieldErrorSource for Missing {
///     fn field_errors(&self, names: FieldNames) -> Cow<'_, FieldErrors> {
///         let mut errors = FieldErrors::new();
///         for field in &self.0 {
///             errors.add(names.of(field), "required", "is missing");
///         }
///         Cow::Owned(errors)
///     }
/// }
/// ```
#[cfg(feature = "json")]
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no errors of fields",
    label = "`FieldErrorSource` is not implemented for `{Self}`",
    note = "`#[flow(errors)]` takes `FieldErrors`, and with the feature of that name `garde::Report` or `validator::ValidationErrors`; `#[flow(member)]` takes whatever is `Serialize`"
)]
pub trait FieldErrorSource {
    /// The errors of the fields, whose Rust names stand in JSON as `names` says.
    fn field_errors(&self, names: FieldNames) -> Cow<'_, FieldErrors>;

    /// The same, `None` where there is not even an empty list.
    #[doc(hidden)]
    fn __errors(&self, names: FieldNames) -> Option<Cow<'_, FieldErrors>> {
        Some(self.field_errors(names))
    }

    /// Whether its `Display` is known to say nothing of the request's values.
    #[doc(hidden)]
    const __IS_PUBLIC: bool = false;

    /// Whether there may not even be an empty list.
    #[doc(hidden)]
    const __IS_OPTIONAL: bool = false;
}

/// What a field with `#[flow(errors)]` may be: nothing without the feature `json`.
#[cfg(not(feature = "json"))]
#[diagnostic::on_unimplemented(
    message = "errors of fields need the feature `json` of `flowcms-status`",
    label = "`{Self}` cannot be the member `errors` without it",
    note = "turn it on in Cargo.toml: `flowcms-status = {{ features = [\"json\"] }}` (it is a default feature)"
)]
pub trait FieldErrorSource {}

#[cfg(feature = "json")]
impl FieldErrorSource for FieldErrors {
    fn field_errors(&self, _: FieldNames) -> Cow<'_, FieldErrors> {
        Cow::Borrowed(self)
    }

    const __IS_PUBLIC: bool = true;
}

#[cfg(feature = "json")]
macro_rules! pointers {
    ($($pointer:ty,)*) => {$(
        impl<T: FieldErrorSource + ?Sized> FieldErrorSource for $pointer {
            fn field_errors(&self, names: FieldNames) -> Cow<'_, FieldErrors> {
                T::field_errors(self, names)
            }

            fn __errors(&self, names: FieldNames) -> Option<Cow<'_, FieldErrors>> {
                T::__errors(self, names)
            }

            const __IS_PUBLIC: bool = T::__IS_PUBLIC;
            const __IS_OPTIONAL: bool = T::__IS_OPTIONAL;
        }
    )*};
}

#[cfg(feature = "json")]
pointers! { &T, Box<T>, std::sync::Arc<T>, }

/// `None` sends no `errors`.
#[cfg(feature = "json")]
impl<T: FieldErrorSource> FieldErrorSource for Option<T> {
    fn field_errors(&self, names: FieldNames) -> Cow<'_, FieldErrors> {
        self.__errors(names).unwrap_or_default()
    }

    fn __errors(&self, names: FieldNames) -> Option<Cow<'_, FieldErrors>> {
        self.as_ref().and_then(|source| source.__errors(names))
    }

    const __IS_PUBLIC: bool = T::__IS_PUBLIC;
    const __IS_OPTIONAL: bool = true;
}

/// What is known of the type of a field with `#[flow(errors)]` while it is compiled.
#[doc(hidden)]
#[derive(Debug)]
pub struct ErrorsOf<T: ?Sized>(PhantomData<T>);

#[cfg(feature = "json")]
impl<T: FieldErrorSource + ?Sized> ErrorsOf<T> {
    pub const __FLOW_IS_PUBLIC: bool = T::__IS_PUBLIC;
    pub const __FLOW_IS_OPTIONAL: bool = T::__IS_OPTIONAL;
}

/// A type that has no errors of fields, which is said elsewhere: an inherent constant comes before a
/// trait's.
#[doc(hidden)]
pub trait OtherErrors {
    const __FLOW_IS_PUBLIC: bool = false;
    const __FLOW_IS_OPTIONAL: bool = false;
}

impl<T: ?Sized> OtherErrors for ErrorsOf<T> {}
