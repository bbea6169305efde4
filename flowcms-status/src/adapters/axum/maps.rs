//! axum 0.8 (feature `axum`): derived errors, maps and rows of tables implement `IntoResponse`, so
//! that handlers return them, `?` turns what they are made from into them, and a row is a fallback.
//!
//! ```
//! use axum::{Router, extract::Path, routing::get};
//! use flowcms_status::{FlowCms, FlowError};
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum ContentError {
//!     #[error("entry `{0}` does not exist")]
//!     #[flow(code = 404)]
//!     EntryNotFound(String),
//! }
//!
//! async fn entry(Path(slug): Path<String>) -> Result<String, ContentError> {
//!     Err(ContentError::EntryNotFound(slug))
//! }
//!
//! let app: Router = Router::new()
//!     .route("/entries/{slug}", get(entry))
//!     .fallback(|| async { FlowCms::NotFound });
//! ```
//!
//! No bounds are asked of an error. A type whose `IntoResponse` you write yourself says
//! `#[flow(adapters(…))]` with the frameworks that it is for, or `adapters()`.
//!
//! # Extractors
//!
//! What axum's extractors refuse is mapped by the types below, with the codes that axum itself
//! sends and a reason each. `errors` says where a value cannot be read and what is expected there; what
//! was sent stands nowhere. They are a part of your own error, which a handler returns, an extractor of
//! your own (`#[derive(FromRequest)]`) or `axum_extra`'s `WithRejection`:
//!
//! ```
//! use axum::{Json, extract::rejection::JsonRejection};
//! use flowcms_status::FlowError;
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum ContentError {
//!     #[error(transparent)]
//!     #[flow(map = flowcms_status::axum::JsonError)]
//!     Json(#[from] JsonRejection),
//! }
//!
//! async fn create(title: Result<Json<String>, JsonRejection>) -> Result<String, ContentError> {
//!     let Json(title) = title?;
//!     Ok(title)
//! }
//! # let _ = create;
//! ```
//!
//! [`Json`], [`Form`], [`Query`] and [`Path`] of this page reject so by themselves, and no service needs
//! a `Result` in its handlers: `Json(entry): Json<Entry, ContentError>`.
//!
//! # What axum raises itself
//!
//! Without a layer all of it is answered as axum does it. For a whole router, without a change in its
//! handlers, there is the
#![cfg_attr(feature = "tower", doc = "[`ProblemLayer`](crate::ProblemLayer):")]
#![cfg_attr(not(feature = "tower"), doc = "`ProblemLayer` of the feature `tower`:")]
//!
//! | what is answered | what the layer makes of it |
//! |---|---|
//! | an unknown path: 404; a wrong method: 405 with `Allow`; both empty | the problem of the row, `Allow` stays. A row as `fallback` does it without the layer |
//! | the rejection of an extractor: 400 to 422, with a text | the problem of the row, with the text as the detail. A map of this page gives it a reason of its own |
//! | content over the limit: 413, with a text | the same |
//! | a rejection that is the server's mistake, such as an extension that the router does not have | a private 500 |
//! | a failure of a tower service in the layer | 503 for load that is shed and for a timeout, else 500, both private; no `HandleErrorLayer` is needed |
//! | a panic that `CatchPanicLayer` of `tower-http` has caught | a private 500; what the panic said is in no event |
//! | what handlers and middleware write by hand | below 500 plain text is the detail, what is empty becomes a problem, and other content stays; from 500 up it is replaced, and the event has its text |
//!
//! A panic that nobody catches closes the connection. What hyper refuses before there is a request is
//! answered without content (400, 414, 431), and no layer sees it.

pub use super::extract::{Form, Json, Path, Query};
pub use crate::adapters::maps::axum::*;
