//! hyper 1: every error becomes the response of a service, for hyper, tower and Lambda.
//!
//! Derived errors, maps and rows of tables implement `Into` an [`http::Response`] whose body is
//! [`Full<Bytes>`](http_body_util::Full), or a [`BoxBody`](http_body_util::combinators::BoxBody) or
//! [`UnsyncBoxBody`](http_body_util::combinators::UnsyncBoxBody) of `Bytes` with any error, beside
//! successes that are streamed. The service itself never fails; what it does is a function in which
//! `?` works:
//!
//! ```
//! use std::convert::Infallible;
//! use bytes::Bytes;
//! use flowcms_status::FlowError;
//! use http::{Method, Request, Response};
//! use http_body_util::Full;
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum ContentError {
//!     #[error("the id is no number")]
//!     #[flow(code = 400)]
//!     Id(#[from] std::num::ParseIntError),
//!     #[error("an entry can only be read")]
//!     #[flow(code = 405, header("Allow" = "GET"))]
//!     ReadOnly,
//! }
//!
//! fn route<B>(request: &Request<B>) -> Result<Response<Full<Bytes>>, ContentError> {
//!     if request.method() != Method::GET {
//!         return Err(ContentError::ReadOnly);
//!     }
//!     let id: u32 = request.uri().path().trim_start_matches('/').parse()?;
//!     Ok(Response::new(Full::from(format!("entry {id}"))))
//! }
//!
//! async fn serve<B>(request: Request<B>) -> Result<Response<Full<Bytes>>, Infallible> {
//!     Ok(route(&request).unwrap_or_else(Into::into))
//! }
//! # let request = Request::post("/1").body(()).unwrap();
//! # let response: Response<Full<Bytes>> = route(&request).unwrap_err().into();
//! # assert_eq!((response.status().as_u16(), &response.headers()["allow"]), (405, &"GET".parse().unwrap()));
//! # let _ = serve::<()>;
//! ```
//!
//! Over HTTP/1.1 hyper answers HEAD without the content; over HTTP/2 it leaves that to the service.
//!
//! # What hyper raises itself
//!
//! Little, and none of it becomes a problem: what it refuses before there is a request is answered
//! without content (400, 414, 431), and the service is not asked. A service that fails or panics ends
//! the connection. So answer unknown paths and wrong methods with a row,
//! `FlowCms::NotFound.into()`, and put
#![cfg_attr(feature = "tower", doc = "[`ProblemLayer`](crate::ProblemLayer)")]
#![cfg_attr(not(feature = "tower"), doc = "`ProblemLayer` (feature `tower`)")]
//! around the service: it answers its failures, load that is shed and timeouts, and replaces what is
//! written by hand from 500 up, with its text in the event.
//!
//! # Bounds
//!
//! With `#[flow(adapters(…))]` a type has the conversions only if `hyper` is named there.
