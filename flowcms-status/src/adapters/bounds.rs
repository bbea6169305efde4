//! What some frameworks ask of an error. An error that does not give it has no impl of theirs,
//! instead of one that does not compile: a feature that another crate turned on breaks nothing.
//! `for<'always> Error: …<'always>` is left to whoever uses the impl to prove, because of the lifetime.

use crate::FlowError;

/// It is an error at all, which is said once, of its `FlowError`.
pub trait AnsweringError<'always>: FlowError {}

impl<E: FlowError> AnsweringError<'_> for E {}

/// It can be sent to another thread.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent between threads, so it has no impl for a framework that demands it",
    label = "this error is not `Send`",
    note = "make its fields `Send`; `#[flow(adapters(…))]` says for which frameworks it is"
)]
pub trait SendError<'always>: FlowError + Send {}

impl<E: FlowError + Send> SendError<'_> for E {}

/// It can be kept by the framework: it borrows nothing and threads can share it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not `Send + Sync + 'static`, so it has no impl for a framework that demands it",
    label = "this error cannot be kept by the framework",
    note = "let it own its fields and make these `Send + Sync`; `#[flow(adapters(…))]` says for which frameworks it is"
)]
pub trait OwnedError<'always>: FlowError + Send + Sync + 'static {}

impl<E: FlowError + Send + Sync + 'static> OwnedError<'_> for E {}
