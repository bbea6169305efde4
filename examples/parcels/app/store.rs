//! A repository of any kind of record over SQLite. How its failures answer is the library's map of sqlx.

use std::fmt::Debug;
use std::marker::PhantomData;
use std::time::Duration;

use flowcms_status::FlowError;
use flowcms_status::sqlx::DatabaseError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use sqlx::{Error, Sqlite};

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
pub(crate) trait Record:
    Serialize + DeserializeOwned + Debug + Send + Sync + Unpin + 'static
{
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
    #[flow(map = DatabaseError)]
    Database(#[from] Error),
}

fn kind<R: Record>(_: &StoreError<R>) -> &'static str {
    R::KIND
}

/// The records of one kind. A copy is the same repository.
#[derive(Debug)]
pub(crate) struct Repository<R> {
    pool: SqlitePool,
    of: PhantomData<fn() -> R>,
}

type Transaction = sqlx::Transaction<'static, Sqlite>;

impl<R: Record> Repository<R> {
    /// Stores a record once for each key, however often it is sent.
    pub(crate) async fn create(&self, key: String, record: R) -> Result<Stored<R>, StoreError<R>> {
        let mut transaction = self.begin().await?;
        let sent = encode(&record)?;
        let first = sqlx::query_as("SELECT id, record FROM keys WHERE kind = ? AND key = ?")
            .bind(R::KIND)
            .bind(&key)
            .fetch_optional(&mut *transaction)
            .await?;
        let id = match first {
            Some((id, first)) if sent == *<String as AsRef<str>>::as_ref(&first) => id,
            Some(_) => return Err(StoreError::KeyReused),
            None => {
                // Keys are never deleted, so numbers are never used again.
                let id = sqlx::query_scalar("SELECT count(*) + 1 FROM keys WHERE kind = ?")
                    .bind(R::KIND)
                    .fetch_one(&mut *transaction)
                    .await?;
                sqlx::query("INSERT INTO keys VALUES (?, ?, ?, ?)")
                    .bind(R::KIND)
                    .bind(key)
                    .bind(id)
                    .bind(sent)
                    .execute(&mut *transaction)
                    .await?;
                write(&mut transaction, id, 1, &record).await?;
                id
            }
        };
        transaction.commit().await?;
        Ok(Stored {
            id,
            version: 1,
            record,
        })
    }

    pub(crate) async fn read(&self, id: u32) -> Result<Stored<R>, StoreError<R>> {
        read(&mut self.begin().await?, id).await
    }

    pub(crate) async fn list(&self, limit: u32) -> Result<Vec<Stored<R>>, StoreError<R>> {
        let select = "SELECT id, version, record FROM records WHERE kind = ? ORDER BY id LIMIT ?";
        let rows: Vec<(u32, u32, String)> = sqlx::query_as(select)
            .bind(R::KIND)
            .bind(limit)
            .fetch_all(&mut *self.begin().await?)
            .await?;
        let stored = rows.into_iter().map(|(id, version, record)| {
            let record = decode(&record)?;
            Ok(Stored {
                id,
                version,
                record,
            })
        });
        stored.collect()
    }

    /// Replaces the record, if `tags` name its current version.
    pub(crate) async fn replace(
        &self,
        id: u32,
        tags: Tags,
        record: R,
    ) -> Result<Stored<R>, StoreError<R>> {
        let mut transaction = self.begin().await?;
        let version = current::<R>(&mut transaction, id, &tags).await?.version + 1;
        write(&mut transaction, id, version, &record).await?;
        transaction.commit().await?;
        Ok(Stored {
            id,
            version,
            record,
        })
    }

    /// Deletes the record, if `tags` name its current version.
    pub(crate) async fn delete(&self, id: u32, tags: Tags) -> Result<(), StoreError<R>> {
        let mut transaction = self.begin().await?;
        current::<R>(&mut transaction, id, &tags).await?;
        sqlx::query("DELETE FROM records WHERE kind = ? AND id = ?")
            .bind(R::KIND)
            .bind(id)
            .execute(&mut *transaction)
            .await?;
        Ok(transaction.commit().await?)
    }

    /// Stores the record under that number, whatever was there.
    pub(crate) async fn put(&self, id: u32, record: R) -> Result<(), StoreError<R>> {
        let mut transaction = self.begin().await?;
        write(&mut transaction, id, 1, &record).await?;
        Ok(transaction.commit().await?)
    }

    async fn begin(&self) -> Result<Transaction, Error> {
        self.pool.begin_with("BEGIN IMMEDIATE").await
    }
}

async fn read<R: Record>(
    transaction: &mut Transaction,
    id: u32,
) -> Result<Stored<R>, StoreError<R>> {
    let found: Option<(u32, String)> =
        sqlx::query_as("SELECT version, record FROM records WHERE kind = ? AND id = ?")
            .bind(R::KIND)
            .bind(id)
            .fetch_optional(&mut **transaction)
            .await?;
    let (version, record) = found.ok_or(StoreError::RecordNotFound {
        id,
        of: PhantomData,
    })?;
    let record = decode(&record)?;
    Ok(Stored {
        id,
        version,
        record,
    })
}

async fn current<R: Record>(
    transaction: &mut Transaction,
    id: u32,
    tags: &Tags,
) -> Result<Stored<R>, StoreError<R>> {
    let stored = read(transaction, id).await?;
    let etag = stored.etag();
    if tags.name(&etag) {
        Ok(stored)
    } else {
        Err(StoreError::RecordChanged { etag })
    }
}

async fn write<R: Record>(
    transaction: &mut Transaction,
    id: u32,
    version: u32,
    record: &R,
) -> Result<(), Error> {
    sqlx::query("INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?)")
        .bind(R::KIND)
        .bind(id)
        .bind(version)
        .bind(encode(record)?)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

fn encode<R: Record>(record: &R) -> Result<String, Error> {
    serde_json::to_string(record).map_err(|error| Error::Encode(error.into()))
}

fn decode<R: Record>(text: &str) -> Result<R, Error> {
    serde_json::from_str(text).map_err(|error| Error::Decode(error.into()))
}

/// Opens the database, with the tables that are missing in it.
pub(crate) async fn open(path: &str) -> Result<SqlitePool, Error> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .busy_timeout(PATIENCE);
    // One connection, which is kept: what is in memory is gone with it.
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_with(options)
        .await?;
    sqlx::raw_sql(SCHEMA).execute(&pool).await?;
    Ok(pool)
}

impl<R> From<&SqlitePool> for Repository<R> {
    fn from(pool: &SqlitePool) -> Self {
        Self {
            pool: pool.clone(),
            of: PhantomData,
        }
    }
}

impl<R> Clone for Repository<R> {
    fn clone(&self) -> Self {
        Self::from(&self.pool)
    }
}
