//! `endpoints!`: what single endpoints answer with, as types.

/// Declares a type an endpoint, [`Catalogued`](crate::Catalogued) with these reasons of an error type:
/// for documents, locks and the kit, and for frameworks that know responses by their types. A reason
/// that is none of the type's does not compile.
///
/// ```
/// use flowcms_status::{Catalogued, FlowError, endpoints};
///
/// #[derive(Debug, thiserror::Error, FlowError)]
/// enum ContentError {
///     #[error("no such entry")]
///     #[flow(code = 404)]
///     EntryNotFound,
///     #[error("the slug is taken")]
///     #[flow(code = 409)]
///     SlugTaken,
/// }
/// # let _ = (ContentError::EntryNotFound, ContentError::SlugTaken);
///
/// endpoints! {
///     /// `GET /entries/{slug}`
///     pub Read(ContentError): "entry_not_found";
///     pub Rename(ContentError): "entry_not_found", "slug_taken";
/// }
///
/// assert_eq!(Read::CATALOG.entries().len(), 1);
/// # #[cfg(feature = "openapi")]
/// assert!(Rename::responses().to_value().get("409").is_some());
/// // utoipa: responses(ByRef<Read>)
/// ```
///
/// ```compile_fail,E0080
/// use flowcms_status::{FlowCms, endpoints};
///
/// endpoints! { Read(FlowCms): "not_fund"; }
/// ```
#[macro_export]
macro_rules! endpoints {
    ($($(#[$meta:meta])* $vis:vis $name:ident($error:ty): $($reason:literal),+ $(,)?;)*) => {$(
        $(#[$meta])*
        #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
        $vis struct $name;

        #[automatically_derived]
        impl $crate::Catalogued for $name {
            const CATALOG: $crate::Catalog =
                <$error as $crate::Catalogued>::CATALOG.only(&[$($reason),+]);
        }

        const _: $crate::Catalog = <$name as $crate::Catalogued>::CATALOG;
    )*};
}
