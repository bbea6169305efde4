//! A repository of any kind of record over SQLite, and how its failures answer.

use std::fmt::Debug;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use flowcms_status::{FlowError, status_table};
use rusqlite::{
    Connection, Error, ErrorCode, OptionalExtension as _, Transaction, TransactionBehavior,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::conditions::Tags;
use super::errors::Parcels;

/// How long a request waits for another process that is writing.
const PATIENCE: Duration = Duration::from_millis(100);

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS records (
        kind TEXT, id INTEGER, version INTEGER, record TEXT, PRIMARY KEY (kind, id)
    );
    CREATE TABLE IF NOT EXISTS keys (
        kind TEXT, key TEXT, id INTEGER, record TEXT, PRIMARY KEY (kind, key)
    );
";

/// What can be stored.
pub(crate) trait Record: Serialize + DeserializeOwned + Debug + Send + 'static {
    /// What callers call it.
    const KIND: &'static str;
}

/// A record that is stored.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct Stored<R> {
    pub(crate) id: u32,
    #[serde(skip)]
    version: u32,
    #[serde(flatten)]
    pub(crate) record: R,
}

impl<R> Stored<R> {
    pub(crate) fn etag(&self) -> String {
        format!("\"{}\"", self.version)
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Parcels)]
pub(crate) enum StoreError<R: Record> {
    /// Nothing has that number, or what had it was deleted.
    #[error("there is no {} {id}", R::KIND)]
    #[flow(code = 404, context = "Check the number.", member("kind" = kind))]
    RecordNotFound { id: u32, of: PhantomData<R> },

    /// It is not what you have read: someone else has changed it since.
    #[error("the {} has changed", R::KIND)]
    #[flow(code = 412)]
    RecordChanged {
        #[flow(header = "ETag")]
        etag: String,
    },

    /// A key stands for one request, so that the request can be sent again safely.
    #[error("another {} was sent with this `Idempotency-Key`", R::KIND)]
    #[flow(code = 422, context = "Send another key with another request.")]
    KeyReused,

    #[error(transparent)]
    #[flow(map = Storage)]
    Database(#[from] Error),
}

fn kind<R: Record>(_: &StoreError<R>) -> &'static str {
    R::KIND
}

status_table! {
    /// How SQLite's failures answer.
    pub(crate) struct Storage(Error) in Parcels {
        /// Another process is writing, such as a migration. Nothing was changed.
        #[flow(reason = "storage_busy", header("Retry-After" = "1"))]
        Error::SqliteFailure(e, _) if e.code == ErrorCode::DatabaseBusy => 503,
        #[flow(reason = "storage_failed")]
        _ => 500,
    }
}

/// The records of one kind. A copy is the same repository.
#[derive(Debug)]
pub(crate) struct Repository<R> {
    connection: Arc<Mutex<Connection>>,
    of: PhantomData<fn() -> R>,
}

impl<R: Record> Repository<R> {
    /// Stores a record once for each key, however often it is sent.
    pub(crate) async fn create(&self, key: String, record: R) -> Result<Stored<R>, StoreError<R>> {
        self.run(move |transaction| {
            let kind = R::KIND;
            let sent = encode(&record)?;
            let select = "SELECT id, record FROM keys WHERE kind = ?1 AND key = ?2";
            let first = transaction
                .query_row(select, (kind, &key), |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            let id = match first {
                Some((id, first)) if sent == *<String as AsRef<str>>::as_ref(&first) => id,
                Some(_) => return Err(StoreError::KeyReused),
                None => {
                    // Keys are never deleted, so numbers are never used again.
                    let count = "SELECT count(*) + 1 FROM keys WHERE kind = ?1";
                    let id = transaction.query_row(count, [kind], |row| row.get(0))?;
                    let insert = "INSERT INTO keys VALUES (?1, ?2, ?3, ?4)";
                    transaction.execute(insert, (kind, key, id, sent))?;
                    write(transaction, id, 1, &record)?;
                    id
                }
            };
            Ok(Stored {
                id,
                version: 1,
                record,
            })
        })
        .await
    }

    pub(crate) async fn read(&self, id: u32) -> Result<Stored<R>, StoreError<R>> {
        self.run(move |transaction| read(transaction, id)).await
    }

    pub(crate) async fn list(&self, limit: u32) -> Result<Vec<Stored<R>>, StoreError<R>> {
        self.run(move |transaction| {
            let select = "SELECT id FROM records WHERE kind = ?1 ORDER BY id LIMIT ?2";
            let mut statement = transaction.prepare(select)?;
            let ids = statement.query_map((R::KIND, limit), |row| row.get(0))?;
            ids.map(|id| read(transaction, id?)).collect()
        })
        .await
    }

    /// Replaces the record, if `tags` name its current version.
    pub(crate) async fn replace(
        &self,
        id: u32,
        tags: Tags,
        record: R,
    ) -> Result<Stored<R>, StoreError<R>> {
        self.run(move |transaction| {
            let version = current(transaction, id, &tags)?.version + 1;
            write(transaction, id, version, &record)?;
            Ok(Stored {
                id,
                version,
                record,
            })
        })
        .await
    }

    /// Deletes the record, if `tags` name its current version.
    pub(crate) async fn delete(&self, id: u32, tags: Tags) -> Result<(), StoreError<R>> {
        self.run(move |transaction| {
            current(transaction, id, &tags)?;
            let delete = "DELETE FROM records WHERE kind = ?1 AND id = ?2";
            transaction.execute(delete, (R::KIND, id))?;
            Ok(())
        })
        .await
    }

    /// Stores the record under that number, whatever was there.
    pub(crate) async fn put(&self, id: u32, record: R) -> Result<(), StoreError<R>> {
        self.run(move |transaction| Ok(write(transaction, id, 1, &record)?))
            .await
    }

    /// Runs `job` in a transaction, on a thread that may wait.
    async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError<R>> + Send + 'static,
    ) -> Result<T, StoreError<R>> {
        let connection = Arc::clone(&self.connection);
        let job = move || {
            let mut connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = job(&transaction)?;
            transaction.commit()?;
            Ok(done)
        };
        tokio::task::spawn_blocking(job)
            .await
            .expect("no job panics")
    }
}

fn read<R: Record>(transaction: &Transaction<'_>, id: u32) -> Result<Stored<R>, StoreError<R>> {
    let select = "SELECT version, record FROM records WHERE kind = ?1 AND id = ?2";
    let found = transaction.query_row(select, (R::KIND, id), |row| {
        let record = decode(&row.get::<_, String>(1)?)?;
        Ok(Stored {
            id,
            version: row.get(0)?,
            record,
        })
    });
    found.optional()?.ok_or(StoreError::RecordNotFound {
        id,
        of: PhantomData,
    })
}

fn current<R: Record>(
    transaction: &Transaction<'_>,
    id: u32,
    tags: &Tags,
) -> Result<Stored<R>, StoreError<R>> {
    let stored = read(transaction, id)?;
    let etag = stored.etag();
    if tags.name(&etag) {
        Ok(stored)
    } else {
        Err(StoreError::RecordChanged { etag })
    }
}

fn write<R: Record>(
    transaction: &Transaction<'_>,
    id: u32,
    version: u32,
    record: &R,
) -> Result<(), Error> {
    let replace = "INSERT OR REPLACE INTO records VALUES (?1, ?2, ?3, ?4)";
    transaction.execute(replace, (R::KIND, id, version, encode(record)?))?;
    Ok(())
}

fn encode<R: Record>(record: &R) -> Result<String, Error> {
    serde_json::to_string(record).map_err(|error| Error::ToSqlConversionFailure(error.into()))
}

fn decode<R: Record>(text: &str) -> Result<R, Error> {
    serde_json::from_str(text).map_err(|error| {
        Error::FromSqlConversionFailure(1, rusqlite::types::Type::Text, error.into())
    })
}

/// Opens the database, with the tables that are missing in it.
pub(crate) fn open(path: &str) -> Result<Arc<Mutex<Connection>>, Error> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(PATIENCE)?;
    connection.execute_batch(SCHEMA)?;
    Ok(Arc::new(Mutex::new(connection)))
}

impl<R> From<&Arc<Mutex<Connection>>> for Repository<R> {
    fn from(connection: &Arc<Mutex<Connection>>) -> Self {
        Self {
            connection: Arc::clone(connection),
            of: PhantomData,
        }
    }
}

impl<R> Clone for Repository<R> {
    fn clone(&self) -> Self {
        Self::from(&self.connection)
    }
}
