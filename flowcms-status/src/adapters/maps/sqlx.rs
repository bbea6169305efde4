//! The maps of databases.

#[cfg(feature = "sqlx")]
use crate::adapters::libraries::sqlx::{
    constraint, is_busy, is_foreign_key_violation, is_unique_violation,
};
use crate::tables::iana::Http;
#[cfg(feature = "sqlx")]
use sqlx::Error;

map! { "sqlx"
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

map! { "sqlx"
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
