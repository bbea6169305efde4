//! `FlowError`, the trait, and what implements it by pointing at another.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::{Response, StatusCode};

use crate::declaration::declared::DetailPolicy;
use crate::declaration::grpc_code::GrpcCode;
use crate::declaration::problem_type::ProblemType;
use crate::declaration::run_time_status::RunTimeStatus;
use crate::declaration::table::{Retry, Status};
use crate::occurrence::problem::Problem;
use crate::response::answer;

/// An error that declares how an HTTP API answers with it.
///
/// It is implemented by [`#[derive(FlowError)]`](macro@crate::FlowError), by the maps and tables of
/// [`status_table!`](crate::status_table), and for `&E`, `Box<E>` and `Arc<E>` of these. It is
/// usable as `dyn FlowError`.
///
/// ```
/// use flowcms_status::FlowError;
///
/// #[derive(Debug, thiserror::Error, FlowError)]
/// enum ContentError {
///     #[error("entry `{slug}` does not exist")]
///     #[flow(code = 404)]
///     EntryNotFound { slug: String },
/// }
///
/// let error: &dyn FlowError = &ContentError::EntryNotFound { slug: "intro".into() };
/// assert_eq!(error.problem_type().reason(), "entry_not_found");
/// assert_eq!(error.status_code(), 404);
///
/// let response = error.to_response();
/// assert_eq!(response.headers()["content-type"], "application/problem+json");
/// assert!(response.body().starts_with(br#"{"type":"about:blank","title":"Not Found","status":404,"#));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say how an API answers with it",
    label = "`FlowError` is not implemented for `{Self}`",
    note = "a type of yours can `#[derive(FlowError)]`; for a foreign one write a map, `status_table! {{ pub struct Map({Self}) in FlowCms {{ … }} }}`, and name it: `#[flow(map = Map)]`"
)]
// rustc shows this line to who derives it for a type that is no error.
pub trait FlowError: Error /* `#[derive(Debug, thiserror::Error, FlowError)]` */ {
    /// What the variant declared, or the error that answers for it.
    fn problem_type(&self) -> &'static ProblemType;

    /// The row of the table whose code is sent: the problem type's, unless the error has a
    /// run-time status. Where this occurrence lacks a header that HTTP demands with the code,
    /// [`status_code`](Self::status_code) is another.
    fn status(&self) -> &'static Status {
        self.problem_type().status()
    }

    /// Where the public text of this occurrence comes from.
    fn detail(&self) -> DetailPolicy {
        self.problem_type().detail()
    }

    /// Writes the public text of this occurrence, if [`detail`](Self::detail) lets it out.
    ///
    /// # Errors
    ///
    /// The `Display` of a value failed; the detail is then left out.
    fn fmt_detail(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }

    /// Adds the headers and extension members of this occurrence to `problem`.
    fn occurrence<'a>(&'a self, problem: &mut Problem<'a>) {
        let _ = problem;
    }

    /// The problem type, if all responses of it are the same, so that the first one is kept: what the
    /// macros say, who see it.
    #[doc(hidden)]
    fn constant(&self) -> Option<&'static ProblemType> {
        None
    }

    /// The HTTP status code that is sent (RFC 9110, section 15).
    fn status_code(&self) -> StatusCode {
        sent(&self).status_code()
    }

    /// Whether the caller should send the same request again.
    fn retry(&self) -> Retry {
        self.problem_type()
            .declared
            .more
            .retry
            .unwrap_or_else(|| sent(&self).retry())
    }

    /// What a gRPC service answers with: what the problem type declares, else what follows from
    /// the HTTP status code that is sent.
    fn grpc_code(&self) -> GrpcCode {
        let declared = self.problem_type().declared.more.grpc;
        declared.unwrap_or_else(|| sent(&self).grpc_code())
    }

    /// The response: status, headers and a problem document (RFC 9457, section 3).
    ///
    /// With the feature `tracing` it emits the event that belongs to the response, so call it once.
    fn to_response(&self) -> Response<Bytes> {
        answer::http(&self)
    }
}

/// What the impl of a generic type asks for, which is an error where its parameters let it be one.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no error, which `FlowError` builds on",
    label = "`std::error::Error` is not implemented for `{Self}`",
    note = "derive that too, and see that its parameters are what that asks for: `#[derive(Debug, thiserror::Error, FlowError)]`"
)]
pub trait IsError: Error {}

#[diagnostic::do_not_recommend]
impl<E: Error + ?Sized> IsError for E {}

/// The row of the table whose code is sent, when all that HTTP demands with it is looked at.
pub(crate) fn sent(error: &dyn FlowError) -> &'static Status {
    let status = error.status();
    match status.demanded_header() {
        Some(_) => Problem::new(error).status(),
        None => status,
    }
}

/// A `FlowError` as a run-time status: the one that it is answered with.
#[diagnostic::do_not_recommend]
impl<T: FlowError> RunTimeStatus for T {
    fn code(&self) -> Option<u16> {
        Some(sent(self).code())
    }
}

macro_rules! delegate {
    ($([$($bound:tt)*] $pointer:ty,)*) => {$(
        impl<T: FlowError $($bound)*> FlowError for $pointer {
            fn problem_type(&self) -> &'static ProblemType {
                T::problem_type(self)
            }

            fn status(&self) -> &'static Status {
                T::status(self)
            }

            fn detail(&self) -> DetailPolicy {
                T::detail(self)
            }

            fn fmt_detail(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                T::fmt_detail(self, f)
            }

            fn occurrence<'a>(&'a self, problem: &mut Problem<'a>) {
                T::occurrence(self, problem);
            }

            fn constant(&self) -> Option<&'static ProblemType> {
                T::constant(self)
            }

            fn status_code(&self) -> StatusCode {
                T::status_code(self)
            }

            fn retry(&self) -> Retry {
                T::retry(self)
            }

            fn grpc_code(&self) -> GrpcCode {
                T::grpc_code(self)
            }

            fn to_response(&self) -> Response<Bytes> {
                T::to_response(self)
            }
        }
    )*};
}

delegate! {
    [+ ?Sized] &T,
    [+ ?Sized] Arc<T>,
    [] Box<T>,
}

/// The field of a `transparent` variant: a `FlowError`, also behind `Box`, `Arc` and `dyn`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say how an API answers with it",
    label = "a `transparent` field must implement `FlowError`",
    note = "derive `FlowError` for it, or map it: `#[flow(map = …)]` with a `status_table!` struct"
)]
pub trait Answers {
    /// The error that answers.
    fn answers(&self) -> &dyn FlowError;
}

#[diagnostic::do_not_recommend]
impl<T: FlowError> Answers for T {
    fn answers(&self) -> &dyn FlowError {
        self
    }
}

macro_rules! boxed {
    ($($dynamic:ty,)*) => {$(
        impl Answers for Box<$dynamic> {
            fn answers(&self) -> &dyn FlowError {
                &**self
            }
        }

        #[diagnostic::do_not_recommend]
        impl RunTimeStatus for $dynamic {
            fn code(&self) -> Option<u16> {
                Some(sent(&self).code())
            }
        }

        #[diagnostic::do_not_recommend]
        impl RunTimeStatus for Box<$dynamic> {
            fn code(&self) -> Option<u16> {
                Some(sent(self.answers()).code())
            }
        }
    )*};
}

boxed! {
    dyn FlowError + '_,
    dyn FlowError + Send + '_,
    dyn FlowError + Send + Sync + '_,
}
