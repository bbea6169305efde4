//! What goes wrong with a database over sqlx 0.8 and 0.9 (feature `sqlx`): a map that says nothing of the
//! database, and one that names the constraint that is violated.
//!
//! ```
//! use flowcms_status::FlowError;
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum UserError {
//!     #[error(transparent)]
//!     #[flow(map = flowcms_status::sqlx::DatabaseError)]
//!     Database(#[from] sqlx::Error),
//! }
//!
//! let error = UserError::from(sqlx::Error::RowNotFound);
//! assert_eq!(error.status_code(), 404);
//! ```
//!
//! Where no row is nothing wrong, `fetch_optional` says so.

use sqlx::Error;

pub use crate::adapters::maps::sqlx::*;

pub(in crate::adapters) fn is_unique_violation(error: &Error) -> bool {
    (error.as_database_error()).is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}

pub(in crate::adapters) fn is_foreign_key_violation(error: &Error) -> bool {
    (error.as_database_error()).is_some_and(sqlx::error::DatabaseError::is_foreign_key_violation)
}

/// The SQLSTATEs of transactions that can be run again, and of a server that takes no more connections.
const BUSY: [&str; 5] = ["40001", "40P01", "53300", "55P03", "57P03"];

pub(in crate::adapters) fn is_busy(error: &Error) -> bool {
    if matches!(error, Error::PoolTimedOut) {
        return true;
    }
    let code = error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code);
    // An SQLSTATE has five characters. SQLite has numbers, whose last byte is `SQLITE_BUSY` or
    // `SQLITE_LOCKED`.
    code.is_some_and(|code| match code.parse::<u32>() {
        Ok(number) if code.len() < 5 => matches!(number & 0xff, 5 | 6),
        _ => BUSY.contains(&&*code),
    })
}

pub(in crate::adapters) fn constraint(error: &Error) -> Option<&str> {
    let error = error.as_database_error()?;
    let of_sqlite = || error.message().strip_prefix("UNIQUE constraint failed: ");
    error.constraint().or_else(of_sqlite)
}
