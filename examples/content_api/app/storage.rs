//! SQLite behind async calls, and how its failures answer the callers of the API.

use std::sync::Arc;
use std::time::{Duration, Instant};

use flowcms_status::{FlowCms, status_table};
use rusqlite::{Connection, Error, ErrorCode, ffi};
use tokio::sync::Mutex;

/// After how many steps of SQLite's virtual machine the clock is read.
const STEPS_BETWEEN_LOOKS: i32 = 1_000;

status_table! {
    /// How SQLite's failures answer the callers of the API.
    #[flow(type_base = "http://localhost:8080/errors#")]
    pub(super) struct Storage(Error) in FlowCms {
        /// The query ran into its time limit and was stopped.
        ///
        /// # Causes
        ///
        /// It asks for much: many hops through entries with many links.
        ///
        /// # Solutions
        ///
        /// Ask for fewer hops or a smaller page. The same query will run into its limit again.
        #[flow(reason = "query_too_slow", detail = "the query was stopped at its time limit")]
        Error::SqliteFailure(e, _) if e.code == ErrorCode::OperationInterrupted =>
            408 "Ask for less at a time: fewer hops, a smaller page.",
        /// Another entry has this slug. Nothing was changed.
        ///
        /// # Causes
        ///
        /// * Someone else was faster.
        /// * An earlier request of yours was successful, and its answer was lost on the way.
        ///
        /// # Solutions
        ///
        /// Read the entry: if it is yours, all is well. Else update it, or choose another slug.
        #[flow(reason = "duplicate_slug", detail = "another entry has this slug")]
        Error::SqliteFailure(e, _) if is_duplicate(*e) =>
            409 "Slugs are unique in a workspace. Update the entry that has this one, or choose another.",
        /// Another process is writing to the workspace, such as a migration.
        ///
        /// # Solutions
        ///
        /// Send the request again after the seconds in `Retry-After`: nothing was changed.
        #[flow(reason = "storage_busy", header("Retry-After" = "1"))]
        Error::SqliteFailure(e, _) if is_busy(*e) =>
            503 "Another process is writing to the workspace. Send the request again.",
        /// The workspace has reached its capacity. What is there can still be read.
        ///
        /// # Solutions
        ///
        /// Delete entries that are no longer needed, or ask for a larger workspace.
        #[flow(reason = "storage_full")]
        Error::SqliteFailure(e, _) if e.code == ErrorCode::DiskFull =>
            503 "The workspace has reached its capacity. Delete entries that are no longer needed.",
        /// Something went wrong that is not the caller's fault, and that callers are told nothing of.
        ///
        /// # Solutions
        ///
        /// Try again with growing pauses. If it stays so, tell support the `instance` of the answer:
        /// under that id stands in the log what happened.
        #[flow(reason = "storage_failed")]
        _ => 500,
    }
}

fn is_duplicate(failure: ffi::Error) -> bool {
    matches!(
        failure.extended_code,
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY
    )
}

fn is_busy(failure: ffi::Error) -> bool {
    matches!(
        failure.code,
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked
    )
}

/// The one connection. Jobs wait for it without blocking a thread, run on tokio's blocking threads,
/// and are interrupted at their time limit.
#[derive(Debug)]
pub(super) struct Store {
    connection: Arc<Mutex<Connection>>,
    limit: Duration,
}

impl Store {
    pub(super) fn new(connection: Connection, limit: Duration) -> Self {
        Self {
            connection: Arc::new(Mutex::new(connection)),
            limit,
        }
    }

    /// Runs `job` within the usual time limit of a query.
    pub(super) async fn run<T, E, J>(&self, job: J) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        J: FnOnce(&mut Connection) -> Result<T, E> + Send + 'static,
    {
        self.run_within(self.limit, job).await
    }

    /// Runs `job` within a time limit of its own.
    pub(super) async fn run_within<T, E, J>(&self, limit: Duration, job: J) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        J: FnOnce(&mut Connection) -> Result<T, E> + Send + 'static,
    {
        let mut connection = Arc::clone(&self.connection).lock_owned().await;
        let run = tokio::task::spawn_blocking(move || {
            let deadline = Instant::now() + limit;
            connection.progress_handler(
                STEPS_BETWEEN_LOOKS,
                Some(move || Instant::now() >= deadline),
            )?;
            job(&mut connection)
        });
        run.await.unwrap_or_else(|panicked| {
            // An open transaction was rolled back when the panic dropped it.
            let aborted = ffi::Error::new(ffi::SQLITE_ABORT);
            Err(Error::SqliteFailure(aborted, Some(panicked.to_string())).into())
        })
    }
}
