//! `ByRef`: the type whose impls for utoipa refer to schemas.

use std::marker::PhantomData;

/// An error type in utoipa's `responses(…)`, by reference: the responses refer to the schemas that
/// the type adds to `components(schemas(…))`. That is shorter where many endpoints have them.
/// Named there by itself, the type writes them out in each response, so that nothing is missing.
///
/// What one endpoint answers with is a type of its own, checked where it is compiled:
///
/// ```
/// use flowcms_status::{Catalog, Catalogued, FlowCms};
///
/// struct Reading;
///
/// impl Catalogued for Reading {
///     const CATALOG: Catalog = FlowCms::CATALOG.only(&["not_found", "too_many_requests"]);
/// }
///
/// // #[utoipa::path(get, path = "/entries/{slug}", responses(ByRef<Reading>))]
/// # #[cfg(feature = "utoipa")] {
/// use flowcms_status::openapi::ByRef;
/// use utoipa::IntoResponses as _;
///
/// assert_eq!(ByRef::<Reading>::responses().len(), 2);
/// # }
/// ```
///
/// The two ways to name a type:
///
/// ```
/// # #[cfg(feature = "utoipa")] {
/// use flowcms_status::FlowCms;
/// use flowcms_status::openapi::ByRef;
/// use utoipa::IntoResponses as _;
///
/// let whole = serde_json::to_value(FlowCms::responses()).unwrap();
/// let schema = &whole["404"]["content"]["application/problem+json"]["schema"];
/// assert_eq!(schema["allOf"][1]["properties"]["status"]["enum"][0], 404);
///
/// let by_ref = serde_json::to_value(ByRef::<FlowCms>::responses()).unwrap();
/// let schema = &by_ref["404"]["content"]["application/problem+json"]["schema"];
/// assert_eq!(schema["$ref"], "#/components/schemas/NotFoundProblem");
/// # }
/// ```
#[derive(Debug)]
pub struct ByRef<E>(PhantomData<E>);

#[cfg(feature = "utoipa")]
impl<E: crate::Catalogued> utoipa::IntoResponses for ByRef<E> {
    fn responses()
    -> std::collections::BTreeMap<String, utoipa::openapi::RefOr<utoipa::openapi::Response>> {
        super::utoipa::v6::written(&E::CATALOG.responses())
    }
}

#[cfg(feature = "utoipa-5")]
impl<E: crate::Catalogued> utoipa_5::IntoResponses for ByRef<E> {
    fn responses()
    -> std::collections::BTreeMap<String, utoipa_5::openapi::RefOr<utoipa_5::openapi::Response>>
    {
        super::utoipa::v5::written(&E::CATALOG.responses())
    }
}
