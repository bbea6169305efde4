//! actix-web 4 (feature `actix-web`): every derived error, map and row of a table implements
//! `ResponseError` and `Responder`, so that handlers return them, `?` turns them into
//! `actix_web::Error`, and a row is a fallback.
//!
//! ```
//! use actix_web::{App, web};
//! use flowcms_status::actix_web::Problems;
//! use flowcms_status::{FlowCms, FlowError};
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum ContentError {
//!     #[error("entry `{0}` does not exist")]
//!     #[flow(code = 404)]
//!     EntryNotFound(String),
//! }
//!
//! async fn entry(slug: web::Path<String>) -> Result<String, ContentError> {
//!     Err(ContentError::EntryNotFound(slug.into_inner()))
//! }
//!
//! let app = App::new()
//!     .wrap(Problems::new())
//!     .route("/entries/{slug}", web::get().to(entry))
//!     .default_service(web::to(|| async { FlowCms::NotFound }));
//! # let _ = app;
//! ```
//!
//! No bounds are asked of an error: it may borrow, and need not be `Send`. Only what is to become an
//! `actix_web::Error` must be `'static`. A type whose `ResponseError` you write yourself says
//! `#[flow(adapters(…))]` with the frameworks that it is for, or `adapters()`.
//!
//! # Extractors
//!
//! What actix-web's extractors refuse is mapped by the types below: 400, 404, 411, 413 or 415 as
//! actix-web itself answers, with a reason each and the extractor's text as the detail.
//! [`configure`] makes `Json`, `Path`, `Query` and `Form` answer with them. With limits of your own:
//!
//! ```
//! use actix_web::{App, web};
//! use flowcms_status::actix_web::JsonError;
//!
//! let json = web::JsonConfig::default()
//!     .limit(4096)
//!     .error_handler(|error, _| JsonError::from(error).into());
//! let app = App::new().app_data(json);
//! # let _ = app;
//! ```
//!
//! Or as a part of your own error, which the handler then gives an `actix_web::Error`:
//!
//! ```
//! use actix_web::error::JsonPayloadError;
//! use flowcms_status::FlowError;
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum ContentError {
//!     #[error("the entry cannot be read: {0}")]
//!     #[flow(map = flowcms_status::actix_web::JsonError)]
//!     Json(#[from] JsonPayloadError),
//! }
//!
//! let json = actix_web::web::JsonConfig::default()
//!     .error_handler(|error, _| ContentError::from(error).into());
//! # let _ = json;
//! ```
//!
//! # What actix-web raises itself
//!
//! Without a middleware all of it is answered as actix-web does it. [`Problems`] makes problems of it,
//! for a whole application:
//!
//! | what is answered | what [`Problems`] makes of it |
//! |---|---|
//! | an unknown path, or guards that let no route through: 404; a resource without the method: 405; both empty | the problem of the row. A row as `default_service` does it without the middleware |
//! | what an extractor refuses: 400 to 415, with a text | the problem of the row, with the text as the detail. [`configure`], or a map of this page, gives it a reason of its own |
//! | content over the limit: 413, with a text | the same |
//! | an error of a handler that has nothing of this crate: its `Display` | below 500 that is the detail; from 500 up it is replaced, and the event has it |
//! | the error of a middleware inside, which `ErrorHandlers` never gets | the same |
//! | what handlers write by hand | below 500 plain text is the detail, what is empty becomes a problem, and other content stays; from 500 up it is replaced, and the event has its text |
//!
//! A panic closes the connection. What actix-web refuses before there is a request is answered without
//! content (400, 408, 431), and no middleware sees it. The errors of middleware that is wrapped after
//! [`Problems`], and so around it, pass it by.

pub use super::own_errors::{Problems, ProblemsFuture, ProblemsService, configure, problems};
pub use crate::adapters::maps::actix_web::*;
