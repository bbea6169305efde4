//! Entries: what they hold, how they are checked, and how they lie in the database.

use flowcms_status::FlowError;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::column::AsJson;
use super::storage::Storage;

pub(super) const MAX_SLUG: usize = 64;
pub(super) const MAX_TITLE: usize = 200;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(
    type_base = "http://localhost:8080/errors#",
    retired("entry_gone" = 404, "Not sent since 1.3.0: an entry that was deleted is `entry_not_found`, as one that never was.")
)]
pub(super) enum EntryError {
    /// The caller's copy, named in `If-None-Match`, is the current one. The response has no content:
    /// go on with the copy.
    #[error("the entry has not changed")]
    #[flow(code = 304)]
    NotModified {
        #[flow(header = "ETag")]
        etag: String,
    },

    /// The slug names no entry of this workspace.
    ///
    /// # Causes
    ///
    /// * The slug was mistyped: slugs are written in lower case, and `about-us` is another one than
    ///   `about_us`.
    /// * The entry was deleted, or has not been created yet.
    /// * The key belongs to another workspace.
    ///
    /// # Solutions
    ///
    /// List the entries to find the slug:
    ///
    /// ```sh
    /// curl -H 'Authorization: Bearer demo-reader' http://localhost:8080/entries
    /// ```
    #[error("entry `{slug}` does not exist")]
    #[flow(
        code = 404,
        context = "List the entries with `GET /entries` to find the slug."
    )]
    EntryNotFound {
        #[flow(member)]
        slug: String,
    },

    /// Someone else has updated the entry since the caller read it. Nothing was changed, so that no
    /// work is lost.
    ///
    /// # Causes
    ///
    /// The update was made from the version `sent`, and the entry is at `stored` by now.
    ///
    /// # Solutions
    ///
    /// 1. Read the entry again.
    /// 2. Make the change to what it holds now; where both changed the same field, ask a person.
    /// 3. Send it with the version that was read. The same update with another number would undo
    ///    what the other person did.
    #[error("the entry is at version {stored}, the update was made from version {sent}")]
    #[flow(
        code = 409,
        context = "Read the entry again, make the change to what it holds now, and send its version."
    )]
    StaleVersion {
        #[flow(member)]
        sent: i64,
        #[flow(member)]
        stored: i64,
    },

    /// Slugs stand in addresses, so they are made of `a` to `z`, `0` to `9` and `-`.
    ///
    /// # Causes
    ///
    /// The member `field` (`slug`, or one of the `links`) holds the character `found`. Upper case,
    /// accents, spaces and underscores are the usual ones.
    ///
    /// # Solutions
    ///
    /// Make slugs of titles before you send them: `Über uns?` becomes `ueber-uns`.
    #[error("`{found}` is reserved and may not stand in `{field}`")]
    #[flow(
        code = 422,
        context = "Write slugs with lower-case letters, digits and hyphens."
    )]
    ReservedCharacter {
        #[flow(member)]
        field: &'static str,
        #[flow(member)]
        found: char,
    },

    /// An empty text, or one that is too long.
    ///
    /// # Causes
    ///
    /// The `field` has no character, or more than `most` of them. Characters are counted as Unicode
    /// counts them, not as bytes.
    ///
    /// # Solutions
    ///
    /// Check the length where the text is written, before it is sent.
    #[error("`{field}` must have 1 to {most} characters")]
    #[flow(code = 422)]
    WrongLength {
        #[flow(member)]
        field: &'static str,
        #[flow(member)]
        most: usize,
    },

    #[error(transparent)]
    #[flow(map = Storage)]
    Storage(#[from] rusqlite::Error),
}

/// A new entry as a caller sends it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Draft {
    pub(super) slug: String,
    pub(super) title: String,
    #[serde(default)]
    pub(super) fields: Map<String, Value>,
    #[serde(default)]
    pub(super) links: Vec<String>,
}

/// An update as a caller sends it, with the version it was made from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Update {
    version: i64,
    title: String,
    #[serde(default)]
    fields: Map<String, Value>,
    #[serde(default)]
    links: Vec<String>,
}

/// An entry as it is stored.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Entry {
    #[serde(skip)]
    id: i64,
    pub(super) slug: String,
    title: String,
    fields: Map<String, Value>,
    links: Vec<String>,
    pub(super) version: i64,
}

impl Entry {
    /// Another one with each update, and never that of an earlier entry with the same slug.
    pub(super) fn etag(&self) -> String {
        format!("\"{}-{}\"", self.id, self.version)
    }

    pub(super) fn find(connection: &Connection, slug: &str) -> Result<Self, EntryError> {
        let query = "SELECT id, slug, title, fields, version FROM entries WHERE slug = ?1";
        let mut entry = connection
            .query_row(query, [slug], Self::from_row)
            .optional()?
            .ok_or_else(|| EntryError::EntryNotFound { slug: slug.into() })?;
        let mut links =
            connection.prepare("SELECT target FROM links WHERE source = ?1 ORDER BY target")?;
        entry.links = links
            .query_map([entry.id], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(entry)
    }

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let AsJson(fields) = row.get("fields")?;
        Ok(Self {
            id: row.get("id")?,
            slug: row.get("slug")?,
            title: row.get("title")?,
            fields,
            links: Vec::new(),
            version: row.get("version")?,
        })
    }
}

impl Draft {
    pub(super) fn insert(&self, connection: &Connection) -> Result<(), EntryError> {
        check_slug("slug", &self.slug)?;
        check_content(&self.title, &self.links)?;
        connection.execute(
            "INSERT INTO entries (slug, title, fields) VALUES (?1, ?2, ?3)",
            params![self.slug, self.title, AsJson(&self.fields)],
        )?;
        link(connection, connection.last_insert_rowid(), &self.links)
    }
}

impl Update {
    pub(super) fn apply(&self, connection: &Connection, slug: &str) -> Result<(), EntryError> {
        check_content(&self.title, &self.links)?;
        let entry = Entry::find(connection, slug)?;
        if entry.version != self.version {
            return Err(EntryError::StaleVersion {
                sent: self.version,
                stored: entry.version,
            });
        }
        connection.execute(
            "UPDATE entries SET title = ?2, fields = ?3, version = version + 1 WHERE id = ?1",
            params![entry.id, self.title, AsJson(&self.fields)],
        )?;
        connection.execute("DELETE FROM links WHERE source = ?1", [entry.id])?;
        link(connection, entry.id, &self.links)
    }
}

fn link(connection: &Connection, source: i64, targets: &[String]) -> Result<(), EntryError> {
    let mut insert = connection.prepare("INSERT OR IGNORE INTO links VALUES (?1, ?2)")?;
    for target in targets {
        insert.execute(params![source, target])?;
    }
    Ok(())
}

fn check_slug(field: &'static str, slug: &str) -> Result<(), EntryError> {
    check_length(field, slug, MAX_SLUG)?;
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    match slug.chars().find(|&c| !allowed(c)) {
        Some(found) => Err(EntryError::ReservedCharacter { field, found }),
        None => Ok(()),
    }
}

fn check_content(title: &str, links: &[String]) -> Result<(), EntryError> {
    check_length("title", title, MAX_TITLE)?;
    links.iter().try_for_each(|link| check_slug("links", link))
}

fn check_length(field: &'static str, text: &str, most: usize) -> Result<(), EntryError> {
    if text.is_empty() || text.chars().count() > most {
        return Err(EntryError::WrongLength { field, most });
    }
    Ok(())
}
