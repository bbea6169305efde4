//! poem 3 (feature `poem`): derived errors, maps and rows of tables implement `ResponseError` and
//! `IntoResponse`. A handler answers with `Result<_, ContentError>`, or with `poem::Result<_>`, where
//! `?` turns one into a `poem::Error`, which sends the same response.
//!
//! ```
//! use flowcms_status::{FlowError, poem::Problems};
//! use poem::{EndpointExt, Route, get, handler, web::Path};
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum ContentError {
//!     #[error("entry `{0}` does not exist")]
//!     #[flow(code = 404)]
//!     EntryNotFound(String),
//! }
//!
//! #[handler]
//! async fn entry(Path(slug): Path<String>) -> Result<String, ContentError> {
//!     Err(ContentError::EntryNotFound(slug))
//! }
//!
//! let app = Route::new()
//!     .at("/entries/:slug", get(entry))
//!     // poem's own errors are problem documents too.
//!     .with(Problems::new());
//! # let _ = app;
//! ```
//!
//! An error that is not `Send` has no `IntoResponse`, and only one that is `Send + Sync + 'static`
//! becomes a `poem::Error`. A type for which you write the traits yourself says
//! `#[flow(adapters(…))]` with the frameworks that it is for, or `adapters()`.
//!
//! # Extractors
//!
//! What poem's extractors refuse is answered by [`Problems`], for a whole application. Where the
//! answer is to come from your own error, take the extractor's result and let it be a part of it:
//!
//! ```
//! use flowcms_status::FlowError;
//! use poem::{handler, web::Json};
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum ContentError {
//!     #[error("the request was refused: {0}")]
//!     #[flow(map = flowcms_status::poem::AnyError)]
//!     Refused(#[from] poem::Error),
//! }
//!
//! #[handler]
//! async fn create(title: poem::Result<Json<String>>) -> Result<String, ContentError> {
//!     let Json(title) = title?;
//!     Ok(title)
//! }
//! ```
//!
//! [`AnyError`] maps what `poem::Error` holds by its status, the other types below map poem's own
//! errors one by one, with the codes that poem itself sends.
//!
//! # What poem raises itself
//!
//! Without a middleware all of it is the plain text of the error. [`Problems`] makes problems of it, for
//! a whole application; [`problems`] does for what is a `poem::Error`, and for nothing else:
//!
//! | what is answered | what [`Problems`] makes of it |
//! |---|---|
//! | an unknown path: 404; a wrong method: 405, without `Allow` | the problem of the row, with poem's text as the detail |
//! | what an extractor refuses: 400, 413 or 415 | the same. [`AnyError`], or another map of this page, gives it a reason of its own |
//! | what the middleware `SizeLimit`, `Cors` and the like refuse | the same |
//! | a `poem::Error` made of a foreign error | its text is the detail below 500; from 500 up it is private, and the event has it |
//! | a panic that the middleware `CatchPanic` has caught | a private 500; what the panic said is in no event |
//! | what handlers and middleware write by hand | below 500 plain text is the detail, what is empty becomes a problem, and other content stays; from 500 up it is replaced, and the event has its text |
//!
//! What hyper refuses before there is a request is answered without content (400, 414, 431), and no
//! middleware sees it.

pub use super::own_errors::{Problems, ProblemsEndpoint, problems};
pub use crate::adapters::maps::poem::*;
