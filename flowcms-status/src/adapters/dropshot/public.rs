//! dropshot 0.18: an endpoint answers with its own errors.
//!
//! Errors are *responses*: derived errors, maps and rows of tables implement
//! [`HttpResponse`](::dropshot::HttpResponse), and an endpoint returns an [`Answer`], which is a
//! success of dropshot's or an error, with all that it declares. Inside [`answer`], `?` works as in
//! any function:
//!
//! ```
//! # extern crate schemars_08 as schemars;
//! use dropshot::{HttpError, HttpResponseOk, Path, RequestContext, endpoint};
//! use flowcms_status::FlowError;
//! use flowcms_status::dropshot::{Answer, EndpointError, RequestError, Try, answer};
//! # fn find(slug: &str) -> Result<String, ContentError> {
//! #     Err(ContentError::EntryNotFound(slug.to_owned()))
//! # }
//!
//! #[derive(serde::Deserialize, schemars::JsonSchema)]
//! struct Named {
//!     slug: String,
//! }
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum ContentError {
//!     #[error("entry `{0}` does not exist")]
//!     #[flow(code = 404)]
//!     EntryNotFound(String),
//!     #[error(transparent)]
//!     #[flow(map = RequestError)]
//!     Request(#[from] HttpError),
//! }
//!
//! #[endpoint { method = GET, path = "/entries/{slug}" }]
//! async fn entry(
//!     _: RequestContext<()>,
//!     path: Try<Path<Named>>,
//! ) -> Result<Answer<HttpResponseOk<String>, ContentError>, EndpointError> {
//!     answer(async {
//!         let Named { slug } = path.0?.into_inner();
//!         Ok(HttpResponseOk(find(&slug)?))
//!     })
//!     .await
//! }
//! ```
//!
//! * [`Try`] and [`TryBody`] give the endpoint what an extractor refused, for the map
//!   [`RequestError`] to answer. Without them dropshot answers through [`EndpointError`].
//! * [`EndpointError`] is any error in the place of dropshot's `HttpError`, and [`TypedError`] one of
//!   a type, named in the `OpenAPI` document: `Result<HttpResponseOk<T>, TypedError<ContentError>>`.
//!   Every one becomes it with `?`. But what dropshot sends so is JSON with the media type
//!   `application/json`, a code from 400 up and no header: not a 401 with its challenge, a 405 with
//!   its `Allow`, a 429 with its `Retry-After`, or a redirection.
//! * The type's own `Serialize` and `JsonSchema` are its author's: nothing here implements them.
//! * The internal message of an `HttpError` reaches nobody from here: its `Display`, which is what the
//!   event has, leaves it out.
//!
//! # What dropshot raises itself
//!
//! There is no middleware, so nothing can be put around all endpoints:
//!
//! | what is answered | what becomes of it |
//! |---|---|
//! | a path, a query, a header or a body that an extractor cannot read, or that is too large: 400 | in [`Try`] and [`TryBody`] the map [`RequestError`] answers, in your own error; without them [`EndpointError`] or [`TypedError`] does, as JSON of dropshot's media type |
//! | an `HttpError` of a function that the endpoint calls | the same, by `?`: its external message is the detail below 500, its internal one stays private |
//! | an unknown path: 404; a wrong method: 405 | dropshot's own document. Only an endpoint that matches changes it: one with a wildcard path that answers with a row |
//! | what an endpoint writes by hand | it is sent as it is |
//!
//! A panic closes the connection. What hyper refuses before there is a request is answered without
//! content (400, 414, 431).

pub use super::answer::{Answer, answer};
pub use super::endpoint_error::{EndpointError, TypedError};
pub use super::extract::{Try, TryBody};
pub use crate::adapters::maps::dropshot::*;
