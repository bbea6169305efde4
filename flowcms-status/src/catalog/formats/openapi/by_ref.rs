//! `ByRef`: the type whose impls for utoipa refer to schemas.

use std::marker::PhantomData;

/// An error type of utoipa's documents, by reference: in `responses(…)` its responses refer to the
/// schemas that it adds in `components(schemas(…))`, each with its example. In `responses(…)` the
/// type itself writes one small schema for all problem types of a code, so that nothing is missing.
///
/// It is the [`ToSchema`](utoipa::ToSchema) of the type's problem documents, too, since one of the
/// type itself is its author's. utoipa's macros take it there by a name without parameters:
///
/// ```
/// # #[cfg(feature = "utoipa")] {
/// use flowcms_status::FlowCms;
/// use flowcms_status::openapi::ByRef;
/// use utoipa::OpenApi as _;
///
/// type Problems = ByRef<FlowCms>;
///
/// #[utoipa::path(get, path = "/entries", responses(Problems))]
/// fn entries() {}
///
/// #[derive(utoipa::OpenApi)]
/// #[openapi(paths(entries), components(schemas(Problems)))]
/// struct Api;
///
/// let components = Api::openapi().components.unwrap();
/// assert!(components.schemas.contains_key("NotFoundProblem"));
/// # }
/// ```
///
/// What one endpoint answers with is a type of its own, checked where it is compiled
/// ([`endpoints!`](crate::endpoints)):
///
/// ```
/// use flowcms_status::{FlowCms, endpoints};
///
/// endpoints! {
///     Reading(FlowCms): "not_found", "too_many_requests";
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
/// assert_eq!(schema["properties"]["reason"]["enum"][0], "not_found");
///
/// let by_ref = serde_json::to_value(ByRef::<FlowCms>::responses()).unwrap();
/// let schema = &by_ref["404"]["content"]["application/problem+json"]["schema"];
/// assert_eq!(schema["$ref"], "#/components/schemas/NotFoundProblem");
/// # }
/// ```
#[derive(Debug)]
pub struct ByRef<E>(PhantomData<E>);

macro_rules! utoipa {
    ($feature:literal, $utoipa:ident, $version:ident) => {
        #[cfg(feature = $feature)]
        const _: () = {
            use std::borrow::Cow;
            use std::collections::BTreeMap;

            use ::$utoipa::openapi::{RefOr, Response, Schema};
            use ::$utoipa::{IntoResponses, PartialSchema, ToSchema};

            use crate::Catalogued;
            use crate::catalog::formats::openapi::utoipa::{schema_name_of, whole, $version};

            impl<E: Catalogued> IntoResponses for ByRef<E> {
                fn responses() -> BTreeMap<String, RefOr<Response>> {
                    $version::written(&E::CATALOG.responses().lean())
                }
            }

            impl<E: Catalogued> PartialSchema for ByRef<E> {
                fn schema() -> RefOr<Schema> {
                    $version::schema(whole(&E::CATALOG).0)
                }
            }

            /// The schema of any document of the type, under the name of its catalogue.
            impl<E: Catalogued> ToSchema for ByRef<E> {
                fn name() -> Cow<'static, str> {
                    schema_name_of(&E::CATALOG).into()
                }

                fn schemas(to: &mut Vec<(String, RefOr<Schema>)>) {
                    for (name, schema) in whole(&E::CATALOG).1 {
                        to.push((name, $version::schema(schema)));
                    }
                }
            }
        };
    };
}

utoipa!("utoipa", utoipa, v6);
utoipa!("utoipa-5", utoipa_5, v5);
