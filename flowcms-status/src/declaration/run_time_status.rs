//! Statuses that are known at run time only.

use crate::declaration::table::StatusTable;

/// What a run-time status may be given as: a number, an [`http::StatusCode`], a row of a status
/// table, or an `Option` of these.
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
    label = "expected `u16`, `http::StatusCode`, a row of a status table, or an `Option` of these"
)]
pub trait RunTimeStatus {
    /// The code, `None` if there is nothing to say.
    fn code(&self) -> Option<u16>;
}

impl RunTimeStatus for u16 {
    fn code(&self) -> Option<u16> {
        Some(*self)
    }
}

impl RunTimeStatus for http::StatusCode {
    fn code(&self) -> Option<u16> {
        Some(self.as_u16())
    }
}

#[diagnostic::do_not_recommend]
impl<T: StatusTable> RunTimeStatus for T {
    fn code(&self) -> Option<u16> {
        Some(self.status().code())
    }
}

impl<T: RunTimeStatus> RunTimeStatus for Option<T> {
    fn code(&self) -> Option<u16> {
        self.as_ref().and_then(T::code)
    }
}
