//! `Catalogued`: what has a catalogue, and how an expansion reaches the catalogues of other types.

use std::marker::PhantomData;

use super::{Catalog, Leaf};
use crate::occurrence::error::FlowError;

/// What has a [`Catalog`]: derived errors, maps and status tables, also behind `Box`, `Arc`
/// and `&`. Of a `dyn FlowError` nothing is known before run time: its catalogue is empty.
///
/// ```
/// use flowcms_status::{Catalogued, FlowCms};
///
/// fn count<T: Catalogued>() -> usize {
///     T::CATALOG.problem_types().len()
/// }
/// assert_eq!(count::<FlowCms>(), 13);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no catalogue of problem types",
    label = "`Catalogued` is not implemented for `{Self}`",
    note = "`#[derive(FlowError)]` and `status_table!` implement it"
)]
pub trait Catalogued {
    /// The problem types that can answer.
    const CATALOG: Catalog;

    /// The `OpenAPI` responses of an endpoint that answers with all problem types of this type.
    ///
    /// ```
    /// use flowcms_status::{Catalogued, FlowCms};
    ///
    /// let responses = FlowCms::responses().to_value();
    /// assert_eq!(responses["404"]["headers"]["Cache-Control"]["required"], true);
    /// ```
    #[cfg(feature = "openapi")]
    #[must_use]
    fn responses() -> super::openapi::Responses
    where
        Self: Sized,
    {
        Self::CATALOG.responses()
    }

    /// The `OpenAPI` responses of an endpoint that answers with these problem types only.
    ///
    /// ```
    /// use flowcms_status::{Catalogued, FlowCms};
    ///
    /// let responses = FlowCms::responses_for(&["not_found"]).to_value();
    /// assert_eq!(responses.as_object().unwrap().len(), 1);
    /// ```
    ///
    /// To check the reasons at compile time, let a `const` hold the catalogue:
    ///
    /// ```compile_fail,E0080
    /// use flowcms_status::{Catalog, FlowCms};
    ///
    /// const READING: Catalog = FlowCms::CATALOG.only(&["not_fund"]);
    /// let responses = READING.responses();
    /// ```
    ///
    /// Here a reason that is none of the type's is left out, and reported through `tracing`.
    #[cfg(feature = "openapi")]
    #[must_use]
    fn responses_for(reasons: &'static [&'static str]) -> super::openapi::Responses
    where
        Self: Sized,
    {
        super::openapi::responses_for(&Self::CATALOG, reasons)
    }
}

/// A catalogue by reference, which may lead back to where it came from.
#[doc(hidden)]
#[must_use]
pub const fn catalog_of<T: Catalogued + ?Sized>() -> Catalog {
    T::CATALOG
}

/// The catalogue by reference of a type that answers for a variant: its own, if it has one.
#[doc(hidden)]
#[derive(Debug)]
pub struct Nested<T: ?Sized>(PhantomData<T>);

impl<T: Catalogued + ?Sized> Nested<T> {
    pub const __FLOW_CATALOG: fn() -> Catalog = catalog_of::<T>;
    pub const __FLOW_LEAF: &'static Leaf = T::CATALOG.parts[0].leaf;
}

/// The catalogue of a type that has none: an inherent constant comes before a trait's.
#[doc(hidden)]
pub trait OfUnknown {
    const __FLOW_CATALOG: fn() -> Catalog = || Catalog::__new(&Leaf::EMPTY);
    const __FLOW_LEAF: &'static Leaf = &Leaf::EMPTY;
}

impl<T: ?Sized> OfUnknown for Nested<T> {}

macro_rules! delegate {
    ($($pointer:ty,)*) => {$(
        impl<T: Catalogued + ?Sized> Catalogued for $pointer {
            const CATALOG: Catalog = T::CATALOG;
        }
    )*};
}

delegate! { &T, Box<T>, std::sync::Arc<T>, }

macro_rules! unknown {
    ($($dynamic:ty,)*) => {$(
        impl Catalogued for $dynamic {
            const CATALOG: Catalog =
                Catalog::__new(const { &Leaf::__new::<dyn FlowError>("dyn FlowError", &[], &[]) });
        }
    )*};
}

unknown! {
    dyn FlowError + '_,
    dyn FlowError + Send + '_,
    dyn FlowError + Send + Sync + '_,
}
