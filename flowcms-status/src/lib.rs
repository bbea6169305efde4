// # Codemap
//
// A room names only what stands below it (`tests/rooms.rs`):
//
// * `declaration`: what is known before anything happens: status, table, problem type, declared header,
//   retry, gRPC code, and the parts of a response that are ready before it
// * `occurrence`: one error that happened: `FlowError`, `Problem`, members, headers, errors of fields
// * `document`: an occurrence as bytes: JSON, XML, HTML, text, and which of them `Accept` asks for
// * `tables`: `FlowCms` and `Http`
// * `response`: the `http::Response`, its event, what a layer around it wants
// * `layer`, `adapters`: `ProblemLayer`; a folder for each framework
// * `catalog`: `model`, the one model of all that is declared; `formats`, each written from it alone;
//   `lock`; `service`
// * `client`: the caller's side
// * `testing`: the conformance kit
//
// `guide` has the chapters of `docs/`. The expansions of the macros speak to `__private` alone.

// The links of the guide come first, and lead within the documentation; those at the README's end lead to
// the files.
#![doc = include_str!("../docs/links.md")]
// Its blocks use what these add.
#![cfg_attr(
    any(
        all(feature = "axum", feature = "client", feature = "testing", feature = "tower"),
        not(doctest)
    ),
    doc = include_str!("../README.md")
)]
#![allow(
    clippy::test_attr_in_doctest,
    reason = "the ui tests compile the README's blocks with theirs"
)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod adapters;
mod catalog;
#[cfg(feature = "client")]
pub mod client;
mod declaration;
mod document;
#[cfg(feature = "tower")]
mod layer;
mod occurrence;
mod response;
#[macro_use]
mod tables;
#[cfg(feature = "testing")]
pub mod testing;

#[cfg(feature = "actix-web")]
pub use adapters::actix_web::maps as actix_web;
#[cfg(feature = "axum")]
pub use adapters::axum::maps as axum;
#[cfg(feature = "dropshot")]
pub use adapters::dropshot::public as dropshot;
#[cfg(feature = "hyper")]
pub use adapters::hyper::public as hyper;
#[cfg(feature = "jsonwebtoken")]
pub use adapters::libraries::jsonwebtoken;
#[cfg(feature = "reqwest-012-map")]
pub use adapters::libraries::reqwest::reqwest_012;
#[cfg(feature = "reqwest-map")]
pub use adapters::libraries::reqwest::reqwest_013 as reqwest;
#[cfg(feature = "sqlx")]
pub use adapters::libraries::sqlx;
#[cfg(feature = "tokio")]
pub use adapters::libraries::tokio;
#[cfg(feature = "poem")]
pub use adapters::poem::maps as poem;
#[cfg(feature = "rocket")]
pub use adapters::rocket::maps as rocket;
#[cfg(feature = "salvo")]
pub use adapters::salvo::maps as salvo;
#[cfg(feature = "tonic")]
pub use adapters::tonic::public as tonic;
#[cfg(feature = "warp")]
pub use adapters::warp::public as warp;
#[cfg(feature = "html")]
pub use catalog::CatalogService;
#[cfg(feature = "markdown")]
pub use catalog::Sections;
pub use catalog::formats;
#[cfg(feature = "openapi")]
pub use catalog::openapi;
#[cfg(feature = "simulate")]
pub use catalog::simulate::{SimulateFuture, SimulateLayer, SimulateService};
#[cfg(feature = "json")]
pub use catalog::{BreakingChange, FileState, Lock, LockError, NoLock};
pub use catalog::{
    Catalog, Catalogued, Conflict, Conflicts, Entry, EntryClass, EntryDeprecation, EntryDetail,
    EntryHeader, EntryMember, EntryRetry, EntryStatus, ErrorType, Model, Producer, RetiredEntry,
    RetiredReason,
};
pub use declaration::declared::{
    DeclaredMember, Deprecation, DetailPolicy, LogLevel, RunTimeCodes,
};
pub use declaration::declared_header::DeclaredHeader;
pub use declaration::grpc_code::GrpcCode;
pub use declaration::problem_type::ProblemType;
pub use declaration::run_time_status::RunTimeStatus;
pub use declaration::table::{Class, Defines, Retry, Status, StatusTable, UnknownCode};
/// Implements [`trait@FlowError`] from `#[flow(…)]` on an enum or a struct, and gives it `CATALOG`.
///
/// Its keys are [a chapter of the guide](crate::guide::keys), and so is [what does not
/// compile](crate::guide::what_goes_wrong): a code
/// that the table lacks or that is no error, a variant without a code, an unknown key or one twice,
/// a reason twice, a reserved or malformed member name, a header that HTTP does not allow, a missing
/// header that HTTP demands (RFC 9110), a 304 with content, a text that names no field.
///
/// ```
/// use flowcms_status::FlowError;
///
/// #[derive(Debug, thiserror::Error, FlowError)]
/// enum AuthError {
///     #[error("no key was sent")]
///     #[flow(code = 401, context = "Send a key in `Authorization`.")]
///     NoKey,
///     #[error("the key may not {action}")]
///     #[flow(code = 403, reason = "permission_missing")]
///     Forbidden {
///         # #[cfg(feature = "json")]
///         #[flow(member)]
///         action: String,
///         # #[cfg(not(feature = "json"))]
///         # action: String,
///     },
/// }
///
/// // 401 carries the challenge of the table's row.
/// assert_eq!(AuthError::NoKey.to_response().headers()["www-authenticate"], "Bearer");
/// ```
///
/// A field that answers may be behind `Box`, `Arc` and `dyn`. thiserror's `#[error(transparent)]`
/// wants one with a size, so a `Box<dyn FlowError>` is written out:
///
/// ```
/// use flowcms_status::{FlowCms, FlowError};
///
/// #[derive(Debug, thiserror::Error, FlowError)]
/// enum AnyError {
///     #[error("{0}")]
///     #[flow(transparent)]
///     Other(Box<dyn FlowError + Send + Sync>),
/// }
///
/// let error = AnyError::Other(Box::new(FlowCms::NotFound));
/// assert_eq!(error.to_response().status(), 404);
/// ```
pub use flowcms_status_macros::FlowError;
/// Declares a table of status codes (`enum`) or a map of a foreign error (`struct`).
///
/// A table: classes with a name and a sentence, in them rows of code, name and context. It refuses
/// a code outside 100 to 599 or its class, a code or class twice or out of order, two names that
/// make one identifier, an empty text.
///
/// A map: `pattern if guard => code "context"`, in the order of `match`, which checks that the
/// patterns are exhaustive. It is a newtype that answers by itself, and `#[flow(map = …)]` names it.
///
/// ```
/// use flowcms_status::{FlowError, status_table};
///
/// status_table! {
///     /// The codes of the pantry API.
///     pub enum Pantry {
///         4xx "Client Error" "The request cannot be fulfilled." {
///             404 "Not Found" "Nothing is stored under that name.",
///         }
///         5xx "Server Error" "The pantry failed." {
///             500 "Internal Server Error" "Tell the cook.",
///         }
///     }
/// }
///
/// status_table! {
///     /// How I/O failures answer.
///     pub struct Io(std::io::Error) in Pantry {
///         e if e.kind() == std::io::ErrorKind::NotFound => 404 "Look on another shelf.",
///         _ => 500,
///     }
/// }
///
/// let error = Io::from(std::io::Error::from(std::io::ErrorKind::NotFound));
/// assert_eq!(error.status_code(), 404);
/// assert_eq!(Pantry::NotFound.class().name(), "Client Error");
/// ```
pub use flowcms_status_macros::status_table;
#[cfg(feature = "tower")]
pub use layer::{ProblemFuture, ProblemLayer, ProblemService};
pub use occurrence::error::FlowError;
#[cfg(feature = "json")]
pub use occurrence::field_errors::{FieldError, FieldErrors};
pub use occurrence::field_errors::{FieldErrorSource, FieldNames};
pub use occurrence::header_field::{HeaderElement, HeaderField, InvalidHeaderField};
pub use occurrence::map::ErrorMap;
pub use occurrence::member::Member;
pub use occurrence::problem::Problem;
pub use occurrence::rendered::Rendered;
#[cfg(feature = "_layer")]
pub use response::sending::{body::ProblemBody, config::ErrorResponse, instance::Instance};
pub use tables::flowcms::FlowCms;
pub use tables::iana::Http;

// The texts of the tables' rows under their names, for the rustdoc of other crates.
#[cfg(not(doc))]
#[doc(hidden)]
pub use {__flowcms_row as FlowCms, __http_row as Http};

#[doc = include_str!("../docs/links.md")]
#[doc = include_str!("../docs/guide.md")]
#[cfg(any(doc, doctest))]
pub mod guide;

pub use ::bytes;
pub use ::http;

/// What the expansions of the macros speak to. Not a public API: it changes with any release.
#[doc(hidden)]
pub mod __private {
    pub use crate::__catalog_no_row as catalog_no_row;
    pub use crate::__catalog_rows as catalog_rows;
    pub use crate::__impl_adapters as impl_adapters;
    pub use crate::__just as just;
    #[cfg(feature = "client")]
    pub use crate::__just as client_side;
    #[cfg(all(feature = "client", feature = "testing"))]
    pub use crate::__just as kits_side;
    #[cfg(not(feature = "client"))]
    pub use crate::__no_adapter as client_side;
    #[cfg(not(all(feature = "client", feature = "testing")))]
    pub use crate::__no_adapter as kits_side;
    #[cfg(feature = "actix-web")]
    pub use crate::adapters::actix_web::private as actix_web;
    #[cfg(feature = "axum")]
    pub use crate::adapters::axum::private as axum;
    #[cfg(feature = "axum-07")]
    pub use crate::adapters::axum_07::private as axum_07;
    pub use crate::adapters::bounds::{AnsweringError, OwnedError, SendError};
    #[cfg(feature = "dropshot")]
    pub use crate::adapters::dropshot::private as dropshot;
    pub use crate::adapters::each as adapters;
    #[cfg(feature = "hyper")]
    pub use crate::adapters::hyper::private as hyper;
    #[cfg(feature = "poem")]
    pub use crate::adapters::poem::private as poem;
    #[cfg(feature = "rocket")]
    pub use crate::adapters::rocket::private as rocket;
    #[cfg(feature = "salvo")]
    pub use crate::adapters::salvo::private as salvo;
    #[cfg(feature = "tonic")]
    pub use crate::adapters::tonic::private as tonic;
    #[cfg(feature = "warp")]
    pub use crate::adapters::warp::private as warp;
    #[cfg(feature = "openapi")]
    pub use crate::catalog::openapi::private as openapi;
    pub use crate::catalog::{
        Added, AskedOf, Catalog, Catalogued, Leaf, Made, MemberSchema, Nested, OfUnknown,
        OtherMade, OtherMember, RetiredReason, SchemaOf, catalog_of,
    };
    #[cfg(feature = "client")]
    pub use crate::client::private as client;
    pub use crate::declaration::cell::Cell;
    pub use crate::declaration::const_text::{field_value, uri_base};
    pub use crate::declaration::declared::{
        DeclaredMember, Deprecation, DetailPolicy, LogLevel, RunTimeCodes,
    };
    pub use crate::declaration::declared_header::DeclaredHeader;
    pub use crate::declaration::declared_type::{Declared, More, declared, says, shaped};
    pub use crate::declaration::editor::keys;
    pub use crate::declaration::grpc_code::GrpcCode;
    pub use crate::declaration::problem_type::{ProblemType, stub};
    pub use crate::declaration::run_time_status::RunTimeStatus;
    pub use crate::declaration::spoken::{MapDeclaration, free_reason, made_reason, taken_reasons};
    pub use crate::declaration::table::{Class, Defines, Retry, Status, StatusTable, UnknownCode};
    pub use crate::declaration::voice::{OfNoTable, Voice, VoiceOf, demand_header, demand_one_of};
    pub use crate::occurrence::downcast::{
        BoxedError, Boxes, Downcast, Listed, OtherBoxedError, detail_of_found, found,
    };
    pub use crate::occurrence::error::{Answers, FlowError, IsError};
    #[cfg(feature = "client")]
    pub use crate::occurrence::field_errors::FieldErrors;
    pub use crate::occurrence::field_errors::{
        ErrorsOf, FieldErrorSource, FieldNames, OtherErrors,
    };
    pub use crate::occurrence::function::{
        Asked, Function, Mapped, OtherFunction, UnknownFunction, asking,
    };
    pub use crate::occurrence::header_field::HeaderField;
    pub use crate::occurrence::map::{ErrorMap, MapOf, MappedBy, OfNoMap};
    pub use crate::occurrence::member::Member;
    pub use crate::occurrence::problem::Problem;
    pub use crate::occurrence::rendered::Rendered;
    pub use crate::occurrence::text_field::{OtherText, TextField};
    pub use crate::occurrence::writing::writing;
    pub use crate::response::answer::http;
    #[cfg(all(feature = "client", feature = "testing"))]
    pub use crate::testing::private as read_back;
    pub use __flowcms_row as row;
    pub use ::bytes::Bytes;
    pub use ::http::{HeaderName, Response, StatusCode};
    pub use flowcms_status_macros::{editor_of_table, editor_of_type};
}
