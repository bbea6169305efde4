//! The task that brings in what `/imports` has accepted, one import after another.

use std::sync::Arc;
use std::time::Duration;

use flowcms_status::{FlowCms, FlowError};
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use serde_json::json;

use super::App;
use super::column::AsJson;
use super::entry::EntryError;
use super::imports::Batch;

/// How long one import may take.
const TIME_LIMIT: Duration = Duration::from_secs(20);

/// How long the queue rests when the database cannot be used.
const PAUSE: Duration = Duration::from_secs(1);

/// What became of an import.
#[derive(Debug, Default, Serialize)]
struct Report {
    imported: usize,
    refused: Vec<Refusal>,
}

/// An entry that was not imported, and why: what the answer to its own request would say.
#[derive(Debug, Serialize)]
struct Refusal {
    slug: String,
    reason: &'static str,
    context: &'static str,
}

/// Works until the server stops. What was left over when it last stopped comes first.
pub(super) async fn work(app: Arc<App>) {
    let mut stop = app.stop.clone();
    while !*stop.borrow() {
        let longest_wait = match import_next(&app).await {
            Ok(true) => continue,
            Ok(false) => Duration::MAX,
            Err(error) => {
                eprintln!("imports are waiting for the database: {error}");
                PAUSE
            }
        };
        tokio::select! {
            () = app.queued.notified() => {}
            () = tokio::time::sleep(longest_wait) => {}
            _ = stop.wait_for(|stop| *stop) => {}
        }
    }
}

/// Whether there was one.
async fn import_next(app: &App) -> rusqlite::Result<bool> {
    let Some(id) = app.store.run(|connection| first(connection)).await? else {
        return Ok(false);
    };
    let imported = app
        .store
        .run_within(TIME_LIMIT, move |connection| import(connection, id))
        .await;
    if let Err(error) = imported {
        let report = json!({ "reason": error.problem_type().reason() });
        app.store
            .run(move |connection| finish(connection, id, "failed", report))
            .await?;
    }
    Ok(true)
}

fn first(connection: &Connection) -> rusqlite::Result<Option<i64>> {
    let query = "SELECT id FROM imports WHERE state = 'queued' ORDER BY id LIMIT 1";
    connection.query_row(query, [], |row| row.get(0)).optional()
}

fn finish(
    connection: &Connection,
    id: i64,
    state: &str,
    report: impl Serialize,
) -> rusqlite::Result<()> {
    let update = "UPDATE imports SET state = ?2, batch = '', report = ?3 WHERE id = ?1";
    connection
        .execute(update, (id, state, AsJson(report)))
        .map(drop)
}

/// All in one transaction, so that an import that a crash cuts off begins anew.
fn import(connection: &mut Connection, id: i64) -> Result<(), EntryError> {
    let mut transaction = connection.transaction()?;
    let query = "SELECT batch FROM imports WHERE id = ?1";
    let AsJson(batch) = transaction.query_row(query, [id], |row| row.get(0))?;
    let Batch { entries } = batch;

    let mut report = Report::default();
    for draft in entries {
        let savepoint = transaction.savepoint()?;
        match draft.insert(&savepoint) {
            Ok(()) => {
                savepoint.commit()?;
                report.imported += 1;
            }
            Err(error) if is_of_the_entry(&error) => {
                savepoint.finish()?; // undoes what it has not committed
                report.refused.push(Refusal {
                    slug: draft.slug,
                    reason: error.problem_type().reason(),
                    context: error.problem_type().context(),
                });
            }
            Err(error) => return Err(error),
        }
    }
    finish(&transaction, id, "done", report)?;
    Ok(transaction.commit()?)
}

/// Whether the entry is to blame, so that the others can go on.
fn is_of_the_entry(error: &EntryError) -> bool {
    matches!(
        FlowCms::try_from(error.status_code()),
        Ok(FlowCms::Conflict | FlowCms::UnprocessableEntity)
    )
}
