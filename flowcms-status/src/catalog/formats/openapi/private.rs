//! What the impls for derived types call.

use crate::catalog::Catalogued;

/// A type that has a catalogue. `for<'always> Error: Documented<'always>` is left to whoever uses
/// the impl to prove, because of the lifetime.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no catalogue of problem types, so its responses are not known",
    label = "`Catalogued` is not implemented for `{Self}`"
)]
pub trait Documented<'always>: Catalogued {}

impl<E: Catalogued + ?Sized> Documented<'_> for E {}

macro_rules! utoipa {
    ($feature:literal, $module:ident, $utoipa:ident, $version:ident) => {
        #[cfg(feature = $feature)]
        pub mod $module {
            pub use ::$utoipa::IntoResponses;
            pub use ::$utoipa::openapi::{RefOr, Response};
            pub use std::collections::BTreeMap;
            pub use std::string::String;

            use super::super::utoipa::$version;
            use super::Catalogued;

            #[must_use]
            pub fn responses<E: Catalogued + ?Sized>() -> BTreeMap<String, RefOr<Response>> {
                $version::written(&E::CATALOG.responses().inline())
            }
        }
    };
}

utoipa!("utoipa", utoipa, utoipa, v6);
utoipa!("utoipa-5", utoipa_5, utoipa_5, v5);

#[cfg(feature = "aide")]
pub mod aide {
    pub use ::aide::OperationOutput;
    pub use ::aide::generate::GenContext;
    pub use ::aide::openapi::{Operation, Response};
    pub use std::vec::Vec;

    use super::Catalogued;

    pub fn responses<E: Catalogued + ?Sized>(
        context: &mut GenContext,
    ) -> Vec<(Option<u16>, Response)> {
        super::super::aide::written(&E::CATALOG.responses(), context)
    }
}
