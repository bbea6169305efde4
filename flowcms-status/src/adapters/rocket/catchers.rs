//! Catchers that answer in the words of a table.

use rocket::catcher::BoxFuture;
use rocket::http::Status;
use rocket::{Catcher, Request};

use super::marked::respond;
use crate::FlowError;
use crate::declaration::table::StatusTable;
use crate::response::refused::{Refused, row};

/// The default catcher, which answers in the words of the table `T` wherever rocket would send its
/// own page: unknown routes, guards that fail, a handler that panics.
///
/// A code that the table lacks is answered with the row of the table [`Http`](crate::Http), one that
/// nobody registered by its class. A catcher of yours for one code goes before it.
///
/// ```
/// use flowcms_status::{FlowCms, rocket::catchers};
///
/// let rocket = rocket::build().register("/", catchers::<FlowCms>());
/// # let _ = rocket;
/// ```
#[must_use]
pub fn catchers<T: StatusTable + FlowError>() -> Vec<Catcher> {
    let mut catcher = Catcher::new(None, catch::<T>);
    catcher.name = Some(T::NAME.into());
    vec![catcher]
}

fn catch<'r, T: StatusTable + FlowError>(
    status: Status,
    request: &'r Request<'_>,
) -> BoxFuture<'r> {
    match row::<T>(status.code) {
        Some(problem_type) => {
            let refused = Refused {
                errors: None,
                problem_type,
                text: None,
                error: None,
            };
            let response = respond(&refused, request);
            Box::pin(async { Ok(response) })
        }
        // It is no code of an error: rocket's own page.
        None => Box::pin(async move { Catcher::default().handler.handle(status, request).await }),
    }
}
