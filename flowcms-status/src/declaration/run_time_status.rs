//! Statuses that are known at run time only.

#[cfg(feature = "tracing")]
use std::cell::Cell;

use crate::declaration::amended::Amended;

/// What a run-time status may be given as: a number, an [`http::StatusCode`], a row of a status
/// table, another error that answers for itself, or an `Option` of these; also behind a reference,
/// `Box` or `Arc`.
///
/// ```
/// use flowcms_status::{FlowCms, RunTimeStatus};
///
/// assert_eq!(404_u16.code(), Some(404));
/// assert_eq!(RunTimeStatus::code(&FlowCms::NotFound), Some(404));
/// assert_eq!(None::<u16>.code(), None);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a run-time status",
    label = "expected `u16`, `http::StatusCode`, a row of a status table, another `FlowError`, or an `Option` of these"
)]
pub trait RunTimeStatus {
    /// The code, `None` if there is nothing to say.
    fn code(&self) -> Option<u16>;
}

macro_rules! statuses {
    ($($status:ty: $code:expr,)*) => {$(
        #[diagnostic::do_not_recommend]
        impl $crate::RunTimeStatus for $status {
            fn code(&self) -> ::core::option::Option<u16> {
                ::core::option::Option::Some($code(self))
            }
        }

        #[diagnostic::do_not_recommend]
        impl $crate::RunTimeStatus for &$status {
            fn code(&self) -> ::core::option::Option<u16> {
                ::core::option::Option::Some($code(self))
            }
        }

        #[diagnostic::do_not_recommend]
        impl $crate::RunTimeStatus for ::std::boxed::Box<$status> {
            fn code(&self) -> ::core::option::Option<u16> {
                ::core::option::Option::Some($code(self))
            }
        }

        #[diagnostic::do_not_recommend]
        impl $crate::RunTimeStatus for ::std::sync::Arc<$status> {
            fn code(&self) -> ::core::option::Option<u16> {
                ::core::option::Option::Some($code(self))
            }
        }
    )*};
}

#[allow(
    unused_imports,
    reason = "only frameworks with status types of their own take it"
)]
pub(crate) use statuses;

statuses! {
    u16: |code: &u16| *code,
    http::StatusCode: http::StatusCode::as_u16,
}

#[diagnostic::do_not_recommend]
impl<T: RunTimeStatus> RunTimeStatus for Option<T> {
    fn code(&self) -> Option<u16> {
        self.as_ref().and_then(T::code)
    }
}

#[cfg(feature = "tracing")]
thread_local! {
    /// Why the last run-time status was not one to send, until somebody asks.
    static REFUSED: Cell<Option<Amended>> = const { Cell::new(None) };
}

#[cfg_attr(not(feature = "tracing"), expect(unused_variables))]
pub(super) fn refuse(why: Amended) {
    #[cfg(feature = "tracing")]
    REFUSED.set(Some(why));
}

/// What `ask` returns, and why a run-time status was not one to send.
pub(crate) fn asking<R>(ask: impl FnOnce() -> R) -> (R, Option<Amended>) {
    #[cfg(feature = "tracing")]
    {
        REFUSED.set(None);
        let answer = ask();
        (answer, REFUSED.take())
    }
    #[cfg(not(feature = "tracing"))]
    (ask(), None)
}
