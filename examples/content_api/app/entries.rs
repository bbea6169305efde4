//! Handlers of `/entries`: list, create, read, update and delete.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flowcms_status::FlowCms;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::App;
use super::entry::{Draft, Entry, EntryError, Update};
use super::input::{JsonBody, PathOf, QueryOf};
use super::preview::Event;

pub(super) const LONGEST_PAGE: u32 = 100;

/// Which page of the list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Page {
    /// The slug after which it begins.
    #[serde(default)]
    after: String,
    #[serde(default = "longest_page")]
    limit: u32,
}

fn longest_page() -> u32 {
    LONGEST_PAGE
}

#[derive(Debug, Serialize)]
struct Listed {
    slug: String,
    title: String,
    version: i64,
}

pub(super) async fn list(
    State(app): State<Arc<App>>,
    QueryOf(page): QueryOf<Page>,
) -> Result<Response, EntryError> {
    let listed = app
        .store
        .run(move |connection| select_page(connection, &page))
        .await?;
    Ok((StatusCode::from(FlowCms::Ok), Json(listed)).into_response())
}

fn select_page(connection: &Connection, page: &Page) -> Result<Vec<Listed>, EntryError> {
    let mut select = connection.prepare(
        "SELECT slug, title, version FROM entries WHERE slug > ?1 ORDER BY slug LIMIT ?2",
    )?;
    let rows = select.query_map((&page.after, page.limit.min(LONGEST_PAGE)), |row| {
        Ok(Listed {
            slug: row.get(0)?,
            title: row.get(1)?,
            version: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) async fn create(
    State(app): State<Arc<App>>,
    JsonBody(draft): JsonBody<Draft>,
) -> Result<Response, EntryError> {
    let entry = app
        .store
        .run(move |connection| {
            let transaction = connection.transaction()?;
            draft.insert(&transaction)?;
            let entry = Entry::find(&transaction, &draft.slug)?;
            transaction.commit()?;
            Ok::<_, EntryError>(entry)
        })
        .await?;
    let location = [(header::LOCATION, format!("/entries/{}", entry.slug))];
    Ok((location, found(FlowCms::Created, &entry)).into_response())
}

pub(super) async fn read(
    State(app): State<Arc<App>>,
    PathOf(slug): PathOf<String>,
    headers: HeaderMap,
) -> Result<Response, EntryError> {
    let entry = app
        .store
        .run(move |connection| Entry::find(connection, &slug))
        .await?;
    let etag = entry.etag();
    if names(&headers, &etag) {
        return Err(EntryError::NotModified { etag });
    }
    Ok(found(FlowCms::Ok, &entry))
}

pub(super) async fn update(
    State(app): State<Arc<App>>,
    PathOf(slug): PathOf<String>,
    JsonBody(update): JsonBody<Update>,
) -> Result<Response, EntryError> {
    let entry = app
        .store
        .run(move |connection| {
            let transaction = connection.transaction()?;
            update.apply(&transaction, &slug)?;
            let entry = Entry::find(&transaction, &slug)?;
            transaction.commit()?;
            Ok::<_, EntryError>(entry)
        })
        .await?;
    app.announce(Event::Updated(entry.clone()));
    Ok(found(FlowCms::Ok, &entry))
}

pub(super) async fn delete(
    State(app): State<Arc<App>>,
    PathOf(slug): PathOf<String>,
) -> Result<FlowCms, EntryError> {
    let slug = app
        .store
        .run(move |connection| {
            match connection.execute("DELETE FROM entries WHERE slug = ?1", [&slug])? {
                0 => Err(EntryError::EntryNotFound { slug }),
                _ => Ok(slug),
            }
        })
        .await?;
    app.announce(Event::Deleted { slug });
    Ok(FlowCms::NoContent)
}

fn found(status: FlowCms, entry: &Entry) -> Response {
    let etag = [(header::ETAG, entry.etag())];
    (StatusCode::from(status), etag, Json(entry)).into_response()
}

/// Whether `If-None-Match` names this tag (RFC 9110, section 13.1.2); tags of ours have no comma.
fn names(headers: &HeaderMap, etag: &str) -> bool {
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|tag| tag.trim().trim_start_matches("W/"))
        .any(|tag| tag == etag || tag == "*")
}
