//! tonic 0.14 (feature `tonic`): errors as the `Status` of a call.
//!
//! Derived errors, maps and rows of tables are `Into<tonic::Status>`, so that `?` takes them in a
//! method that fails with a `Status`, and a stream can end in one.
//!
//! ```
//! use flowcms_status::FlowError;
//! use tonic::{Code, Request, Response, Status};
//! use tonic_types::StatusExt as _;
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! #[flow(type_base = "https://docs.example.com/errors#")]
//! enum NoteError {
//!     #[error("note `{slug}` does not exist")]
//!     #[flow(code = 404)]
//!     NotFound {
//!         #[flow(member)]
//!         slug: String,
//!     },
//!     #[error("a note of that name exists")]
//!     #[flow(code = 409, grpc = AlreadyExists)]
//!     Taken,
//! }
//!
//! fn find(slug: &str) -> Result<String, NoteError> {
//!     Err(NoteError::NotFound { slug: slug.to_owned() })
//! }
//!
//! fn get(request: Request<String>) -> Result<Response<String>, Status> {
//!     Ok(Response::new(find(request.get_ref())?))
//! }
//!
//! let status = get(Request::new("intro".to_owned())).unwrap_err();
//! assert_eq!(status.code(), Code::NotFound);
//! assert_eq!(status.message(), "note `intro` does not exist");
//! let info = status.get_details_error_info().unwrap();
//! assert_eq!((&*info.reason, &*info.domain), ("NOT_FOUND", "docs.example.com"));
//! assert_eq!(info.metadata["reason"], "not_found");
//! assert_eq!(info.metadata["slug"], "intro");
//!
//! assert_eq!(Status::from(NoteError::Taken).code(), Code::AlreadyExists);
//! ```
//!
//! # What is sent
//!
//! * The code is the declared one, `grpc = AlreadyExists`, else
//!   [follows from](crate::GrpcCode::of_status) the HTTP code.
//! * The message is the `detail` of the problem document where there is one, else its `title`. So
//!   nothing of a private error is in it.
//! * `google.rpc.ErrorInfo` has the `reason` in `UPPER_SNAKE_CASE`, at most 63 characters
//!   ([AIP-193](https://google.aip.dev/193)), and as `domain` the host of the `type_base`, or the base
//!   itself if that has no host. Its metadata are the extension members, a string as it is and any
//!   other value as JSON, and beside them `status`, HTTP's `reason` as it is declared, and `type`, if
//!   the problem type has a URI.
//! * Declared headers are metadata of the call, as far as gRPC has such names and values.
//! * `google.rpc.BadRequest` has the errors of the request's fields, `#[flow(errors)]`: as `field` the
//!   pointer without `#/`, or the name of the parameter or header, as `description` the detail, in
//!   order, as many as [`LARGEST_BAD_REQUEST`] has room for.
//! * `google.rpc.RetryInfo` has the time of a `Retry-After`, be it in seconds or a date.
//! * `google.rpc.RequestInfo` has the `instance` of a private 5xx (feature `tracing`), the id that
//!   is in the event of the error too. Each conversion emits one event, as each response does.
//!
//! A status travels in headers, which clients limit to some 8 KiB. So a message is cut to
//! [`LONGEST_MESSAGE`], and members that [`LARGEST_METADATA`] has no room for are left out.
//!
//! Errors answer so whatever they hold: nothing has to be `Send`. `#[flow(adapters(…))]` without
//! `tonic` leaves the conversion to you.
//!
//! # What tonic raises itself
//!
//! It arrives as tonic sends it, with a code, a message and no details. In the layer [`Problems`] it
//! has an `ErrorInfo` too:
//!
//! | what is answered | what [`Problems`] makes of it |
//! |---|---|
//! | a method that does not exist: `Unimplemented` | the row of 501. A fallback of the router that answers with a row does it without the layer, `Status::from(FlowCms::NotFound).into_http()` |
//! | a message that cannot be decoded, or none: `Internal` | a private 500: the event has what tonic says |
//! | a message that is too large: `OutOfRange` | the row of 400 with tonic's message |
//! | a compression that the server does not have: `Unimplemented` | the row of 501 |
//! | a call that takes longer than its caller grants: `DeadlineExceeded` | the row of 504. `Server::timeout` is around all layers: [`Problems::timeout`] is not |
//! | an error of a tower layer inside | 503 for load that is shed, 504 for a timeout, else a private 500 |
//! | a `Status` that a method or an interceptor makes by hand | below 500 the row with its message; from 500 up its message stays private. One that has an `ErrorInfo` is sent as it is |
//!
//! [`Problems::on_error`] is told of every failure that is sent, such as to count them by reason. Of what
//! else `ProblemLayer` can be told gRPC has nothing: one form, and its own request id.
//!
//! `ProblemLayer` (feature `tower`) around a server leaves what is `application/grpc` as it is. A panic
//! ends the call.

pub use super::problems::{Problems, ProblemsBody, ProblemsFuture, ProblemsService};

/// How many bytes of a text are sent as the message of a status. A longer one ends in `…`.
pub const LONGEST_MESSAGE: usize = 1024;

/// How many bytes the declared headers take together, each counted as HTTP/2 does: name, value and 32
/// (RFC 9113, section 6.5.2).
pub const LARGEST_HEADERS: usize = 512;

/// How many bytes `google.rpc.BadRequest` has at most, the errors of the request's fields.
pub const LARGEST_BAD_REQUEST: usize = 6 * 1024;

/// How many bytes the names and values of the members have together in the metadata.
pub const LARGEST_METADATA: usize = 2048;
