//! `/imports`: entries in bulk, accepted at once and brought in by the importer.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use flowcms_status::{FlowCms, FlowError};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::App;
use super::column::AsJson;
use super::entry::Draft;
use super::input::{JsonBody, PathOf};
use super::storage::Storage;

/// The largest import, in bytes.
pub(super) const LARGEST: usize = 1024 * 1024;

const LONGEST_QUEUE: u32 = 32;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "http://localhost:8080/errors#")]
pub(super) enum ImportError {
    /// The id names no import of this workspace.
    ///
    /// # Solutions
    ///
    /// Follow the `Location` of the response that accepted the import.
    #[error("import {id} does not exist")]
    #[flow(code = 404)]
    ImportNotFound {
        #[flow(member = "import")]
        id: i64,
    },

    /// An import without entries.
    ///
    /// # Solutions
    ///
    /// Leave out imports that have nothing to bring in.
    #[error("`{field}` is empty")]
    #[flow(code = 422)]
    NothingToImport {
        #[flow(member)]
        field: &'static str,
    },

    /// More imports are waiting than the importer can bring in soon.
    ///
    /// # Causes
    ///
    /// Imports are brought in one after the other, and others sent many before this one.
    ///
    /// # Solutions
    ///
    /// * Send it again after the seconds in `Retry-After`.
    /// * Send one import of a hundred entries rather than a hundred of one.
    #[error("{LONGEST_QUEUE} imports are waiting")]
    #[flow(code = 503, header("Retry-After" = "5"))]
    ImportQueueFull,

    #[error(transparent)]
    #[flow(map = Storage)]
    Storage(#[from] rusqlite::Error),
}

/// An import as a caller sends it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Batch {
    pub(super) entries: Vec<Draft>,
}

/// An import as a caller sees it.
#[derive(Debug, Serialize)]
struct Import {
    id: i64,
    state: String,
    report: Value,
}

pub(super) async fn accept(
    State(app): State<Arc<App>>,
    JsonBody(batch): JsonBody<Batch>,
) -> Result<Response, ImportError> {
    if batch.entries.is_empty() {
        return Err(ImportError::NothingToImport { field: "entries" });
    }
    let import = app
        .store
        .run(move |connection| enqueue(connection, batch))
        .await?;
    app.queued.notify_one();
    let location = [(header::LOCATION, format!("/imports/{}", import.id))];
    let accepted = StatusCode::from(FlowCms::Accepted);
    Ok((accepted, location, Json(import)).into_response())
}

pub(super) async fn read(
    State(app): State<Arc<App>>,
    PathOf(id): PathOf<i64>,
) -> Result<Response, ImportError> {
    let import = app
        .store
        .run(move |connection| find(connection, id))
        .await?;
    Ok((StatusCode::from(FlowCms::Ok), Json(import)).into_response())
}

fn enqueue(connection: &mut Connection, batch: Batch) -> Result<Import, ImportError> {
    let transaction = connection.transaction()?;
    let count = "SELECT count(*) FROM imports WHERE state = 'queued'";
    if transaction.query_row(count, [], |row| row.get::<_, u32>(0))? >= LONGEST_QUEUE {
        return Err(ImportError::ImportQueueFull);
    }
    let insert = "INSERT INTO imports (state, batch) VALUES ('queued', ?1)";
    transaction.execute(insert, [AsJson(batch)])?;
    let import = find(&transaction, transaction.last_insert_rowid())?;
    transaction.commit()?;
    Ok(import)
}

fn find(connection: &Connection, id: i64) -> Result<Import, ImportError> {
    let query = "SELECT state, report FROM imports WHERE id = ?1";
    let import = connection.query_row(query, [id], |row| {
        let AsJson(report) = row.get(1)?;
        Ok(Import {
            id,
            state: row.get(0)?,
            report,
        })
    });
    import.optional()?.ok_or(ImportError::ImportNotFound { id })
}
