//! salvo 1 (feature `salvo`): derived errors, maps and rows of tables implement `Scribe`, and with it
//! `Writer`: a handler returns `Result<_, ContentError>`, a row is rendered with `res.render(…)`.
//!
//! ```
//! use flowcms_status::{FlowError, salvo::Problems};
//! # use salvo_core as salvo;
//! use salvo::{Request, Router, Service, handler};
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum ContentError {
//!     #[error("entry `{0}` does not exist")]
//!     #[flow(code = 404)]
//!     EntryNotFound(String),
//! }
//!
//! #[handler]
//! async fn entry(request: &mut Request) -> Result<String, ContentError> {
//!     Err(ContentError::EntryNotFound(request.param("slug").unwrap_or_default()))
//! }
//!
//! let router = Router::with_path("entries/{slug}").get(entry);
//! let service = Service::new(router)
//!     // salvo's own errors are problem documents too, and what handlers write by hand from 500 up.
//!     .hoop(Problems::new());
//! # let _ = service;
//! ```
//!
//! No bounds are asked of an error, but a handler's has to be `Send`. Headers that middleware has set
//! stay, unless the error has one of that name. A type whose `Scribe` or `Writer` you write yourself
//! says `#[flow(adapters(…))]` with the frameworks that it is for, or `adapters()`.
//!
//! # Requests that cannot be read
//!
//! The extractors in a handler's arguments answer by themselves, with a `StatusError` that
//! [`Problems`] turns into a problem document. What `Request`'s methods return can be a part of your
//! own error:
//!
//! ```
//! use flowcms_status::FlowError;
//! # use salvo_core as salvo;
//! use salvo::{Request, handler, http::ParseError};
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum ContentError {
//!     #[error("the request cannot be read: {0}")]
//!     #[flow(map = flowcms_status::salvo::RequestError)]
//!     Request(#[from] ParseError),
//! }
//!
//! #[handler]
//! async fn create(request: &mut Request) -> Result<String, ContentError> {
//!     Ok(request.parse_json::<String>().await?)
//! }
//! ```
//!
//! # What salvo raises itself
//!
//! Without a hoop salvo's catcher answers, with a page or a document of its own. [`Problems`] makes
//! problems of it, for a whole service:
//!
//! | what is answered | what [`Problems`] makes of it |
//! |---|---|
//! | an unknown path: 404; a wrong method: 405 with `Allow` | the problem of the row, `Allow` stays |
//! | an argument that an extractor cannot read: 400 or 413 | the problem of the row, with the text of the `ParseError` as the detail. [`RequestError`] gives it a reason of its own |
//! | a `StatusError` of a handler or a hoop | its `brief` is the detail below 500; from 500 up it is private, and the event has what it said |
//! | a `salvo::Error` of a handler: 500 | a private 500, and the event has its text |
//! | what handlers write by hand | below 500 plain text is the detail, what is empty becomes a problem, and other content stays; from 500 up it is replaced, and the event has its text |
//!
//! A panic closes the connection. What hyper refuses before there is a request is answered without
//! content (400, 414, 431), and no hoop sees it.

pub use super::own_errors::Problems;
pub use crate::adapters::maps::salvo::*;
