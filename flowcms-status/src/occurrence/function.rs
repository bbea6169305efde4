//! A function that a declaration names, of the error or of the problem that it is.

#[cfg(feature = "json")]
use std::borrow::Cow;
use std::cell::OnceCell;
use std::error::Error;
use std::fmt;
use std::io;

use http::HeaderValue;

use crate::declaration::declared::DetailPolicy;
use crate::declaration::problem_type::ProblemType;
use crate::declaration::run_time_status::RunTimeStatus;
use crate::declaration::table::Status;
use crate::occurrence::error::FlowError;
use crate::occurrence::field_errors::FieldErrorSource;
#[cfg(feature = "json")]
use crate::occurrence::field_errors::{FieldErrors, FieldNames};
use crate::occurrence::header_field::{HeaderField, InvalidHeaderField};
use crate::occurrence::map::ErrorMap;
use crate::occurrence::member::Member;
use crate::occurrence::problem::Problem;
use crate::occurrence::writing::writing;

/// A function and the error that it is asked of.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a, E: ?Sized, F>(pub &'a E, pub F);

/// Calls the function with what it takes. The first of these impls counts whose references a call
/// finds first: rustc looks for a method of `&&&&Asked`, then of what that points at.
#[doc(hidden)]
pub trait Function<P> {
    type Made;
    fn __flow_call(&self, problem: P) -> Self::Made;
}

impl<'a, E: ?Sized, F: Fn(&'a E) -> R, R, P> Function<P> for &&&&Asked<'a, E, F> {
    type Made = R;

    fn __flow_call(&self, _: P) -> R {
        (self.1)(self.0)
    }
}

impl<'p, 'x, E: ?Sized, F: Fn(&'p Problem<'x>) -> R, R> Function<&'p Problem<'x>>
    for &&&Asked<'_, E, F>
{
    type Made = R;

    fn __flow_call(&self, problem: &'p Problem<'x>) -> R {
        (self.1)(problem)
    }
}

impl<'p, 'x, E: ?Sized, F: Fn(&'p Problem<'x>) -> R, R> Function<&'p IfAsked<'x>>
    for &&&Asked<'_, E, F>
{
    type Made = R;

    fn __flow_call(&self, problem: &'p IfAsked<'x>) -> R {
        (self.1)(problem.problem())
    }
}

impl<'a, E: FlowError, F: Fn(&'a (dyn FlowError + 'a)) -> R, R, P> Function<P>
    for &&Asked<'a, E, F>
{
    type Made = R;

    fn __flow_call(&self, _: P) -> R {
        (self.1)(self.0)
    }
}

impl<'a, E: Error, F: Fn(&'a (dyn Error + 'a)) -> R, R, P> Function<P> for &Asked<'a, E, F> {
    type Made = R;

    fn __flow_call(&self, _: P) -> R {
        (self.1)(self.0)
    }
}

/// What no function is, so that rustc says once what one takes.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` takes neither the error nor the problem that it is",
    label = "expected a function of `&{E}` or of `&Problem<'_>`"
)]
pub trait FunctionOf<E: ?Sized> {}

/// Says of any other function that it is the wrong one.
#[doc(hidden)]
pub trait OtherFunction<P> {
    type Error: ?Sized;
    type Function;

    fn __flow_call(&self, _: P) -> Nothing
    where
        Self::Function: FunctionOf<Self::Error>,
    {
        Nothing
    }
}

impl<E: ?Sized, F, P> OtherFunction<P> for Asked<'_, E, F> {
    type Error = E;
    type Function = F;
}

/// Takes any other function for what it is: somewhere else it is said that it is wrong.
#[doc(hidden)]
pub trait UnknownFunction<P> {
    fn __flow_call(&self, _: P) -> Nothing {
        Nothing
    }
}

impl<E: ?Sized, F, P> UnknownFunction<P> for Asked<'_, E, F> {}

/// What a wrong function returns. It is all that a right one may return.
#[doc(hidden)]
#[derive(Debug)]
pub struct Nothing;

#[diagnostic::do_not_recommend]
impl fmt::Display for Nothing {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

#[diagnostic::do_not_recommend]
impl FieldErrorSource for Nothing {
    #[cfg(feature = "json")]
    fn field_errors(&self, _: FieldNames) -> Cow<'_, FieldErrors> {
        Cow::default()
    }
}

#[diagnostic::do_not_recommend]
impl HeaderField for Nothing {
    fn header_value(&self) -> Result<Option<HeaderValue>, InvalidHeaderField> {
        Ok(None)
    }
}

#[diagnostic::do_not_recommend]
impl Member for Nothing {
    fn write_json(&self, to: &mut dyn io::Write) -> io::Result<()> {
        to.write_all(b"null")
    }
}

#[diagnostic::do_not_recommend]
impl RunTimeStatus for Nothing {
    fn code(&self) -> Option<u16> {
        None
    }
}

/// The problem that an error is, made if somebody asks for it.
#[doc(hidden)]
pub struct IfAsked<'x> {
    error: &'x dyn FlowError,
    problem: OnceCell<Problem<'x>>,
}

impl<'x> IfAsked<'x> {
    fn problem(&self) -> &Problem<'x> {
        self.problem.get_or_init(|| Problem::new(self.error))
    }
}

/// What `ask` returns, whom the problem of `error` is at hand; `None` inside of it, where the same
/// part of `this` is asked for again.
#[doc(hidden)]
pub fn asking<T: ?Sized, R>(
    this: &T,
    part: &'static str,
    error: &dyn FlowError,
    ask: impl FnOnce(&IfAsked<'_>) -> R,
) -> Option<R> {
    let problem = IfAsked {
        error,
        problem: OnceCell::new(),
    };
    writing(this, part, || ask(&problem))
}

/// A foreign error as its map has it by itself.
#[doc(hidden)]
pub struct Mapped<'a, M: ErrorMap + ?Sized>(pub &'a M::Error);

impl<M: ErrorMap + ?Sized> FlowError for Mapped<'_, M> {
    fn problem_type(&self) -> &'static ProblemType {
        M::problem_type_of(self.0)
    }

    fn status(&self) -> &'static Status {
        M::status_of(self.0)
    }

    fn detail(&self) -> DetailPolicy {
        M::detail_of(self.0)
    }

    fn fmt_detail(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        M::fmt_detail_of(self.0, f)
    }

    fn occurrence<'a>(&'a self, problem: &mut Problem<'a>) {
        M::occurrence_of(self.0, problem);
    }
}

impl<M: ErrorMap + ?Sized> fmt::Display for Mapped<'_, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        M::__display(self.0, f)
    }
}

impl<M: ErrorMap + ?Sized> fmt::Debug for Mapped<'_, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        M::__debug(self.0, "Mapped", f)
    }
}

impl<M: ErrorMap + ?Sized> Error for Mapped<'_, M> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        M::__source(self.0)
    }
}
