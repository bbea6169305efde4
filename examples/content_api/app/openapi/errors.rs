//! What each endpoint can answer when something goes wrong: parts of the errors' own catalogues.

use flowcms_status::Catalog;

use crate::app::admission::AdmissionError;
use crate::app::entry::EntryError;
use crate::app::imports::ImportError;
use crate::app::input::InputError;
use crate::app::media::MediaError;
use crate::app::paths::PathsError;
use crate::app::preview::PreviewError;
use crate::app::routes::RouteError;

/// What stands before each endpoint that asks for a key: it reads the keys from the database.
const KEYED: Catalog = AdmissionError::CATALOG.only(&[
    "key_missing",
    "key_unknown",
    "not_permitted",
    "rate_limited",
    "query_too_slow",
    "storage_busy",
    "storage_failed",
]);
const PATH: Catalog = InputError::CATALOG.only(&["unreadable_path"]);
const QUERY: Catalog = InputError::CATALOG.only(&["invalid_query"]);
const BODY: Catalog = InputError::CATALOG.only(&[
    "malformed_json",
    "wrong_fields",
    "not_json",
    "unreadable_body",
    "body_too_slow",
]);
/// What a write adds to what a read can meet.
const WRITE: Catalog = EntryError::CATALOG.only(&["storage_full"]);
const FOUND: Catalog = EntryError::CATALOG.only(&["entry_not_found"]);
const CHECKED: Catalog = EntryError::CATALOG.only(&["reserved_character", "wrong_length"]);

const KEYED_PATH: Catalog = KEYED.with(PATH);
pub(super) const LISTING: Catalog = KEYED.with(QUERY);
pub(super) const CREATING: Catalog = KEYED
    .with(BODY)
    .with(WRITE)
    .with(CHECKED)
    .with(EntryError::CATALOG.only(&["duplicate_slug"]));
pub(super) const READING: Catalog =
    KEYED_PATH.with(EntryError::CATALOG.only(&["entry_not_found", "not_modified"]));
pub(super) const UPDATING: Catalog = KEYED_PATH
    .with(BODY)
    .with(WRITE)
    .with(CHECKED)
    .with(EntryError::CATALOG.only(&["entry_not_found", "stale_version"]));
pub(super) const DELETING: Catalog = KEYED_PATH.with(FOUND).with(WRITE);
pub(super) const WALKING: Catalog = KEYED_PATH
    .with(QUERY)
    .with(FOUND)
    .with(PathsError::CATALOG.only(&["hops_out_of_range"]));
pub(super) const PREVIEWING: Catalog = KEYED_PATH
    .with(FOUND)
    .with(PreviewError::CATALOG.only(&["not_a_websocket"]));
pub(super) const IMPORTING: Catalog = KEYED
    .with(BODY)
    .with(WRITE)
    .with(ImportError::CATALOG.only(&["nothing_to_import", "import_queue_full"]));
pub(super) const WATCHING: Catalog =
    KEYED_PATH.with(ImportError::CATALOG.only(&["import_not_found"]));
pub(super) const LOADING: Catalog = KEYED_PATH.with(MediaError::CATALOG);
pub(super) const MOVED: Catalog = RouteError::CATALOG.only(&["v1_moved"]);
