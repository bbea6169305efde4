//! Extractors that reject with problem documents.

use std::ops::{Deref, DerefMut};

use axum::extract::rejection::{FormRejection, JsonRejection, PathRejection, QueryRejection};
use axum::extract::{self as of_axum, FromRequest, FromRequestParts, Request};
use axum::response::IntoResponse;
use http::request::Parts;
use serde::de::DeserializeOwned;

use super::maps::{FormError, JsonError, PathError, QueryError};

/// What an extractor holds: `T`, whatever it rejects with. So its only field is the value.
#[doc(hidden)]
pub trait Holds<T> {
    type Held;
}

impl<T, E: ?Sized> Holds<T> for E {
    type Held = T;
}

macro_rules! extractors {
    ($($(#[$doc:meta])* $name:ident $error:ident)*) => {$(
        $(#[$doc])*
        pub struct $name<T, E = $error>(pub <E as Holds<T>>::Held);

        impl<T, E> Deref for $name<T, E> {
            type Target = T;

            fn deref(&self) -> &T {
                &self.0
            }
        }

        impl<T, E> DerefMut for $name<T, E> {
            fn deref_mut(&mut self) -> &mut T {
                &mut self.0
            }
        }

        impl<T: std::fmt::Debug, E> std::fmt::Debug for $name<T, E> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.0).finish()
            }
        }

        impl<T: Clone, E> Clone for $name<T, E> {
            fn clone(&self) -> Self {
                Self(T::clone(&self.0))
            }
        }
    )*};
}

extractors! {
    /// [`axum::Json`](::axum::Json) as an extractor that rejects with a problem document: by itself
    /// that of [`JsonError`], or an error of yours, in whose voice it is. `errors` says where the JSON
    /// is wrong, `#/parcels/0/weight`, and what is expected there.
    ///
    /// ```
    /// use axum::{Router, extract::rejection::JsonRejection, routing::post};
    /// use flowcms_status::{FlowError, axum::{Json, JsonError}};
    ///
    /// #[derive(Debug, thiserror::Error, FlowError)]
    /// #[flow(type_base = "https://docs.example.com/errors#")]
    /// enum ApiError {
    ///     #[error(transparent)]
    ///     #[flow(map = JsonError)]
    ///     Json(#[from] JsonRejection),
    /// }
    ///
    /// async fn create(Json(titles): Json<Vec<String>, ApiError>) -> String {
    ///     format!("{} titles", titles.len())
    /// }
    ///
    /// let app: Router = Router::new().route("/entries", post(create));
    /// ```
    ///
    /// What is extracted can be validated by an extractor around it, whose rejection is the same error:
    ///
    /// ```
    /// # #[cfg(feature = "garde")] {
    /// use axum::extract::{FromRequest, Request, rejection::JsonRejection};
    /// use flowcms_status::{FlowError, axum::{Json, JsonError}};
    ///
    /// #[derive(Debug, thiserror::Error, FlowError)]
    /// enum ApiError {
    ///     #[error(transparent)]
    ///     #[flow(map = JsonError)]
    ///     Json(#[from] JsonRejection),
    ///     #[error(transparent)]
    ///     #[flow(code = 422, detail = "some fields are wrong")]
    ///     Rules(#[from] #[flow(errors(rename_all = "camelCase"))] garde::Report),
    /// }
    ///
    /// struct Valid<T>(T);
    ///
    /// impl<S, T> FromRequest<S> for Valid<T>
    /// where
    ///     S: Send + Sync,
    ///     T: serde::de::DeserializeOwned + garde::Validate<Context = ()>,
    /// {
    ///     type Rejection = ApiError;
    ///
    ///     async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
    ///         let Json(value) = Json::<T, ApiError>::from_request(request, state).await?;
    ///         value.validate()?;
    ///         Ok(Self(value))
    ///     }
    /// }
    /// # }
    /// ```
    Json JsonError

    /// [`axum::extract::Form`](::axum::extract::Form) that rejects with a problem document: by itself
    /// that of [`FormError`], or an error of yours, as [`Json`] does it.
    Form FormError

    /// [`axum::extract::Query`](::axum::extract::Query) that rejects with a problem document: by itself
    /// that of [`QueryError`], or an error of yours, as [`Json`] does it.
    Query QueryError

    /// [`axum::extract::Path`](::axum::extract::Path) that rejects with a problem document: by itself
    /// that of [`PathError`], or an error of yours, as [`Json`] does it.
    Path PathError
}

macro_rules! of_content {
    ($($name:ident $rejection:ident;)*) => {$(
        impl<S, T, E> FromRequest<S> for $name<T, E>
        where
            S: Send + Sync,
            T: DeserializeOwned,
            E: From<$rejection> + IntoResponse,
        {
            type Rejection = E;

            async fn from_request(request: Request, state: &S) -> Result<Self, E> {
                let read = <of_axum::$name<T> as FromRequest<S>>::from_request(request, state);
                let of_axum::$name(value) = read.await?;
                Ok(Self(value))
            }
        }
    )*};
}

of_content! {
    Json JsonRejection;
    Form FormRejection;
}

macro_rules! of_parts {
    ($($name:ident $rejection:ident;)*) => {$(
        impl<S, T, E> FromRequestParts<S> for $name<T, E>
        where
            S: Send + Sync,
            T: DeserializeOwned + Send,
            E: From<$rejection> + IntoResponse,
        {
            type Rejection = E;

            async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, E> {
                let read = <of_axum::$name<T> as FromRequestParts<S>>::from_request_parts(parts, state);
                let of_axum::$name(value) = read.await?;
                Ok(Self(value))
            }
        }
    )*};
}

of_parts! {
    Query QueryRejection;
    Path PathRejection;
}
