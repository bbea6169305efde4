//! `/entries/{slug}/paths`: which entries can be reached through links, and in how many ways.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use flowcms_status::{FlowCms, FlowError};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::App;
use super::entry::{Entry, EntryError};
use super::input::{PathOf, QueryOf};
use super::storage::Storage;

pub(super) const MOST_HOPS: u32 = 64;

/// The number of walks grows exponentially with the hops: this is the query that needs a time
/// limit. Ordered so, SQLite goes depth first, and its queue stays short.
const WALKS: &str = "
    WITH RECURSIVE walk (slug, hops) AS (
        VALUES (?1, 0)
        UNION ALL
        SELECT links.target, walk.hops + 1
        FROM walk
        JOIN entries ON entries.slug = walk.slug
        JOIN links ON links.source = entries.id
        WHERE walk.hops < ?2
        ORDER BY 2 DESC
    )
    SELECT slug, count(*), min(hops) FROM walk WHERE hops > 0 GROUP BY slug ORDER BY slug";

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "http://localhost:8080/errors#")]
pub(super) enum PathsError {
    /// The number of hops is none that can be counted.
    ///
    /// # Solutions
    ///
    /// Begin with `hops=2`: with each hop the number of walks grows by as much as entries have links.
    #[error("`hops` must be 1 to {MOST_HOPS}, not {sent}")]
    #[flow(code = 400)]
    HopsOutOfRange {
        #[flow(member)]
        sent: u32,
    },

    #[error(transparent)]
    #[flow(transparent)]
    Entry(#[from] EntryError),

    #[error(transparent)]
    #[flow(map = Storage)]
    Storage(#[from] rusqlite::Error),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Walk {
    #[serde(default = "one")]
    hops: u32,
}

fn one() -> u32 {
    1
}

#[derive(Debug, Serialize)]
struct Reached {
    slug: String,
    paths: i64,
    shortest: i64,
}

pub(super) async fn paths(
    State(app): State<Arc<App>>,
    PathOf(slug): PathOf<String>,
    QueryOf(Walk { hops }): QueryOf<Walk>,
) -> Result<Response, PathsError> {
    if !(1..=MOST_HOPS).contains(&hops) {
        return Err(PathsError::HopsOutOfRange { sent: hops });
    }
    let reached = app
        .store
        .run(move |connection| walk(connection, &slug, hops))
        .await?;
    Ok((StatusCode::from(FlowCms::Ok), Json(reached)).into_response())
}

fn walk(connection: &Connection, slug: &str, hops: u32) -> Result<Vec<Reached>, PathsError> {
    let from = Entry::find(connection, slug)?;
    let mut walks = connection.prepare(WALKS)?;
    let rows = walks.query_map((&from.slug, hops), |row| {
        Ok(Reached {
            slug: row.get(0)?,
            paths: row.get(1)?,
            shortest: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
