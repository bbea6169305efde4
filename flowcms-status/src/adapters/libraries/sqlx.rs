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

use flowcms_status_macros::status_table;
use sqlx::Error;

use crate::tables::iana::Http;

status_table! {
    /// How a database's failures answer, with nothing of what the database says.
    #[flow(crate = crate, client = DatabaseProblem)]
    pub struct DatabaseError(Error) in Http {
        #[flow(reason = "row_not_found", detail = "there is no such record")]
        Error::RowNotFound => 404 or 400 "Check what the request names.",
        #[flow(reason = "unique_violation", detail = "such a record exists already")]
        e if is_unique_violation(e)
            => 409 or 400 "Send other values, or change the record that has these.",
        #[flow(reason = "foreign_key_violation", detail = "a record that is referred to is missing, or needed")]
        e if is_foreign_key_violation(e)
            => 409 or 400 "Create what the record refers to first, and delete what refers to it.",
        /// No connection came free in time, or another transaction holds what this one needs. Nothing was
        /// changed.
        #[flow(reason = "database_busy")]
        e if is_busy(e) => 503 or 500 "Try again.",
        #[flow(reason = "database_failed")]
        _ => 500,
    }
}

status_table! {
    /// How a database's failures answer, with the name of the constraint that is violated as the member
    /// `constraint`: PostgreSQL's and MySQL's own, and the columns that SQLite names, `users.email`.
    #[flow(crate = crate, client = NamedDatabaseProblem)]
    pub struct NamedDatabaseError(Error) in Http {
        #[flow(reason = "row_not_found", detail = "there is no such record")]
        Error::RowNotFound => 404 or 400 "Check what the request names.",
        #[flow(reason = "unique_violation", detail = "such a record exists already")]
        #[flow(member("constraint" = constraint))]
        e if is_unique_violation(e)
            => 409 or 400 "Send other values, or change the record that has these.",
        #[flow(reason = "foreign_key_violation", detail = "a record that is referred to is missing, or needed")]
        #[flow(member("constraint" = constraint))]
        e if is_foreign_key_violation(e)
            => 409 or 400 "Create what the record refers to first, and delete what refers to it.",
        /// No connection came free in time, or another transaction holds what this one needs. Nothing was
        /// changed.
        #[flow(reason = "database_busy")]
        e if is_busy(e) => 503 or 500 "Try again.",
        #[flow(reason = "database_failed")]
        _ => 500,
    }
}

fn is_unique_violation(error: &Error) -> bool {
    (error.as_database_error()).is_some_and(|error| error.is_unique_violation())
}

fn is_foreign_key_violation(error: &Error) -> bool {
    (error.as_database_error()).is_some_and(|error| error.is_foreign_key_violation())
}

/// The SQLSTATEs of transactions that can be run again, and of a server that takes no more connections.
const BUSY: [&str; 5] = ["40001", "40P01", "53300", "55P03", "57P03"];

fn is_busy(error: &Error) -> bool {
    if matches!(error, Error::PoolTimedOut) {
        return true;
    }
    let code = error.as_database_error().and_then(|error| error.code());
    // An SQLSTATE has five characters. SQLite has numbers, whose last byte is `SQLITE_BUSY` or
    // `SQLITE_LOCKED`.
    code.is_some_and(|code| match code.parse::<u32>() {
        Ok(number) if code.len() < 5 => matches!(number & 0xff, 5 | 6),
        _ => BUSY.contains(&&*code),
    })
}

fn constraint(error: &Error) -> Option<&str> {
    let error = error.as_database_error()?;
    let of_sqlite = || error.message().strip_prefix("UNIQUE constraint failed: ");
    error.constraint().or_else(of_sqlite)
}
