//! What is inside of a boxed error: the field of a variant with `downcast(…)`.

use std::error::Error;
use std::marker::PhantomData;
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

use crate::declaration::declared::DetailPolicy;
use crate::occurrence::error::{FlowError, sent};

/// An error that may have one inside that answers instead of it.
#[doc(hidden)]
pub trait Downcast {
    fn answering(&self) -> Option<&dyn FlowError>;
}

/// A type that `downcast(…)` lists.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say how an API answers with it",
    label = "a type that `downcast` lists must implement `FlowError`",
    note = "derive `FlowError` for it; of a foreign error list a map, and put that into the box: `status_table! {{ pub struct Map({Self}) in FlowCms {{ … }} }}`"
)]
pub trait Listed {
    fn answers(&self) -> &dyn FlowError;
}

#[diagnostic::do_not_recommend]
impl<E: FlowError + 'static> Listed for E {
    fn answers(&self) -> &dyn FlowError {
        self
    }
}

/// What was found in a box, as what answers.
#[doc(hidden)]
#[must_use]
pub fn found<E: Listed>(inside: Option<&E>) -> Option<&dyn FlowError> {
    inside.map(E::answers)
}

/// The public text where `inside` answers. It is the error's own: `Display` of a box may say more,
/// such as where in the service it was filled. So it is one that is declared, whoever asks.
#[doc(hidden)]
#[must_use]
pub fn detail_of_found(inside: &dyn FlowError) -> DetailPolicy {
    match inside.detail() {
        policy if policy.is_private(inside.problem_type().status(), sent(inside)) => {
            DetailPolicy::None
        }
        DetailPolicy::Default { text: Some(text) } => DetailPolicy::Text(text),
        DetailPolicy::Default { text: None } => DetailPolicy::Function,
        declared => declared,
    }
}

/// A field whose error is of a type that is not known, on the way to its `downcast_ref`: that of
/// `dyn Error`, or one that the field has itself, as `anyhow::Error` does, which looks through the
/// layers around the error.
#[doc(hidden)]
#[derive(Debug)]
pub struct BoxedError<'a, T>(pub &'a T);

// Names of their own, because `&'a dyn Error` would be one that lives for `'a`.
type AnyError = dyn Error;
type SendError = dyn Error + Send;
type SyncError = dyn Error + Send + Sync;

macro_rules! receivers {
    ($($dynamic:ident: $([$($lifetime:tt)*] $pointer:ty),*;)*) => {$(
        $(
            impl<'a $($lifetime)*> BoxedError<'a, $pointer> {
                #[must_use]
                pub fn __flow_receiver(self) -> &'a $dynamic {
                    &**self.0
                }
            }
        )*

        #[diagnostic::do_not_recommend]
        impl<T: Deref<Target = $dynamic>> Boxes<$dynamic> for T {
            type Receiver = T;

            fn receiver(&self) -> &T {
                self
            }
        }
    )*};
}

receivers! {
    AnyError: [] Box<AnyError>, [] Arc<AnyError>, [] Rc<AnyError>, [, 'b] &'b AnyError;
    SendError: [] Box<SendError>, [] Arc<SendError>, [] Rc<SendError>, [, 'b] &'b SendError;
    SyncError: [] Box<SyncError>, [] Arc<SyncError>, [] Rc<SyncError>, [, 'b] &'b SyncError;
}

/// A box with a `D` inside that is shared, such as the `anyhow::Error` of a job whose result is asked
/// for twice.
#[doc(hidden)]
#[derive(Debug)]
pub struct Shared<D: ?Sized>(PhantomData<D>);

macro_rules! shared {
    ($($pointer:ident),*) => {$(
        #[diagnostic::do_not_recommend]
        impl<D: ?Sized, T: Boxes<D>> Boxes<Shared<D>> for $pointer<T> {
            type Receiver = T::Receiver;

            fn receiver(&self) -> &T::Receiver {
                (**self).receiver()
            }
        }
    )*};
}

shared! { Arc, Rc }

/// The receiver of other fields: an inherent method comes before a trait's, and so before one that
/// the user has in scope.
#[doc(hidden)]
pub trait OtherBoxedError<'a, T> {
    fn __flow_receiver<D: ?Sized>(self) -> &'a <T as Boxes<D>>::Receiver
    where
        T: Boxes<D>;
}

impl<'a, T> OtherBoxedError<'a, T> for BoxedError<'a, T> {
    fn __flow_receiver<D: ?Sized>(self) -> &'a <T as Boxes<D>>::Receiver
    where
        T: Boxes<D>,
    {
        self.0.receiver()
    }
}

/// A box with a `D` inside. That there are many a type could be is what keeps rustc quiet about the
/// receiver of a type that is none.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no boxed error, so there is nothing to downcast",
    label = "`downcast` needs a boxed error here",
    note = "use `Box<dyn std::error::Error + Send + Sync>`, an `Arc` of that or `anyhow::Error`; an error whose type is known answers through `transparent` or `map`"
)]
pub trait Boxes<D: ?Sized> {
    type Receiver;

    fn receiver(&self) -> &Self::Receiver;
}
