//! The database: how it is opened, its tables, and what a fresh one holds.

use std::time::Duration;

use rusqlite::{Connection, Transaction, params};

use super::Config;

/// The version of the tables below, kept in SQLite's `user_version`.
const VERSION: i64 = 1;

/// How long a write waits for another process that writes.
const PATIENCE: Duration = Duration::from_millis(200);

const TABLES: &str = "
    CREATE TABLE keys (
        token       TEXT PRIMARY KEY,
        name        TEXT NOT NULL,
        permissions TEXT NOT NULL,
        requests    INTEGER NOT NULL CHECK (requests > 0),
        seconds     INTEGER NOT NULL CHECK (seconds > 0)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE entries (
        id      INTEGER PRIMARY KEY AUTOINCREMENT,
        slug    TEXT NOT NULL UNIQUE,
        title   TEXT NOT NULL,
        fields  TEXT NOT NULL,
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT;

    CREATE TABLE links (
        source INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
        target TEXT NOT NULL,
        PRIMARY KEY (source, target)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE imports (
        id     INTEGER PRIMARY KEY AUTOINCREMENT,
        state  TEXT NOT NULL CHECK (state IN ('queued', 'done', 'failed')),
        batch  TEXT NOT NULL,
        report TEXT NOT NULL DEFAULT '{}'
    ) STRICT;
";

/// Token, name, permissions, and how many requests in how many seconds.
const KEYS: [(&str, &str, &str, u32, u32); 3] = [
    ("demo-editor", "editor", "read write delete", 1_000, 60),
    ("demo-reader", "reader", "read", 1_000, 60),
    ("demo-trial", "trial", "read", 3, 60),
];

/// The pages of a small site: each links to all others, as a menu does.
const ENTRIES: [(&str, &str); 8] = [
    ("about", "About us"),
    ("blog", "Blog"),
    ("contact", "Contact"),
    ("docs", "Documentation"),
    ("press", "Press"),
    ("pricing", "Pricing"),
    ("team", "The team"),
    ("welcome", "Welcome"),
];

/// Why a database cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SchemaError {
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),

    #[error("its tables are of version {0}, this program knows version {VERSION}")]
    UnknownVersion(i64),
}

/// Opens the database of `config`, and fills it if it is fresh.
pub(super) fn open(config: &Config) -> Result<Connection, SchemaError> {
    let mut connection = match &config.db {
        Some(path) => Connection::open(path)?,
        None => Connection::open_in_memory()?,
    };
    connection.busy_timeout(PATIENCE)?;
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON;")?;
    if let Some(pages) = config.pages {
        connection.execute_batch(&format!("PRAGMA max_page_count = {pages};"))?;
    }

    let transaction = connection.transaction()?;
    match transaction.query_row("PRAGMA user_version", [], |row| row.get(0))? {
        0 => fill(&transaction)?,
        VERSION => {}
        other => return Err(SchemaError::UnknownVersion(other)),
    }
    transaction.commit()?;
    Ok(connection)
}

fn fill(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute_batch(TABLES)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    for (token, name, permissions, requests, seconds) in KEYS {
        transaction.execute(
            "INSERT INTO keys VALUES (?1, ?2, ?3, ?4, ?5)",
            params![token, name, permissions, requests, seconds],
        )?;
    }
    for (slug, title) in ENTRIES {
        transaction.execute(
            "INSERT INTO entries (slug, title, fields) VALUES (?1, ?2, ?3)",
            params![slug, title, r#"{"text":"To be written."}"#],
        )?;
    }
    transaction.execute_batch(
        "INSERT INTO links SELECT a.id, b.slug FROM entries a JOIN entries b ON a.id <> b.id",
    )
}
